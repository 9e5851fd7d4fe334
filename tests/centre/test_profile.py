"""The centre's profile: who keeps it, what it accepts, what it says is missing."""

import datetime as dt

import pytest

from cus.centre.letterhead import letterhead
from cus.centre.models import Centre, CentreGmina, CentreUnit, Gmina
from cus.centre.policies import gaps_of
from tests.factories.centre import CentreFactory, HoldingFactory, ServedGminaFactory, SignatoryFactory, UnitFactory

pytestmark = pytest.mark.django_db


def profile_form(**changes) -> dict:
    """Return the posted profile."""
    return {
        "name": "Centrum Usług Społecznych w Brzozowej Górce",
        "short_name": "CUS Brzozowa Górka",
        "variant": "A",
        "created_on": "1 marca 2026",
        "street": "ul. Lipowa 4",
        "postal_code": "99-100",
        "town": "Brzozowa Górka",
    } | changes


@pytest.mark.parametrize("role", ["worker", "organiser", "director", "administrator", "reader"])
def test_everybody_who_signs_in_reads_the_profile(role, request, client_for):
    CentreFactory()

    page = client_for(request.getfixturevalue(role)).get("/centrum/").content.decode()

    assert "Centrum Usług Społecznych w Brzozowej Górce" in page


@pytest.mark.parametrize("role", ["worker", "organiser", "reader"])
def test_only_the_director_and_the_administrator_change_it(role, request, client_for):
    answer = client_for(request.getfixturevalue(role)).post("/centrum/zmien/", profile_form())

    assert answer.status_code == 403
    assert not Centre.objects.exists()


def test_before_the_profile_is_entered_the_page_says_where_to_begin(director, client_for):
    assert "Wpisz dane centrum" in client_for(director).get("/centrum/").content.decode()


def test_the_director_enters_the_profile_and_sees_the_year_of_grace(director, client_for):
    page = client_for(director).post("/centrum/zmien/", profile_form(version=1), follow=True).content.decode()

    assert Centre.objects.current().created_on == dt.date(2026, 3, 1)
    assert "1 marca 2027" in page.replace("\xa0", " ")
    assert "CUS Brzozowa Górka" in page


def test_a_wrong_postal_code_is_refused_and_what_was_typed_stays(director, client_for):
    answer = client_for(director).post("/centrum/zmien/", profile_form(postal_code="99100"))

    assert answer.status_code == 422
    assert "Wpisz kod w postaci 00-000." in answer.content.decode()
    assert "ul. Lipowa 4" in answer.content.decode()


def test_two_people_on_the_profile_see_both_texts(director, client_for):
    CentreFactory(version=2, street="ul. Nowa 1")

    answer = client_for(director).post("/centrum/zmien/", profile_form(version=1))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "ul. Nowa 1" in page
    assert "ul. Lipowa 4" in page


@pytest.mark.parametrize("query", ["Czersk", "czersk", "CZER", "2202043"])
def test_a_gmina_is_found_by_name_and_code(query, director, client_for):
    CentreFactory()

    answer = client_for(director).get("/centrum/gminy/dodaj/", {"q": query})

    assert "Czersk" in [gmina.name for gmina in answer.context["found"]]


def test_a_gmina_is_found_without_diacritics(director, client_for):
    CentreFactory()

    answer = client_for(director).get("/centrum/gminy/dodaj/", {"q": "czarna dabrowka"})

    assert answer.context["found"][0].name == "Czarna Dąbrówka"


def test_a_gmina_is_added_once(director, client_for):
    CentreFactory()
    czersk = Gmina.objects.get(name="Czersk")
    client = client_for(director)
    form = {"gmina": czersk.pk, "is_founder": "on", "councillors": "21"}

    first = client.post("/centrum/gminy/dodaj/?q=czersk", form)
    second = client.post("/centrum/gminy/dodaj/?q=czersk", form)

    assert (first.status_code, second.status_code) == (302, 422)
    assert CentreGmina.objects.get().councillors == 21


@pytest.mark.parametrize(("demo_mode", "added"), [(True, True), (False, False)])
def test_a_demo_gmina_is_accepted_only_in_demo_mode(demo_mode, added, director, client_for, settings):
    settings.DEMO_MODE = demo_mode
    CentreFactory()

    client_for(director).post("/centrum/gminy/dodaj/?q=9901033", {"gmina": "9901033"})

    assert CentreGmina.objects.filter(gmina="9901033").exists() is added


