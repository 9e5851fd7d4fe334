"""The register's answer: may this person act on that day?"""

import datetime
from dataclasses import dataclass

from cus.text.dates import day as day_words
from cus.text.dates import short_day
from partners.enums import PowerState, PowerTerm
from partners.models import PowerOfAttorney


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
            f"(nr {power.number}, obowiązuje {term_of(power)})"
            for power in valid
        )
        return Answer("done", f"Tak, {on_day} r. ma ważne pełnomocnictwo: {listed}.")
    if found:
        listed = "; ".join(
            f"{power.attorney_name}, nr {power.number} – {validity_of(power, day)[1]}" for power in found
        )
        return Answer("stop", f"Nie, {on_day} r. nikt o tym nazwisku nie ma ważnego pełnomocnictwa. Są: {listed}.")
    return Answer("stop", "Nie. W rejestrze nie ma podpisanego pełnomocnictwa dla osoby o tym nazwisku.")
