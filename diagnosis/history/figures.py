"""How the history of indicators and their values is told."""

from cus.audit.kept import Domain, Kept, pages, register
from diagnosis.models import DiagnosisIndicator, Indicator, IndicatorValue, TableMapping

register(
    Kept(Indicator, "wskaznik", ("name",), Domain.BUSINESS, hidden=frozenset({"key"})),
    Kept(
        IndicatorValue,
        "wartosc-wskaznika",
        ("area", "year"),
        Domain.BUSINESS,
        parent="indicator",
        joined=", ",
    ),
    Kept(
        DiagnosisIndicator,
        "wskaznik-diagnozy",
        ("indicator",),
        Domain.BUSINESS,
        parent="diagnosis",
        hidden=frozenset({"frozen"}),
    ),
    Kept(TableMapping, "sposob-wczytania", ("name",), Domain.BUSINESS, hidden=frozenset({"columns"})),
)
pages(
    {
        "diagnosis:figures_preview": "wczytanie liczb z pliku",
        "diagnosis:figures_columns": "wskazanie kolumn tabeli",
        "diagnosis:figure_mapping_edit": "nazwa sposobu wczytania",
        "diagnosis:figure_mapping_delete": "usunięcie sposobu wczytania",
        "diagnosis:indicator_create": "nowy wskaźnik",
        "diagnosis:indicator_edit": "zmiana wskaźnika",
        "diagnosis:indicator_delete": "usunięcie wskaźnika",
        "diagnosis:indicator_values": "wartości wskaźnika",
        "diagnosis:figure_create": "nowy wskaźnik diagnozy",
        "diagnosis:figure_edit": "zmiana wskaźnika diagnozy",
        "diagnosis:figure_delete": "usunięcie wskaźnika z diagnozy",
        "diagnosis:figure_move": "zmiana kolejności wskaźników",
    }
)
