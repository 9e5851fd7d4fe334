"""How the history of indicators and their values is told."""

from cus.audit.kept import Domain, Kept, register
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
