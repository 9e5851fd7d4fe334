"""Reference data is complete, true to its sources and safe to load again and again."""

import datetime as dt
from collections import Counter

import pytest

from cus.centre.models import Gmina
from cus.desk.loaders.files import read_csv, read_json
from cus.desk.loaders.reference import load_reference
from partners.enums import PointCondition, TemplateRowKind
from partners.models import AgreementTemplate
from services.enums import RequirementKind
from services.models import Occupation, Service, ServiceArea, ServiceRequirement
from tests.factories.partners import published_template

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def reference(db):
    load_reference()


def test_the_fourteen_areas_carry_their_statutory_numbers():
    assert list(ServiceArea.objects.values_list("number", flat=True)) == list(range(1, 15))
    assert ServiceArea.objects.get(number=6).name == "wspieranie osób niepełnosprawnych"
    assert ServiceArea.objects.get(number=14).name == "reintegracja zawodowa i społeczna"


def test_every_gmina_of_the_register_is_there_and_demo_gminas_bear_names_of_their_own():
    real = set(Gmina.objects.exclude(teryt__startswith="99").values_list("name", flat=True))
    demo = set(Gmina.objects.filter(teryt__startswith="99").values_list("name", flat=True))

    assert Gmina.objects.exclude(teryt__startswith="99").count() == 2479
    assert "Brzozowa Górka" in demo
    assert not real & demo


def test_demo_gminas_stay_out_without_demo_mode(settings):
    Gmina.objects.filter(teryt__startswith="99").delete()
    settings.DEMO_MODE = False

    load_reference()

    assert not Gmina.objects.filter(teryt__startswith="99").exists()


def test_the_classification_has_four_levels_of_groups_and_its_occupations():
    levels = Counter(Occupation.objects.values_list("level", flat=True))

    assert levels == {1: 10, 2: 43, 3: 134, 4: 445, 5: 2911}
    assert Occupation.objects.filter(is_residual=True).count() == 362
    assert Occupation.objects.get(code="341201").parent.code == "3412"
    assert not Occupation.objects.filter(level__gt=1, parent=None).exists()


def test_all_fifteen_services_come_with_areas_and_wait_for_confirmation():
    services = Service.objects.all()

    assert services.count() == 15
    assert not services.filter(areas=None).exists()
    assert not services.exclude(confirmed_at=None).exists()


def test_wrong_printed_codes_are_kept_beside_the_official_ones():
    row = ServiceRequirement.objects.get(service__slug="wytchnieniowa", printed_code="342101")

    assert row.occupation.code == "341201"
    assert row.occupation.title == row.printed_title == "Asystent osoby niepełnosprawnej"


def test_a_contradiction_of_the_source_is_kept_as_two_facts():
    kinds = ServiceRequirement.objects.filter(service__slug="budowanie-relacji").values_list("kind", flat=True)

    assert set(kinds) == {
        RequirementKind.NONE_REQUIRED,
        RequirementKind.QUALIFICATION,
        RequirementKind.RECOMMENDATION,
    }


def test_five_services_name_no_occupation_and_three_name_examples_only():
    with_occupation = ServiceRequirement.objects.exclude(occupation=None).values("service")
    examples = ServiceRequirement.objects.filter(kind=RequirementKind.EXAMPLE_OCCUPATION).values("service")

    assert Service.objects.exclude(pk__in=with_occupation).count() == 5
    assert Service.objects.filter(pk__in=examples).count() == 3


def test_loading_again_writes_nothing():
    assert set(load_reference().values()) == {0}


def test_loading_again_mends_a_changed_code_but_leaves_what_the_centre_changed():
    Occupation.objects.filter(code="341201").update(title="coś innego")
    Service.objects.filter(slug="posilki").update(name="Obiady z dowozem")
    published_template(text="Nasz własny wstęp.", published_on=dt.date(2026, 11, 1))

    written = load_reference()

    assert written["zawody"] == 1
    assert Occupation.objects.get(code="341201").title == "Asystent osoby niepełnosprawnej"
    assert Service.objects.get(slug="posilki").name == "Obiady z dowozem"
    newest = AgreementTemplate.objects.first()
    assert (newest.number, newest.rows.first().text) == (2, "Nasz własny wstęp.")


@pytest.mark.parametrize(
    ("with_social_employment", "points", "subpoints_of_committee"),
    [(True, 7, 4), (False, 4, 4)],
)
def test_the_agreement_closes_up_without_social_employment(with_social_employment, points, subpoints_of_committee):
    dropped = {
        PointCondition.WITHOUT_SOCIAL_EMPLOYMENT if with_social_employment else PointCondition.WITH_SOCIAL_EMPLOYMENT,
        PointCondition.WITHOUT_COORDINATOR,
    }
    rows = AgreementTemplate.objects.get(number=1).rows.exclude(condition__in=dropped)

    kept = [row for row in rows.order_by("position") if row.kind == TemplateRowKind.POINT]
    committee = [row for row in rows if row.kind == TemplateRowKind.SUBPOINT and row.key.startswith("komitet-")]
    keys = {row.key for row in rows}
    references = {text.split("}")[0] for row in rows for text in row.text.split("{pkt:")[1:]}

    assert len(kept) == points
    assert len(committee) == subpoints_of_committee
    assert references <= keys
    assert with_social_employment == ("kadry" in references)


@pytest.mark.parametrize(
    "name",
    ["areas", "occupations", "services-handbook", "quality-factors", "task-division", "agreement-template"],
)
def test_every_reference_file_names_its_source_and_date(name):
    source = read_json(f"reference/{name}.json")["source"]

    assert source["title"]
    assert source["date"]


def test_gminas_and_occupations_keep_leading_zeros():
    assert read_csv("reference/gminas-2026.csv")[0]["teryt"] == "0201011"
    assert any(row["code"].startswith("0") for row in read_csv("reference/occupations-2023.csv"))
