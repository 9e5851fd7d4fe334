"""Chapter: needs (form 1), the numbers behind them and the matrix of priorities."""

from collections import Counter, defaultdict

from cus.documents.blocks import Block, Column, Section, TableRow, missing, table, text
from cus.text.plural import plural
from diagnosis.models import Need
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
    Column(label="Grupa społeczna", hint="i liczba", width=30),
    Column(label="Skala × dotkliwość", width=10, numeric=True),
    Column(label="Priorytet", width=10, numeric=True),
    Column(label="Dowody", width=10, numeric=True),
)
SIZES = range(1, 6)


def numbered_needs(scope: Scope) -> list[tuple[int, Need]]:
    """Rows of form 1 with the number that each has on the sheet; of a gmina its own and those of the whole area."""
    needs = scope.diagnosis.needs.for_sheet().select_related("gmina")
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
    parts += [f"priorytet {need.priority}"] if need.priority else []
    parts += [f"potrzeba {need.get_kind_display()}"] if need.kind else []
    parts += [scope.place(need.gmina)] if scope.place(need.gmina) else []
    return " · ".join(parts)


def _priorities(scope: Scope, needs: list[tuple[int, Need]]) -> list[Block]:
    ranked = sorted(((number, need) for number, need in needs if need.priority), key=_weight)
    without = [str(number) for number, need in needs if not need.priority]
    blocks = [
        text(
            "Priorytet to skala (1–5) razy dotkliwość (1–5). Obok stoi pewność dowodów (1–3): mówi, jak dobrze potrzeba "
            "jest udokumentowana, i nie wchodzi do wyniku."
        )
    ]
    if not ranked:
        return [*blocks, missing("Żadnej potrzebie nie nadano jeszcze skali i dotkliwości.")]
    blocks += [_matrix(scope, ranked), _ranking(scope, ranked)]
    if without:
        blocks.append(text(f"Bez priorytetu (brak skali lub dotkliwości): {', '.join(without)}."))
    return blocks


def _weight(pair: tuple[int, Need]) -> tuple[int, int, int]:
    number, need = pair
    return -(need.priority or 0), -(need.evidence or 0), number


def _matrix(scope: Scope, ranked: list[tuple[int, Need]]) -> Block:
    cells = defaultdict(list)
    for number, need in sorted(ranked, key=lambda pair: pair[0]):
        cells[need.severity, need.size].append(str(number))
    return table(
        f"Macierz priorytetów{_of(scope)}",
        (Column(label="Dotkliwość", width=15), *(Column(label=f"skala {size}") for size in SIZES)),
        [
            TableRow(cells=(f"dotkliwość {severity}", *(", ".join(cells[severity, size]) or "–" for size in SIZES)))
            for severity in reversed(SIZES)
        ],
        note="W polach stoją numery wierszy formularza potrzeb. Im wyżej i dalej w prawo, tym pilniejsza potrzeba.",
        source="formularz potrzeb.",
    )


def _ranking(scope: Scope, ranked: list[tuple[int, Need]]) -> Block:
    rows = [
        TableRow(
            cells=(
                str(number),
                shortened(need.need),
                "\n".join(filter(None, (shortened(need.group, 80), need.number_text))),
                f"{need.size} × {need.severity}",
                str(need.priority),
                str(need.evidence or "–"),
            )
        )
        for number, need in ranked
    ]
    return table(f"Potrzeby od najpilniejszej{_of(scope)}", PRIORITY_COLUMNS, rows, source="formularz potrzeb.")


def shortened(words: str, most: int = 120) -> str:
    """Return the beginning of a long text, cut between words."""
    plain = " ".join(words.split())
    return plain if len(plain) <= most else plain[:most].rpartition(" ")[0] + " …"
