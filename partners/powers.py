"""The register's answer: may this person act on that day?"""

import datetime
import re
from dataclasses import dataclass

from cus.text.dates import day as day_words
from cus.text.dates import short_day
from cus.text.search import fold
from partners.enums import LegalForm, PowerState, PowerTerm
from partners.models import AgreementParty, PowerOfAttorney
from partners.scopes import CONCLUSIONS_IN_SHORT

# Who signs for himself.
OWN_HANDS = (LegalForm.NATURAL_PERSON, LegalForm.SOLE_TRADER)


def why_no_power(party: AgreementParty) -> str:
    """Say why whoever represents ``party`` needs no power of attorney; empty when that is not known."""
    if party.partner.legal_form in OWN_HANDS:
        return "niepotrzebne: osoba działa we własnym imieniu"
    if party.partner.works_for_social_employment:
        return ""
    entitled, named = fold(party.partner.signatories), fold(party.represented_by)
    people = [person.strip() for person in re.split(r"[\n,;]", named) if person.strip()]
    if entitled and all(person in entitled for person in people):
        return "niepotrzebne, jeśli podpisują osoby z fiszki"
    return ""


@dataclass(frozen=True, slots=True)
class Answer:
    """``kind`` is a kind of notice (done, stop, warn); ``text`` a whole sentence."""

    kind: str
    text: str


def term_of(power: PowerOfAttorney) -> str:
    """Write how long it lasts."""
    if power.valid_until:
        return f"do {short_day(power.valid_until)}"
    return "do odwołania" if power.term == PowerTerm.UNTIL_REVOKED else "nie ustalono"


def reach_of(power: PowerOfAttorney) -> str:
    """Say in short whether the attorney may also conclude what was agreed."""
    return CONCLUSIONS_IN_SHORT[power.kind][power.covers_conclusion]


def validity_of(power: PowerOfAttorney, day: datetime.date) -> tuple[str, str]:
    """Return the kind and the word of the state on ``day``."""
    if power.state == PowerState.DRAFT:
        return "now", "projekt"
    if power.is_valid_on(day):
        return "done", "ważne"
    if day < power.granted_on:
        return "warn", "jeszcze nieudzielone"
    if power.revoked_on and day >= power.revoked_on:
        return "stop", f"odwołane {short_day(power.revoked_on)}"
    return "idle", f"wygasło {short_day(power.valid_until)}"


def answer_for(powers, name: str, day: datetime.date) -> Answer:
    """Answer for everybody called ``name`` among ``powers`` (a queryset of what may be seen)."""
    found = list(powers.of_person(name).exclude(state=PowerState.DRAFT).for_list())
    valid = [power for power in found if power.is_valid_on(day)]
    on_day = day_words(day)
    if valid:
        listed = "; ".join(
            f"{power.attorney_name} – do reprezentowania: {power.represented_name} "
            f"(nr {power.number}, {reach_of(power)}, obowiązuje {term_of(power)})"
            for power in valid
        )
        return Answer("done", f"Tak, {on_day} r. ma ważne pełnomocnictwo: {listed}.")
    if found:
        listed = "; ".join(
            f"{power.attorney_name}, nr {power.number} – {validity_of(power, day)[1]}" for power in found
        )
        return Answer("stop", f"Nie, {on_day} r. nikt o tym nazwisku nie ma ważnego pełnomocnictwa. Są: {listed}.")
    return Answer("stop", "Nie. W rejestrze nie ma podpisanego pełnomocnictwa dla osoby o tym nazwisku.")
