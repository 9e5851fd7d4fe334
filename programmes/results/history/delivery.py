"""How the history of figures is told; a correction is a change of the row."""

from cus.audit.kept import Domain, Kept, pages, register
from programmes.results.models import DeliveryFigure

register(
    Kept(
        DeliveryFigure,
        "liczby-z-realizacji",
        ("service", "starts_on", "ends_on"),
        Domain.BUSINESS,
        parent="programme",
        reason="correction",
    ),
)
pages(
    {
        "results:delivery_create": "wpisanie liczb",
        "results:delivery_edit": "poprawka liczb",
        "results:delivery_delete": "usunięcie liczb",
        "results:delivery_sheet": "arkusz okresu",
        "results:delivery_import_preview": "wczytanie liczb z pliku",
    }
)
