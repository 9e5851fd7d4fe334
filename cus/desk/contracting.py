"""Step 5 of the cycle: contracts with providers, counted from the programmes in force."""

import datetime

from django.urls import reverse

from cus.desk.step import Step, StepState, counted
from programmes.contracts.enums import ContractState
from programmes.contracts.gaps import contracts_missing
from programmes.models import ProgrammeVersion, ServiceContract

RUNNING_OUT = ("contract_expired", "contract_expiring")


def contracting_step(in_force: list[ProgrammeVersion], day: datetime.date) -> Step:
    """Return the step as it stands on ``day``: done when every service in force has a signed contract or assignment."""
    if not in_force:
        return _before()
    version, gaps = _worst(in_force, day)
    url = reverse("programmes:contracting", args=[version.pk])
    ending = next((gap for gap in gaps if gap.rule in RUNNING_OUT), None)
    if ending:
        return _step(StepState.OVERDUE, f"{ending.service}: {ending.text}", "Otwórz", ending.url, "kończy się")
    missing = {gap.item for gap in gaps if gap.rule == "contract_missing"}
    total = version.items.count()
    if not missing:
        words = counted(total, "usługa ma", "usługi mają", "usług ma")
        return _step(StepState.DONE, f"„{version}”: {words} umowę albo przydział", "Pokaż", url)
    begun = ServiceContract.objects.filter(programme=version.programme_id).exists()
    if not begun:
        return _step(StepState.AHEAD, "Program obowiązuje: zawrzyj umowy z wykonawcami", "Zacznij umowy", url)
    text = f"„{version}”: umowę albo przydział ma {total - len(missing)} z {total} usług"
    return _step(StepState.NOW, text, "Uzupełnij umowy", url)


def _worst(in_force: list[ProgrammeVersion], day: datetime.date):
    """The programme that needs most, with its gaps: what runs out goes before what is missing."""
    found = [(version, contracts_missing(version, on=day)) for version in in_force]

    def weight(pair) -> tuple[int, int]:
        rules = [gap.rule for gap in pair[1]]
        return sum(rules.count(rule) for rule in RUNNING_OUT), rules.count("contract_missing")

    return max(found, key=weight)


def _before() -> Step:
    drafts = ServiceContract.objects.filter(state=ContractState.DRAFT).count()
    if not drafts:
        return _step(StepState.AHEAD, "Powstaną z przyjętego programu")
    words = counted(drafts, "projekt czeka", "projekty czekają", "projektów czeka")
    return _step(StepState.NOW, f"{words} na przyjęcie programu", "Pokaż umowy", reverse("programmes:contract_list"))


def _step(state: StepState, text: str, action: str = "", url: str = "", word: str = "") -> Step:
    return Step("contracts", "krok 5", "Umowy", state, text, action, url, word, inner=state == StepState.NOW)
