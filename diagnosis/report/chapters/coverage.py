"""Chapter: which needs the services on offer cover, and what is missing."""

from cus.documents.blocks import Block, Column, Section, TableRow, items, table, text
from cus.text.dates import day
from cus.text.plural import plural
from diagnosis.coverage import Coverage, CoverageLine, NeedCoverage, Outcome, ServiceTotal, Verdict, coverage_of
from diagnosis.potential import shown_potential
from diagnosis.report.chapters.needs import shortened
from diagnosis.report.content import Content, Scope

NEED_COLUMNS = (
    Column(label="Nr", width=5),
    Column(label="Potrzeba", width=30),
    Column(label="Ilu potrzebuje", width=15),
    Column(label="Usługi, możliwości i różnica"),
)
SERVICE_COLUMNS = (
    Column(label="Usługa", width=20),
    Column(label="Wiersze potrzeb", width=15),
    Column(label="Ilu potrzebuje", width=20),
    Column(label="Możliwości", width=15),
    Column(label="Ocena"),
)
ONCE = (
    "Tu możliwości liczą się raz, a potrzeby razem. Te same osoby mogą stać w kilku wierszach formularza, więc suma bywa "
    "większa niż liczba ludzi."
)


def build(scope: Scope) -> Content | None:
    """Compare needs with capacities; left out when there is nothing to compare: the law does not ask for it."""
    potential = shown_potential(scope.diagnosis)
    coverage = coverage_of(scope.diagnosis, potential) if potential else None
    if coverage is None or not coverage.needs:
        return None
    sections = [Section(title="Potrzeby według priorytetu", blocks=(_needs(scope, coverage),))]
    if coverage.services:
        sections.append(Section(title="Usługi ze wszystkimi potrzebami", blocks=tuple(_services(coverage))))
    return Content(blocks=(text(_about(coverage)), items(_counts(coverage))), sections=tuple(sections))


def _about(coverage: Coverage) -> str:
    return (
        f"Obok każdej potrzeby stoją usługi, które na nią odpowiadają, i to, ile ich jest w rejestrze partnerów na "
        f"{day(coverage.as_of)} r. Kto je oferuje, mówi rozdział o potencjale. Liczby dodaje się i porównuje tylko w tej samej jednostce i w tym samym czasie."
    )


def _counts(coverage: Coverage) -> list[str]:
    return [f"{outcome.word}: {coverage.count(outcome)}" for outcome in Outcome if coverage.count(outcome)]


def _needs(scope: Scope, coverage: Coverage) -> Block:
    rows = [_need(scope, need) for need in coverage.needs]
    return table("Potrzeby, usługi i różnica", NEED_COLUMNS, rows, source="formularz potrzeb, rejestr partnerów.")


def _need(scope: Scope, need: NeedCoverage) -> TableRow:
    about = [shortened(need.group, 80), shortened(need.need)]
    facts = [f"priorytet {need.priority}" if need.priority else "bez priorytetu"]
    facts += [need.gmina or "cały obszar"] if len(scope.gminas) > 1 else []
    lines = [_line(line) for line in need.lines] or ["nie wybrano usługi"]
    return TableRow(
        cells=(
            str(need.number),
            "\n".join([*filter(None, about), " · ".join(facts)]),
            need.demand.said or "nie podano",
            "\n".join(lines),
        )
    )


def _line(line: CoverageLine) -> str:
    told = f"{line.service}: {_verdict(line.verdict)}."
    if line.sums:
        count = len(line.offerings)
        entities = f"{count} {plural(count, 'podmiot', 'podmioty', 'podmiotów')}"
        told += f"\nMożliwości: {'; '.join(total.said for total in line.sums)} ({entities})."
    return told + _remarks(line)


def _remarks(line: CoverageLine) -> str:
    """What the same capacities have to serve beside, and which offers were not counted."""
    shared, unplaced, said = line.shared_with, line.unplaced, ""
    if shared:
        said += f"\nTe same możliwości mają służyć jeszcze {shared} {plural(shared, 'potrzebie', 'potrzebom', 'potrzebom')}."
    if any(one.is_wider for one in line.offerings):
        said += "\nCzęść podmiotów działa także w innych gminach."
    if unplaced:
        said += f"\nNie liczono {unplaced} {plural(unplaced, 'oferty', 'ofert', 'ofert')} bez wskazanej gminy."
    return said


def _verdict(verdict: Verdict) -> str:
    """The word and why, without saying one word twice."""
    word = verdict.outcome.word
    return verdict.said if verdict.said.startswith(word) else f"{word} – {verdict.said}"


def _services(coverage: Coverage) -> list[Block]:
    rows = [_service(one) for one in coverage.services]
    title = "Usługi ze wszystkimi potrzebami"
    source = "formularz potrzeb, rejestr partnerów."
    blocks = [table(title, SERVICE_COLUMNS, rows, note=ONCE, source=source)]
    if coverage.unasked:
        blocks.append(text(f"Usługi z rejestru, o które nie prosi żadna potrzeba: {', '.join(coverage.unasked)}."))
    return blocks


def _service(one: ServiceTotal) -> TableRow:
    able = "\n".join(total.said for total in one.sums) or ("nie podano" if one.offers else "brak ofert")
    return TableRow(
        cells=(
            one.service,
            ", ".join(map(str, one.needs)),
            "\n".join(demand.said for demand in one.demands) or "nie podano",
            able,
            _verdict(one.verdict),
        )
    )
