"""How the history of values of measures is told."""

from cus.audit.kept import Domain, Kept, pages, register
from programmes.results.models import IndicatorActual

register(
    Kept(
        IndicatorActual,
        "wartosc-miernika",
        ("name", "starts_on", "ends_on"),
        Domain.BUSINESS,
        parent="programme",
        reason="correction",
        joined=", ",
    ),
)
pages(
    {
        "results:indicator_create": "wpisanie wartości miernika",
        "results:indicator_edit": "poprawka wartości miernika",
        "results:indicator_delete": "usunięcie wartości miernika",
    }
)
