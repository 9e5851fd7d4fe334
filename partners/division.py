"""The proposed division of tasks: seven of whoever commissions services, seven of whoever provides them.

Our wording of the handbook's chapter 5 stands in ``fixtures/reference/task-division.json``. The lists are
open: what is proposed is changed, left out and added to like any other task of an agreement.
"""

import json
from functools import cache

from django.conf import settings

from partners.enums import PartyRole
from partners.models import AgreementParty, AgreementTask

SOURCE = "fixtures/reference/task-division.json"
LONGEST = 500


@cache
def proposed_tasks() -> dict[str, tuple[str, ...]]:
    """Return the texts of the two lists: ``centre`` and ``provider``."""
    data = json.loads((settings.BASE_DIR / SOURCE).read_text(encoding="utf-8"))
    return {side: tuple(data[side]) for side in ("centre", "provider")}


def responsible_of(side: str, parties: list[AgreementParty]) -> AgreementParty | None:
    """Return who answers for the tasks of a side: the centre, or the only provider; ``None``: people choose."""
    if side == "centre":
        return next((party for party in parties if party.partner_id is None), None)
    providers = [party for party in parties if party.role == PartyRole.PROVIDER]
    return providers[0] if len(providers) == 1 else None


def missing_tasks(tasks: list[AgreementTask], parties: list[AgreementParty]) -> list[dict[str, object]]:
    """Return proposed tasks that are not among ``tasks`` yet, as rows: description, responsible.

    The same text stands on both lists once (volunteering): it is proposed for each side, so one of the
    centre does not hide one of the provider.
    """
    present = [(task.description, task.responsible_id) for task in tasks]
    found = []
    for side, texts in proposed_tasks().items():
        answers = responsible_of(side, parties)
        for text in texts:
            match = next((one for one in present if one[0] == text), None)
            if match:
                present.remove(match)
            else:
                found.append({"description": text, "responsible": answers})
    return found
