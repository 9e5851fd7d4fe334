"""Chapter 1: who the partnership is and what it is for, from its agreement."""

from cus.text.dates import day
from cus.text.plural import plural
from programmes.results.selfevaluation.facts import Facts
from programmes.results.selfevaluation.proposals import places
from programmes.results.selfevaluation.sentence import Sentence, ended


def introduction(facts: Facts) -> list[Sentence]:
    """Mission, goals, the agreement, its parties and what changed among them."""
    agreement, source = facts.agreement, places.of_agreement(facts.agreement)
    found = [
        Sentence(key="concluded", text=f"{agreement} zawarto {day(agreement.concluded_on)} r.", **source),
    ]
    if agreement.mission.strip():
        found.append(Sentence(key="mission", text=f"Misja partnerstwa: {ended(agreement.mission)}", **source))
    if agreement.goals.strip():
        found.append(Sentence(key="goals", text=f"Cele partnerstwa: {ended(agreement.goals)}", **source))
    found += membership(facts)
    meetings = len(facts.meetings)
    if meetings:
        text = f"W okresie objętym raportem komitet współpracy odbył {meetings} {plural(meetings, 'posiedzenie', 'posiedzenia', 'posiedzeń')}."
        found.append(Sentence(key="meetings", text=text, value=str(meetings), **places.of_committee(agreement)))
    return found


def membership(facts: Facts) -> list[Sentence]:
    """How many parties there are at the end of the period; who joined and who left in it."""
    source, found = places.of_agreement(facts.agreement), []
    there = [party for party in facts.parties if party.withdrew_on is None or party.withdrew_on > facts.end]
    many = len(there)
    if many:
        text = f"Na koniec okresu porozumienie miało {many} {plural(many, 'stronę', 'strony', 'stron')}."
        found.append(Sentence(key="parties", text=text, value=str(many), **source))
    return found + changes(facts)


def changes(facts: Facts) -> list[Sentence]:
    """Parties that joined after the agreement was concluded, and those that left, within the period."""
    source, found = places.of_agreement(facts.agreement), []
    for party in facts.parties:
        joined, left = party.joined_on, party.withdrew_on
        if joined and joined >= facts.start and joined > facts.agreement.concluded_on:
            text = f"Do porozumienia przystępuje z dniem {day(joined)} r.: {party}."
            found.append(Sentence(key=f"joined-{party.pk}", text=text, **source))
        if left and facts.start <= left <= facts.end:
            text = f"Z porozumienia występuje z dniem {day(left)} r.: {party}."
            found.append(Sentence(key=f"left-{party.pk}", text=text, **source))
    return found
