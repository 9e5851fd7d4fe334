"""Chapter 4: what bears on changes of goals, of ways of working and of papers. The conclusion itself is written by people."""

from cus.text.dates import day
from programmes.results.indicators import is_reached
from programmes.results.selfevaluation.enums import Aspect
from programmes.results.selfevaluation.facts import Facts
from programmes.results.selfevaluation.proposals import opening, places
from programmes.results.selfevaluation.proposals.wording import of_indicator
from programmes.results.selfevaluation.sentence import Sentence, quoted


def proposed(facts: Facts, aspect: Aspect) -> list[Sentence]:
    """Return the sentences for one of the three conclusions."""
    if aspect == Aspect.CHANGED_GOALS:
        return _checks(facts) + _missed(facts)
    if aspect == Aspect.CHANGED_WAYS:
        return opening.changes(facts) + _decisions(facts)
    return _papers(facts)


def _checks(facts: Facts) -> list[Sentence]:
    return [
        Sentence(
            key=f"check-conclusions-{check.pk}",
            text=f"Wnioski z samooceny ({day(check.checked_on)} r.): {quoted(check.conclusions)}.",
            **places.of_check(check),
        )
        for check in facts.checks
        if check.conclusions.strip()
    ]


def _missed(facts: Facts) -> list[Sentence]:
    """Measures below their targets at the end of the period."""
    found = []
    for programme, series in facts.indicators:
        points = [point for point in series.points if point.span.ends_on <= facts.end]
        if points and is_reached(series.baseline, series.target, points[-1].value) is False:
            found += of_indicator(facts, programme, series)
    return found


def _decisions(facts: Facts) -> list[Sentence]:
    return [
        Sentence(
            key=f"decision-{one.pk}",
            text=f"Komitet postanowił {day(one.decided_on)} r.: {quoted(one.text)}.",
            **places.of_decision(one),
        )
        for one in facts.decisions
    ]


def _papers(facts: Facts) -> list[Sentence]:
    found = []
    for annex in facts.annexes:
        if annex.concluded_on >= facts.start:
            text = f"{annex}: podpisano {day(annex.concluded_on)} r."
            found.append(Sentence(key=f"annex-{annex.pk}", text=text, **places.of_annex(annex)))
    for contract in facts.contracts:
        for annex in contract.annexes.all():
            if facts.start <= annex.effective_on <= facts.end:
                text = f"{contract} zmieniona aneksem nr {annex.number}, ze skutkiem od {day(annex.effective_on)} r."
                if contract.is_assignment:
                    text = (
                        f"{contract} zmieniony aneksem nr {annex.number}, ze skutkiem od {day(annex.effective_on)} r."
                    )
                found.append(Sentence(key=f"contract-annex-{annex.pk}", text=text, **places.of_contract(contract)))
    return found
