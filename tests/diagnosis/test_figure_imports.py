"""Figures brought in: what is written, what is not, and that a second time changes nothing."""

import datetime as dt
import os
from pathlib import Path

import pytest
from django.db import connection
from django.urls import reverse

from cus.importing.actions import ImportRefused
from cus.workflow import Refused
from diagnosis.actions.figure_imports import accept_figures, drop_old_figure_files, keep_figure_file
from diagnosis.actions.figure_mappings import save_mapping
from diagnosis.figures.bring import Choices, brought_by
from diagnosis.figures.mapped import Mapping
from diagnosis.figures.own import OwnAreas, own_areas
from diagnosis.figures.plan import plan_of
from diagnosis.figures.shown import shown, with_total
from diagnosis.models import Area, FigureImport, FigureSource, Indicator, IndicatorValue, TableMapping
from tests.factories.centre import CentreFactory, ServedGminaFactory
from tests.factories.diagnosis import DemoGminaFactory
from tests.factories.diagnosis_figures import IndicatorFactory
from tests.factories.figure_files import CREL, OTHER, OWN, PART, POWIAT, crel

pytestmark = pytest.mark.django_db

TABLES = (Indicator, IndicatorValue, FigureSource, Area)
ROWS = (
    (OWN, "65-69", "kobiety", 2023, "412"),
    (PART, "65-69", "kobiety", 2023, "100"),
    (OTHER, "65-69", "kobiety", 2023, "9"),
)


@pytest.fixture(autouse=True)
def own_gmina():
    return ServedGminaFactory(centre=CentreFactory(), gmina=DemoGminaFactory(teryt=OWN, kind=3), is_founder=True)


def brought_in(by, content: bytes = b"", *, name: str = CREL, **choices):
    content = content or crel(*ROWS)
    choices = Choices(**choices)
    kept = keep_figure_file(name=name, content=content, choices=choices, by=by)
    plan = plan_of(brought_by(content, name, choices), own_areas(), choices.areas)
    return accept_figures(kept=kept, fingerprint=plan.fingerprint, by=by)


def checksum() -> list[tuple]:
    """What every table of figures holds, history and numbers of rows included."""
    found = []
    with connection.cursor() as cursor:
        for model in (*TABLES, IndicatorValue.pgh_event_model, Indicator.pgh_event_model):
            table = model._meta.db_table
            cursor.execute(f"SELECT count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {table} t")
            found.append((table, *cursor.fetchone()))
    return found


def test_own_gminas_and_their_parts_come_in_with_the_place_of_each_value(worker):
    done = brought_in(worker)

    assert (done.new, done.changed, done.same) == (2, 0, 0)
    assert set(Area.objects.values_list("code", flat=True)) == {OWN, PART}
    value = IndicatorValue.objects.select_related("source").get(area=OWN)
    assert (value.value, value.sex, value.age, value.base, value.row, value.column) == (
        412,
        "k",
        "65-69",
        "2021",
        2,
        "F",
    )
    assert (value.source.file_name, value.source.as_of, value.source.created_by) == (
        CREL,
        dt.date(2025, 1, 13),
        worker,
    )
    assert len(value.source.sha256) == 64
    assert not FigureImport.objects.exists()


def test_the_same_file_a_second_time_changes_not_one_row(worker, organiser):
    brought_in(worker)
    before = checksum()

    with pytest.raises(Refused, match="Nie ma czego wczytać"):
        brought_in(organiser)

    assert checksum() == before


def test_a_changed_value_takes_the_place_of_the_old_one_and_history_keeps_both(worker):
    brought_in(worker)

    done = brought_in(worker, crel((OWN, "65-69", "kobiety", 2023, "415")), name="LUDN_2137_CREL_20250601120000.csv")

    assert (done.new, done.changed, done.same) == (0, 1, 0)
    value = IndicatorValue.objects.select_related("source").get(area=OWN)
    assert (value.value, value.source.as_of) == (415, dt.date(2025, 6, 1))
    events = IndicatorValue.pgh_event_model.objects.filter(area=OWN).order_by("pgh_id")
    assert [event.value for event in events] == [412, 415]


