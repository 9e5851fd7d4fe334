"""How the history of yearly reports and plans is told."""

from cus.audit.kept import Domain, Kept, pages, register
from programmes.results.models import AnnualEdition, AnnualPaper, AnnualPart, PlanTask

register(
    Kept(
        AnnualPaper,
        "sprawozdanie-i-plan",
        ("kind", "year", "gmina"),
        Domain.BUSINESS,
        visible=lambda user: AnnualPaper.objects.visible_to(user),
    ),
    Kept(AnnualEdition, "wydanie-sprawozdania-i-planu", ("number",), Domain.BUSINESS, parent="paper"),
    Kept(AnnualPart, "czesc-sprawozdania-rocznego", ("code",), Domain.BUSINESS, parent="paper"),
    Kept(
        PlanTask,
        "zadanie-planu",
        ("task",),
        Domain.BUSINESS,
        parent="paper",
        hidden=frozenset({"origin_key", "origin_url"}),
    ),
)
pages(
    {
        "results:annual_start": "założenie planu albo sprawozdania",
        "results:annual_part_edit": "tekst sprawozdania rocznego",
        "results:annual_approve": "zatwierdzenie planu albo sprawozdania",
        "results:annual_correct": "korekta planu albo sprawozdania",
        "results:annual_council": "przekazanie sprawozdania radzie",
        "results:annual_task_create": "nowe zadanie planu",
        "results:annual_task_edit": "zmiana zadania planu",
        "results:annual_proposals": "zadania przyjęte z propozycji",
        "results:annual_outcome": "wykonanie zadania planu",
    }
)
