"""Sentences that more than one leaf of the outline uses. Pure over ``Facts``."""

from collections.abc import Callable, Iterable

from cus.text.dates import day
from cus.text.numbers import money, number
from cus.text.plural import plural
from cus.text.units import with_unit
from partners.models import CommitteeDecision, JointAction
from programmes.models import ServiceContract
from programmes.results.complaining.enums import ComplaintKind, Finding
from programmes.results.complaints import tally
from programmes.results.enums import PeriodKind
from programmes.results.figures import people_of, totals_of
from programmes.results.indicators import is_reached
from programmes.results.ledger import PEOPLE, is_small
from programmes.results.models import Complaint, DeliveryFigure, ImpactNote, ProviderReport
from programmes.results.quality import Results
from programmes.results.reports.enums import ReportState
from programmes.results.selfevaluation.facts import Facts
from programmes.results.selfevaluation.proposals import places
from programmes.results.selfevaluation.sentence import Sentence, ended, quoted
from services.units import amount


def listed(words: Iterable[str]) -> str:
    """Join words: „a, b i c”."""
    found = list(words)
    return f"{', '.join(found[:-1])} i {found[-1]}" if len(found) > 1 else "".join(found)


def of_action(action: JointAction, *, key: str = "") -> Sentence:
    """What was done together, with its share and result."""
    told = [f"{action.when}: {action.name}", action.share, action.result]
    text = " ".join(ended(part) for part in told if part.strip())
    return Sentence(key=key or f"action-{action.pk}", text=text, **places.of_action(action))


def of_duty(decision: CommitteeDecision, end) -> Sentence:
    """What the committee told a party to do, and whether it was done by ``end``."""
    if decision.done_on and decision.done_on <= end:
        outcome = f"Wykonano dnia {day(decision.done_on)} r."
        if decision.done_note:
            outcome += f" {ended(decision.done_note)}"
    else:
        outcome = "Do końca okresu nie odnotowano wykonania."
    text = f"Decyzją komitetu zadanie „{decision.duty}” przyjmuje {decision.responsible}, termin: {day(decision.due_on)} r. {outcome}"
    return Sentence(key=f"duty-{decision.pk}", text=text, **places.of_decision(decision))


def late_duties(decisions: Iterable[CommitteeDecision], end) -> list[Sentence]:
    """What was due by ``end`` and was not done by then, or was done after its day."""
    found = []
    for one in decisions:
        if one.responsible_id is None or one.due_on > end:
            continue
        if one.done_on is None or one.done_on > end:
            said = "nie odnotowano wykonania"
        elif one.done_on > one.due_on:
            late = (one.done_on - one.due_on).days
            said = f"wykonano {late} {plural(late, 'dzień', 'dni', 'dni')} po terminie"
        else:
            continue
        text = f"„{one.duty}” ({one.responsible}, termin {day(one.due_on)} r.): {said}."
        found.append(Sentence(key=f"late-{one.pk}", text=text, **places.of_decision(one)))
    return found


def of_contract(contract: ServiceContract, end, key: str = "contract") -> Sentence:
    """Who gives what under a contract, and for how much."""
    services = listed(dict.fromkeys(item.service_name for item in contract.items.all()))
    who = listed(str(row.partner) for row in contract.providers.all()) or str(contract.own_unit or "")
    until, sum_ = contract.end_on(end), contract.amount_on(end)
    text = f"{contract} ({who}), obowiązuje od {day(contract.period_start)} r. do {day(until)} r.: {services}"
    text += f", kwota {money(sum_)}." if sum_ is not None else "."
    return Sentence(
        key=f"{key}-{contract.pk}",
        text=text,
        value=money(sum_) if sum_ is not None else "",
        **places.of_contract(contract),
    )


def _by_service(rows: Iterable[DeliveryFigure]) -> dict[tuple[int, int], list[DeliveryFigure]]:
    found: dict[tuple[int, int], list[DeliveryFigure]] = {}
    for row in rows:
        if row.service_id:
            found.setdefault((row.programme_id, row.service_id), []).append(row)
    return found


def of_delivery(facts: Facts, rows: Iterable[DeliveryFigure], who: str = "") -> list[Sentence]:
    """What each service gave in the period: amounts, cost, different people of its years; ``who`` names a provider."""
    found = []
    for (programme, service), mine in sorted(_by_service(rows).items()):
        found += _amounts(facts, programme, service, mine, who)
        found += _people(facts, programme, service, mine, who)
    return found


def _amounts(facts: Facts, programme: int, service: int, rows: list[DeliveryFigure], who: str) -> list[Sentence]:
    totals, name = totals_of(rows), rows[0].service.name
    told = [amount(quantity, unit) for unit, quantity in totals.quantities.items() if not (who and unit in PEOPLE)]
    if totals.turns is not None:
        told.append(f"{number(totals.turns)} {plural(totals.turns, 'turnus', 'turnusy', 'turnusów')}")
    if totals.cost is not None:
        told.append(f"koszt {money(totals.cost)}")
    if not told:
        return []
    by = f" ({who})" if who else ""
    text = f"Usługa „{name}”{by} w okresie objętym raportem: {', '.join(told)}."
    key = f"amounts-{programme}-{service}-{rows[0].partner_id if who else ''}"
    return [Sentence(key=key, text=text, value="; ".join(told), **places.of_figures(facts, programme))]