def test_other_areas_come_in_only_when_they_are_chosen(worker):
    brought_in(worker, areas=(OTHER,))

    assert Area.objects.get(pk=OTHER).name == "Dalekie"


def test_a_file_of_other_areas_alone_writes_nothing_and_says_so(worker):
    before = checksum()

    with pytest.raises(Refused, match="Nie ma czego wczytać"):
        brought_in(worker, crel((OTHER, "65-69", "kobiety", 2023, "9"), (POWIAT, "65-69", "kobiety", 2023, "90")))

    assert checksum() == before


def test_one_fault_and_nothing_is_written(worker):
    before = checksum()

    with pytest.raises(ImportRefused, match="Niczego nie wczytano"):
        brought_in(worker, crel((OWN, "65-69", "kobiety", 2023, "412"), (OWN, "65-69", "mężczyźni", 2023, "dużo")))

    assert checksum() == before


def test_what_changed_since_the_preview_is_shown_again_and_not_written(worker, organiser):
    content = crel(*ROWS)
    kept = keep_figure_file(name=CREL, content=content, choices=Choices(), by=worker)
    seen = plan_of(brought_by(content, CREL, Choices()), own_areas(), ()).fingerprint
    brought_in(organiser, crel((OWN, "65-69", "kobiety", 2023, "400")))

    with pytest.raises(ImportRefused, match="zmieniły się od czasu podglądu"):
        accept_figures(kept=kept, fingerprint=seen, by=worker)

    assert IndicatorValue.objects.get(area=OWN).value == 400
    assert FigureImport.objects.filter(owner=worker).exists()


def test_two_census_bases_of_one_year_stand_apart(worker):
    row = (OWN, "65-69", "kobiety", 2020)
    brought_in(worker, crel((*row, "410")), name="LUDN_2137_CREL_20210630120000.csv")
    brought_in(worker, crel((*row, "395")), name=CREL)

    found = shown(Indicator.objects.get(), [OWN], sex="k", age="65-69")

    assert {line.base: line.values for line in found.lines} == {"2011": {2020: 410}, "2021": {2020: 395}}
    assert "nie jest jeden szereg" in " ".join(found.remarks)


def test_totals_are_added_of_men_and_women_and_of_ages_and_parts_are_no_gminas(worker):
    rows = [
        (OWN, age, sex, 2023, "10") for age in ("0-64", "65-69", "70 i więcej") for sex in ("mężczyźni", "kobiety")
    ]
    brought_in(worker, crel(*rows, (PART, "0-64", "kobiety", 2023, "4")))
    indicator = Indicator.objects.get()

    everybody = shown(indicator, [OWN])
    seniors = shown(indicator, [OWN], age="65+")

    assert [line.values for line in everybody.lines] == [{2023: 60}]
    assert [line.values for line in seniors.lines] == [{2023: 40}]
    assert "mężczyźni i kobiety" in everybody.remarks[0]
    assert Indicator.objects.get().is_population


def test_the_total_of_the_centre_adds_whole_gminas_alone(worker, own_gmina):
    ServedGminaFactory(gmina=DemoGminaFactory(teryt=OTHER, name="Dalekie"), centre=own_gmina.centre, is_founder=False)
    brought_in(worker)
    own = own_areas()

    found = with_total(shown(Indicator.objects.get(), [*own.gminas, PART], sex="k", age="65-69"), own, is_count=True)

    assert [(line.name, line.values[2023]) for line in found.lines][-1] == ("Gminy centrum razem", 421)


def test_a_gmina_whose_kind_changed_comes_under_its_present_code(worker):
    brought_in(worker, crel(("9901032", "65-69", "kobiety", 2023, "412")))

    assert IndicatorValue.objects.get().area_id == OWN