def test_there_is_one_founder(director, client_for):
    first = ServedGminaFactory()
    other = ServedGminaFactory(gmina=Gmina.objects.get(name="Brusy"), is_founder=False)

    client_for(director).post(f"/centrum/gminy/{other.pk}/zmien/", {"is_founder": "on", "version": other.version})

    first.refresh_from_db()
    other.refresh_from_db()
    assert (first.is_founder, other.is_founder) == (False, True)


def test_units_and_their_parts_make_a_tree(director, client_for):
    home = UnitFactory(name="Dzienny Dom Pobytu")
    client = client_for(director)

    client.post(f"/centrum/jednostki/nowa/?czesc={home.pk}", {"name": "Wypożyczalnia sprzętu", "parent": home.pk})

    nodes = client.get("/centrum/jednostki/").context["units"]
    assert [(node.unit.name, [part.unit.name for part in node.parts]) for node in nodes] == [
        ("Dzienny Dom Pobytu", ["Wypożyczalnia sprzętu"])
    ]


def test_a_unit_cannot_become_a_part_of_its_own_part(director, client_for):
    home = UnitFactory()
    part = UnitFactory(parent=home)

    answer = client_for(director).post(
        f"/centrum/jednostki/{home.pk}/zmien/", {"name": home.name, "parent": part.pk, "version": 1}
    )

    assert answer.status_code == 422
    home.refresh_from_db()
    assert home.parent is None


def test_a_unit_with_parts_is_not_removed(director, client_for):
    home = UnitFactory()
    UnitFactory(parent=home)

    answer = client_for(director).post(f"/centrum/jednostki/{home.pk}/usun/")

    assert answer.status_code == 409
    assert CentreUnit.objects.count() == 2


def test_the_same_name_of_a_unit_twice_is_refused_at_the_field(director, client_for):
    UnitFactory(name="Klub Seniora")

    answer = client_for(director).post("/centrum/jednostki/nowa/", {"name": "klub seniora"})

    assert "name" in answer.context["form"].errors


def test_a_stale_unit_comes_back_with_both_texts(director, client_for):
    unit = UnitFactory(name="Świetlica", version=2)

    answer = client_for(director).post(f"/centrum/jednostki/{unit.pk}/zmien/", {"name": "Świetlica Miś", "version": 1})

    assert answer.status_code == 409
    unit.refresh_from_db()
    assert unit.name == "Świetlica"


@pytest.mark.parametrize("path", ["gminy/{gmina}/usun/", "jednostki/{unit}/usun/"])
def test_rows_are_not_removed_by_those_who_may_not_nor_by_reading(path, worker, director, client_for):
    url = "/centrum/" + path.format(gmina=ServedGminaFactory().pk, unit=UnitFactory().pk)

    assert client_for(worker).post(url).status_code == 403
    assert client_for(director).get(url).status_code == 405
    assert CentreGmina.objects.count() == CentreUnit.objects.count() == 1


@pytest.mark.parametrize(
    ("variant", "gminas", "expected"),
    [
        ("A", 1, ""),
        ("A", 2, "Sposób utworzenia"),
        ("B", 1, "Druga gmina"),
        ("B", 2, ""),
        ("A", 0, "Obsługiwana gmina"),
    ],
)
def test_the_way_of_creation_and_the_gminas_are_compared(variant, gminas, expected):
    centre = CentreFactory(variant=variant, created_on=dt.date(2026, 1, 1), bip_url="https://bip.example")
    for at, gmina in enumerate(Gmina.objects.filter(name__in=["Czersk", "Brusy"])[:gminas]):
        ServedGminaFactory(gmina=gmina, is_founder=at == 0)
    SignatoryFactory(holding=HoldingFactory())

    gaps = [gap.text for gap in gaps_of(centre)]

    assert [text.split(" –")[0] for text in gaps] == ([expected] if expected else [])


def test_documents_are_headed_with_the_name_and_the_address():
    CentreFactory()

    head = letterhead()

    assert head.name == "Centrum Usług Społecznych w Brzozowej Górce"
    assert head.address == "ul. Lipowa 4, 99-100 Brzozowa Górka"
