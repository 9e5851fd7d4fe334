"""How the history of the research is told, and what of it may come back."""

from cus.audit.kept import Domain, Kept, pages, register
from cus.workflow import Refusal
from diagnosis.models import (
    Research,
    ResearchLimit,
    ResearchMethod,
    ResearchQuestion,
    ResearchSample,
    ResearchSource,
)
from diagnosis.policies import refusal_to_edit


def _refusal_to_restore(user, row) -> Refusal | None:
    return refusal_to_edit(user, row.research.diagnosis)


register(Kept(Research, "badanie", ("diagnosis",), Domain.BUSINESS, parent="diagnosis"))
for model, slug, title in (
    (ResearchQuestion, "pytanie-badawcze", ("text",)),
    (ResearchMethod, "metoda-badania", ("kind", "name")),
    (ResearchSample, "proba-badawcza", ("method", "group")),
    (ResearchLimit, "czego-nie-zbadano", ("what",)),
    (ResearchSource, "zrodlo-badania", ("title",)),
):
    register(
        Kept(
            model,
            slug,
            title,
            Domain.BUSINESS,
            parent="research",
            restorable=_refusal_to_restore,
            recounts="research.version",
        )
    )
pages({"diagnosis:research_part": "badanie: pytania, metody, próby, źródła"})
