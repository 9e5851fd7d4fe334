"""How the history of the information on implementation is told."""

from cus.audit.kept import Domain, Kept, pages, register
from programmes.results.models import ImplementationInformation, InformationEdition, InformationPublication

register(
    Kept(
        ImplementationInformation,
        "informacja-z-realizacji",
        ("number",),
        Domain.BUSINESS,
        parent="programme",
    ),
    Kept(
        InformationEdition,
        "wydanie-informacji",
        ("number",),
        Domain.BUSINESS,
        parent="information",
        labels={"number": "numer wydania"},
    ),
    Kept(
        InformationPublication,
        "publikacja-informacji",
        ("place", "gmina"),
        Domain.BUSINESS,
        parent="edition",
    ),
)
pages(
    {
        "results:information_start": "założenie informacji z realizacji",
        "results:information_edit": "teksty informacji z realizacji",
        "results:information_approve": "zatwierdzenie informacji z realizacji",
        "results:information_correct": "poprawka informacji z realizacji",
        "results:information_publish": "publikacja informacji w BIP",
    }
)
