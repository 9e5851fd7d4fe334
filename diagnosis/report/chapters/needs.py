"""Chapter: needs (form 1), the numbers behind them and the matrix of priorities."""

from collections import Counter

from cus.documents.blocks import Block, Column, Section, TableRow, missing, note, table, text
from cus.text.plural import plural
from diagnosis.enums import ProposalKind
from diagnosis.matrix import BESIDE, RULE, Matrix, matrix_of
from diagnosis.models import Need
from diagnosis.report.charting import drawn_matrix
from diagnosis.report.content import Content, Scope

COLUMNS = (
    Column(label="Nr", width=5),
    Column(label="Grupa społeczna", width=15),
    Column(label="Problem", width=30),
    Column(label="Potrzeby", hint="na które nie odpowiada lokalny rynek usług społecznych", width=25),
    Column(label="Sposoby zaspokajania potrzeb"),
)
PRIORITY_COLUMNS = (
    Column(label="Nr", width=5),
    Column(label="Potrzeba"),
    Column(label="Grupa społeczna", width=25),
    Column(label="Skala × dotkliwość", width=10),
    Column(label="Priorytet", width=15),
    Column(label="Dowody", width=15),
)
IN_FIELDS = "Większe liczby w polach to numery wierszy formularza potrzeb, mała liczba w rogu to priorytet pola."


def numbered_needs(scope: Scope) -> list[tuple[int, Need]]:
    """Rows of form 1 with the number that each has on the sheet; of a gmina its own and those of the whole area."""
    needs = scope.diagnosis.needs.for_sheet().select_related("gmina").prefetch_related("proposals")
    wanted = scope.gmina
    return [
        (number, need) for number, need in enumerate(needs, 1) if wanted is None or need.gmina_id in (None, wanted.pk)
    ]


def build(scope: Scope) -> Content:
    """Tell the needs: how many, form 1 whole, then priorities as a matrix and a table."""
    needs = numbered_needs(scope)
    if not needs:
        where = f"dla gminy {scope.gmina.name} " if scope.gmina else ""
        return Content(blocks=(missing(f"Do formularza potrzeb {where}nie wpisano jeszcze żadnej potrzeby."),))
    return Content(
        blocks=(text(_count(scope, needs)),),
        sections=(
            Section(title="Formularz potrzeb i problemów lokalnej społeczności", blocks=(_form(scope, needs),)),
            Section(title="Priorytety", blocks=tuple(_priorities(scope, needs))),
            *filter(None, [_proposals(scope, needs)]),
        ),
    )


def _count(scope: Scope, needs: list[tuple[int, Need]]) -> str:
    groups = len({need.group.strip().casefold() for _, need in needs if need.group.strip()})
    where = f"Gminy {scope.gmina.name} dotyczy" if scope.gmina else "Diagnoza wymienia"
    total = f"{where} {len(needs)} {plural(len(needs), 'potrzeba', 'potrzeby', 'potrzeb')}"
    if not scope.gmina:
        total = f"{where} {len(needs)} {plural(len(needs), 'potrzebę', 'potrzeby', 'potrzeb')}"
    said = (
        f"{total} {groups} {plural(groups, 'grupy', 'grup', 'grup')} społecznych."
        if groups != 1
        else f"{total} jednej grupy społecznej."
    )
    common = sum(need.gmina_id is None for _, need in needs)
    if scope.gmina and common:
        said += f" W tym {common} {plural(common, 'dotyczy', 'dotyczą', 'dotyczy')} całego obszaru centrum."
    kinds = Counter(need.get_kind_display() for _, need in needs if need.kind)
    if kinds:
        listed = ", ".join(f"{kind}: {count}" for kind, count in sorted(kinds.items()))
        said += f"\n\nRodzaje potrzeb: {listed}; przy pozostałych rodzaju nie wskazano."
    return said


def _form(scope: Scope, needs: list[tuple[int, Need]]) -> Block:
    rows = [
        TableRow(cells=(str(number), need.group, need.problem, need.need, need.ways), note=facts_of(scope, need))
        for number, need in needs
    ]
    return table(
        f"Potrzeby{_of(scope)}",
        COLUMNS,
        rows,
        wide=True,
        source="formularz 1 „Diagnoza potrzeb i problemów lokalnej społeczności”, numery jak w formularzu.",
    )


def _of(scope: Scope) -> str:
    return f" – gmina {scope.gmina.name}" if scope.gmina else ""


def facts_of(scope: Scope, need: Need) -> str:
    """The tags under a row: services, number, priority, kind, place."""
    parts = [link.service.name for link in need.service_links.all()]
    parts += [need.number_text] if need.number_text else []
    parts += [need.priority_text] if need.priority_text else []
    parts += [f"potrzeba {need.get_kind_display()}"] if need.kind else []
    parts += [scope.place(need.gmina)] if scope.place(need.gmina) else []
    return " · ".join(parts)


def _priorities(scope: Scope, needs: list[tuple[int, Need]]) -> list[Block]:
    matrix = matrix_of(needs)
    if not matrix.ranked:
        return [text(RULE), missing("Żadnej potrzebie nie nadano jeszcze skali i dotkliwości.")]
    title = f"Macierz priorytetów{_of(scope)}"
    blocks = [text(f"{RULE} {BESIDE}"), drawn_matrix(matrix, title), note(IN_FIELDS), _ranking(scope, matrix)]
    if matrix.without:
        numbers = ", ".join(str(one.number) for one in matrix.without)
        blocks.append(text(f"Bez priorytetu, bo brakuje skali lub dotkliwości: wiersze {numbers}."))
    return blocks


def _ranking(scope: Scope, matrix: Matrix) -> Block:
    rows = [
        TableRow(
            cells=(
                str(one.number),
                shortened(one.need) or "bez treści",
                shortened(one.group, 80) or "bez grupy",
                f"{one.size} × {one.severity}",
                f"{one.priority}\n{one.level[1]}",
                one.evidence or "nie oceniono",
            )
        )
        for one in matrix.ranked
    ]
    return table(f"Potrzeby od najpilniejszej{_of(scope)}", PRIORITY_COLUMNS, rows, source="formularz potrzeb.")


def _proposals(scope: Scope, needs: list[tuple[int, Need]]) -> Section | None:
    """What is proposed to the programme; left out when nothing is: the law does not ask for it."""
    rows = [
        TableRow(
            cells=(
                str(number),
                shortened(need.need or need.problem),
                *(_of_kind(need, kind) for kind in ProposalKind),
            )
        )
        for number, need in needs
        if need.proposals.all()
    ]
    if not rows:
        return None
    title = f"Propozycje do programu usług społecznych{_of(scope)}"
    columns = (
        Column(label="Nr", width=5),
        Column(label="Potrzeba", width=25),
        Column(label="Osoby"),
        Column(label="Warunki"),
        Column(label="Zasady"),
    )
    return Section(
        title="Propozycje do programu", blocks=(table(title, columns, rows, source="propozycje przy potrzebach."),)
    )


def _of_kind(need: Need, kind: str) -> str:
    return "\n".join(one.words for one in need.proposals.all() if one.kind == kind) or "–"


def shortened(words: str, most: int = 120) -> str:
    """Return the beginning of a long text, cut between words."""
    plain = " ".join(words.split())
    return plain if len(plain) <= most else plain[:most].rpartition(" ")[0] + " …"
