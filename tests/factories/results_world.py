"""Results of the programme in force, for tests that walk all pages."""

from cus.tables import Kind, Page, write
from programmes.results.actions.delivery_imports import keep_table
from tests.factories.results import DeliveryFigureFactory
from tests.factories.results_indicators import IndicatorActualFactory


def add_delivery(world) -> None:
    """Figures of two quarters and of a year, odd ones among them, a value of a measure, a table that waits."""
    version = world.programme_in_force
    programme, year = version.programme, version.period_start.year
    common = {"programme": programme, "service": world.service, "created_by": world.worker}
    first = version.period_start
    world.delivery_figure = DeliveryFigureFactory(
        **common, day=first, partner=world.partner, quantity=120, quantity_unit="hour", cost=4800, refusals=2
    )
    DeliveryFigureFactory(**common, day=first, period_kind="month", partner=world.partner, people=7)
    DeliveryFigureFactory(**common, day=first.replace(month=4), partner=world.partner, people=20, note="bez uwag")
    DeliveryFigureFactory(**common, day=first, period_kind="year", people=1000)
    DeliveryFigureFactory(**common | {"service": None}, day=first, period_kind="year", people=5)
    measure = {"programme": programme, "service": world.service, "name": "liczba osób", "unit": "osoba"}
    world.indicator_actual = IndicatorActualFactory(**measure, day=first, created_by=world.worker, value=30)
    IndicatorActualFactory(**measure, day=first.replace(month=4), created_by=world.worker, value=45)
    headings = ["usługa", "okres", "różne osoby", "koszt (zł)"]
    rows = [
        [version.item.service_name, f"I kwartał {year}", "14", "-5"],
        [version.item.service_name, f"III kwartał {year}", "14", ""],
    ]
    table = write(Kind.CSV, [Page("liczby", headings, rows)])
    world.delivery_import = keep_table(programme=programme, name="liczby.csv", content=table, by=world.worker)
