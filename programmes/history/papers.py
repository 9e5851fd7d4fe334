"""How the history of the papers for the council is told."""

from cus.audit.kept import Domain, Kept, pages, register
from programmes.models import CouncilPaper, CouncilPaperPart
from programmes.papers.policies import refusal_to_write

register(
    Kept(CouncilPaper, "projekt-uchwaly", ("subject",), Domain.BUSINESS, parent="version"),
    Kept(
        CouncilPaperPart,
        "czesc-projektu-uchwaly",
        ("title", "text"),
        Domain.BUSINESS,
        parent="paper",
        restorable=lambda user, row: refusal_to_write(user, row.paper.version),
        recounts="paper.edit_version",
    ),
)
pages({"programmes:papers_start": "przygotowanie pism dla rady", "programmes:papers_edit": "pisma dla rady"})