def _people(facts: Facts, programme: int, service: int, rows: list[DeliveryFigure], who: str) -> list[Sentence]:
    found, by = [], f" ({who})" if who else ""
    for year in sorted({row.starts_on.year for row in rows}):
        people = people_of(rows, PeriodKind.YEAR, year)
        # Of one provider alone a small number might point at somebody: it is not told.
        if people.value is None or (who and is_small(people.value)):
            continue
        noun = plural(people.value, "osoba", "osoby", "osób")
        verb = plural(people.value, "skorzystała", "skorzystały", "skorzystało")
        text = f"Z usługi „{rows[0].service.name}”{by} w {year} r. {verb} {number(people.value)} {noun} (różne osoby)."
        key = f"people-{programme}-{service}-{rows[0].partner_id if who else ''}-{year}"
        found.append(Sentence(key=key, text=text, value=number(people.value), **places.of_figures(facts, programme)))
    return found


def of_refusals(facts: Facts, rows: Iterable[DeliveryFigure], *, of_one: bool = False) -> list[Sentence]:
    """Refusals of each service, where there were any; ``of_one`` provider alone not fewer than five."""
    found = []
    for (programme, service), mine in sorted(_by_service(rows).items()):
        refusals = totals_of(mine).refusals
        if refusals and not (of_one and is_small(refusals)):
            noun = plural(refusals, "odmowę", "odmowy", "odmów")
            text = f"W usłudze „{mine[0].service.name}” odnotowano {number(refusals)} {noun}."
            key = f"refusals-{programme}-{service}"
            found.append(Sentence(key=key, text=text, value=number(refusals), **places.of_figures(facts, programme)))
    return found


def of_texts(
    facts: Facts, reports: Iterable[ProviderReport], field: str, lead: Callable[[str], str]
) -> list[Sentence]:
    """What providers wrote in ``field`` of their accepted reports; ``lead`` begins the sentence with their name."""
    contracts = {contract.pk: contract for contract in facts.contracts}
    found = []
    for report in reports:
        said = getattr(report, field).strip()
        if report.state != ReportState.ACCEPTED or not said:
            continue
        contract = contracts[report.contract_id]
        text = f"{lead(who_gives(contract))}: {quoted(said)}."
        found.append(Sentence(key=f"report-{report.pk}-{field}", text=text, **places.of_report(report, contract)))
    return found


def who_gives(contract: ServiceContract) -> str:
    """Providers of a contract."""
    return listed(str(row.partner) for row in contract.providers.all()) or str(contract.own_unit or "")


def of_complaints(rows: list[Complaint], key: str, about: str = "") -> Sentence:
    """How many complaints there were, how they were settled; a nought is an answer too."""
    counted = tally(rows)
    if not counted.total:
        text = f"W okresie objętym raportem do rejestru nie wpłynęła żadna skarga ani nieprawidłowość{about}."
        return Sentence(key=key, text=text, value="0", **places.of_complaints())
    irregular, complained = (counted.by_kind.get(kind, 0) for kind in ComplaintKind)
    told = [f"{irregular} {plural(irregular, 'nieprawidłowość', 'nieprawidłowości', 'nieprawidłowości')}"]
    told = told if irregular else []
    if complained:
        told.insert(0, f"{complained} {plural(complained, 'skargę', 'skargi', 'skarg')}")
    just = counted.by_finding.get(Finding.JUSTIFIED, 0) + counted.by_finding.get(Finding.PARTLY, 0)
    open_ = counted.unclosed
    text = f"Do rejestru wpisano {listed(told)}{about}; zasadnych w całości lub w części: {just}, jeszcze niezamkniętych: {open_}."
    return Sentence(key=key, text=text, value=str(counted.total), **places.of_complaints())


def of_quality(facts: Facts, programme: int, name: str, service: int, results: Results) -> list[Sentence]:
    """The overall mark of a service; nothing below five answers."""
    if not results.overall.shown:
        return []
    answered = results.overall.answered
    noun = plural(answered, "odpowiedź", "odpowiedzi", "odpowiedzi")
    text = f"Usługę „{name}” oceniono średnio na {number(results.overall.mean, 1)} w skali od 1 do 5 ({number(answered)} {noun})."
    key = f"quality-{programme}-{service}"
    return [Sentence(key=key, text=text, value=number(results.overall.mean, 1), **places.of_quality(facts, programme))]


def of_indicator(facts: Facts, programme: int, series) -> list[Sentence]:
    """Where a measure stands at the end of the period against its base and target."""
    points = [point for point in series.points if point.span.ends_on <= facts.end]
    if not points or points[-1].span.starts_on < facts.start:
        return []
    last = points[-1]
    told = []
    if series.baseline is not None:
        told.append(f"wartość bazowa {with_unit(series.baseline, series.unit)}")
    if series.target is not None:
        told.append(f"cel {with_unit(series.target, series.unit)}")
    told.append(f"osiągnięto {with_unit(last.value, series.unit)} ({last.span.label})")
    reached = is_reached(series.baseline, series.target, last.value)
    outcome = {True: " Cel osiągnięty.", False: " Celu jeszcze nie osiągnięto.", None: ""}[reached]
    of = f" usługi „{series.service_name}”" if series.service_name else ""
    text = f"Miernik{of} „{series.name}”: {', '.join(told)}.{outcome}"
    key = f"indicator-{programme}-{series.service.pk if series.service else 0}-{series.name.casefold()}"[:120]
    return [Sentence(key=key, text=text, value=number(last.value), **places.of_indicators(facts, programme))]


def of_note(facts: Facts, note: ImpactNote) -> Sentence:
    """A change seen, for whom, and how it is known."""
    of = f"Usługa „{note.service.name}”" if note.service else f"Program „{facts.programme_name(note.programme_id)}”"
    text = (
        f"{of}, zmiana dla grupy „{note.group}”: {quoted(note.change)} (źródło wiedzy: {note.get_known_by_display()})."
    )
    return Sentence(key=f"impact-{note.pk}", text=text, **places.of_impact(facts, note.programme_id))
