"""Writing the research of a diagnosis, one part at a time."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from cus.rows import replace_rows
from cus.workflow import StaleEdit
from diagnosis.actions.locking import locked_for_edit
from diagnosis.models import Diagnosis, Research, ResearchQuestion
from diagnosis.research import PROPOSED_QUESTIONS

# The accessors of the parts, which are also their names in forms.
PARTS = ("questions", "methods", "samples", "limits", "sources")


@transaction.atomic
def save_research_part(
    *, by, diagnosis: Diagnosis, part: str, seen: int, contents: Sequence[Mapping[str, object]]
) -> Research:
    """Make the rows of ``part`` (one of ``PARTS``) equal to ``contents``, in their order.

    The first save of any part writes the proposed questions too. ``seen`` is 0 where nothing was saved yet.

    Raises:
        Refused: wrong role, or the diagnosis is handed over.
        StaleEdit: somebody saved a part since ``seen``.
    """
    diagnosis = locked_for_edit(by, diagnosis)
    research = Research.objects.select_for_update(of=("self",)).filter(diagnosis=diagnosis).first()
    if seen != (research.version if research else 0):
        raise StaleEdit(research or Research(diagnosis=diagnosis, version=0))
    research = research or _begun(diagnosis)
    replace_rows(getattr(research, part).order_by("position", "pk"), parent={"research": research}, contents=contents)
    research.version += 1
    research.save(update_fields=["version"])
    return research


def _begun(diagnosis: Diagnosis) -> Research:
    research = Research.objects.create(diagnosis=diagnosis, version=0)
    for position, text in enumerate(PROPOSED_QUESTIONS):
        ResearchQuestion.objects.create(research=research, position=position, text=text)
    return research