def test_a_saved_mapping_reads_the_table_of_next_year(worker):
    mapping = Mapping(
        area="Gmina", indicator="Miernik", unit_fixed="osoba", values=("2023",), meaning="years", source="S"
    )
    save_mapping(name="zasiłki", mapping=mapping, by=worker)
    kept = Mapping.from_json(TableMapping.objects.get().columns)
    choices = {"kind": "table", "as_of": "2026-02-01", "mapping": kept.as_json()}

    brought_in(worker, "Gmina;Miernik;2023\nBrzozowa Górka;Zasiłki;41\n".encode(), name="zasilki.csv", **choices)

    value = IndicatorValue.objects.select_related("indicator", "source").get()
    assert (value.value, value.indicator.name, value.source.text, value.column) == (41, "Zasiłki", "S", "C")


def test_a_saved_mapping_gets_another_name_and_is_forgotten(client_for, worker):
    mapping = Mapping(area="Gmina", unit_fixed="osoba", values=("2023",), meaning="years", source="S")
    taken, kept = (save_mapping(name=name, mapping=mapping, by=worker) for name in ("stypendia", "zasilki"))
    client = client_for(worker)
    url = reverse("diagnosis:figure_mapping_edit", args=[kept.pk])

    refused = client.post(url, {"name": taken.name, "version": kept.version})
    client.post(url, {"name": "zasiłki", "version": kept.version})
    client.post(reverse("diagnosis:figure_mapping_delete", args=[taken.pk]))

    assert refused.status_code == 422
    assert "Inny sposób ma już tę nazwę" in refused.content.decode()
    assert [one.name for one in TableMapping.objects.all()] == ["zasiłki"]


def test_a_table_goes_on_with_an_indicator_of_the_same_name_and_unit(worker):
    standing = IndicatorFactory(name="Zasiłki", unit="osoba")
    mapping = Mapping(
        area_fixed=OWN, indicator_fixed="Zasiłki", unit_fixed="osoba", year="Rok", values=("Ile",), source="S"
    )
    choices = {"kind": "table", "as_of": "2026-02-01", "mapping": mapping.as_json()}

    brought_in(worker, b"Rok;Ile\n2023;41\n", name="zasilki.csv", **choices)

    assert IndicatorValue.objects.get().indicator == standing


def test_a_reader_brings_nothing_in(reader):
    with pytest.raises(Refused, match="rola nie pozwala"):
        keep_figure_file(name=CREL, content=crel(*ROWS), choices=Choices(), by=reader)


def test_a_file_that_waits_for_more_than_a_week_goes(worker):
    kept = keep_figure_file(name=CREL, content=crel(*ROWS), choices=Choices(), by=worker)
    FigureImport.objects.filter(pk=kept.pk).update(created_at="2026-01-01T00:00Z")

    assert drop_old_figure_files() == 1


@pytest.mark.soak
def test_twenty_thousand_values_come_in_at_once(worker, django_assert_max_num_queries):
    ages = [f"{first}-{first + 4}" for first in range(0, 100, 5)]
    rows = [(code, age, sex, year, str(year + n)) for code in (OWN, PART) for n, age in enumerate(ages)
            for sex in ("mężczyźni", "kobiety", "ogółem") for year in range(1940, 2107 - 1)]  # fmt: skip
    content = crel(*(row for row in rows if 1940 <= row[3] <= 2100))

    with django_assert_max_num_queries(60):
        done = brought_in(worker, content)

    assert done.new > 19_000


REAL = Path(os.environ.get("BDL_FILES", "/nonexistent"))


@pytest.mark.soak
@pytest.mark.skipif(not REAL.is_dir(), reason="BDL_FILES names a folder with exports as they were downloaded")
def test_real_exports_come_in_twice_as_once(worker):
    for path in sorted(REAL.iterdir()):
        brought = brought_by(path.read_bytes(), path.name, Choices())
        assert brought.faults == [], path.name
        codes = tuple(brought.areas)[:400]
        plan = plan_of(brought, OwnAreas({}), codes)
        kept = keep_figure_file(name=path.name, content=path.read_bytes(), choices=Choices(areas=codes), by=worker)
        done = accept_figures(kept=kept, fingerprint=plan_of(brought, own_areas(), codes).fingerprint, by=worker)
        assert done.new == len(plan.new)
        again = plan_of(brought, own_areas(), codes)
        assert (again.touched, again.same) == (0, done.new)
