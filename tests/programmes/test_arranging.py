"""Services are put in order, copied and joined in packages; a programme may begin without a diagnosis for a year."""

import datetime
from decimal import Decimal

import pytest
from dateutil.relativedelta import relativedelta
from django.utils import timezone

from cus.centre.models import Centre, CentreGmina, Gmina
from cus.workflow import Refused
from programmes import actions
from programmes.actions.copying import copy_contents
from programmes.gaps import findings_of, with_everything
from programmes.models import CostLine, PackageService, ProgrammeItem, ProgrammeStage, ProgrammeVersion
from programmes.money import sheet_of
from programmes.proposed import rationale_of
from tests.factories.diagnosis import NeedFactory
from tests.factories.partners import OfferFactory
from tests.factories.programmes import ItemFactory, VersionFactory, answer
from tests.factories.services import ServiceFactory

pytestmark = pytest.mark.django_db


def whole(version: ProgrammeVersion) -> ProgrammeVersion:
    return with_everything(ProgrammeVersion.objects.filter(pk=version.pk)).get()


def rules_of(version: ProgrammeVersion) -> set[str]:
    return {finding.rule for finding in findings_of(whole(version))}


def text_of(page) -> str:
    return page.content.decode().replace("\xa0", " ")


@pytest.fixture
def version():
    return VersionFactory(whole=True)


def three(version) -> list[ProgrammeItem]:
    return [ItemFactory(version=version, service__name=name, position=0) for name in ("A", "B", "C")]


def names(version) -> list[str]:
    return list(version.items.values_list("service_name", flat=True))


def test_a_service_moves_by_its_buttons_and_stops_at_the_edge(version, worker, client_for):
    first, _, last = three(version)
    client, address = client_for(worker), f"/programy/{version.pk}/uslugi/{last.pk}/kolejnosc/"

    client.post(address, {"up": "1"})
    assert names(version) == ["A", "C", "B"]
    for _ in range(3):
        client.post(address, {"up": "1"})
    assert names(version) == ["C", "A", "B"]
    client.post(f"/programy/{version.pk}/uslugi/{first.pk}/kolejnosc/", {"down": "1"})

    assert names(version) == ["C", "B", "A"]


def test_copied_services_bring_their_rows_and_find_the_same_needs(version, worker, client_for):
    source = ItemFactory(version=VersionFactory(diagnosis=version.diagnosis), whole=True, service__name="Posiłki")
    need = NeedFactory(diagnosis=version.diagnosis)
    answer(source, need)
    there = answer(ItemFactory(version=version), need)
    CostLine.objects.create(item=source, year=2027, kind="staff", amount=1000)
    client = client_for(worker)

    page = client.get(f"/programy/{version.pk}/uslugi/skopiuj/?z={source.version_id}")
    client.post(f"/programy/{version.pk}/uslugi/skopiuj/?z={source.version_id}", {"items": [source.pk]})
    again = client.post(f"/programy/{version.pk}/uslugi/skopiuj/?z={source.version_id}", {"items": [source.pk]})

    copy = version.items.get(service=source.service)
    assert "Posiłki" in text_of(page)
    assert again.status_code == 422
    assert (copy.quantity, copy.cost_lines.get().amount, copy.conditions.count()) == (90, 1000, 1)
    assert [link.need for link in copy.need_links.all()] == [there]
    assert source.cost_lines.count() == 1


def test_a_package_has_at_least_two_services_and_is_copied_with_the_version(version, worker, client_for):
    first, second, _ = three(version)
    client, address = client_for(worker), f"/programy/{version.pk}/pakiety/nowy/"

    one = client.post(address, {"name": "Dom", "items": [first.pk]})
    client.post(address, {"name": "Dom", "items": [first.pk, second.pk]})
    twice = client.post(address, {"name": "Dom", "items": [first.pk, second.pk]})

    assert (one.status_code, twice.status_code) == (422, 422)
    target = VersionFactory()
    copy_contents(version, target)
    assert {link.item.version for link in PackageService.objects.filter(package__version=target)} == {target}


def test_a_stranger_service_does_not_enter_a_package(version, worker):
    with pytest.raises(Refused, match="co najmniej dwie"):
        actions.save_package(by=worker, version=version, name="X", about="", items=[ItemFactory(), ItemFactory()])


def test_the_text_of_needs_is_proposed_below_what_is_written_and_not_saved(worker, client_for):
    version = VersionFactory(needs_rationale="Napisane wcześniej.")
    answer(ItemFactory(version=version), NeedFactory(diagnosis=version.diagnosis, need="Ciepły posiłek"))

    page = client_for(worker).get(f"/programy/{version.pk}/tresc/3/?proponuj=1")

    shown = page.context["form"]["needs_rationale"].value()
    assert shown.startswith("Napisane wcześniej.\n\n")
    assert "Potrzeba: Ciepły posiłek." in shown
    assert rationale_of(version) in shown
    version.refresh_from_db()
    assert version.needs_rationale == "Napisane wcześniej."


def test_costs_and_sources_stand_by_year_and_their_difference_warns(version, worker, client_for):
    item = ItemFactory(version=version, whole=True, service__name="Posiłki")
    item.planned_cost = None
    item.save()
    CostLine.objects.create(item=item, year=2027, kind="staff", amount=700)
    assert "sums" in rules_of(version)

    sheet = sheet_of(whole(version))
    page = text_of(client_for(worker).get(f"/programy/{version.pk}/tresc/12/"))

    assert (sheet.years, sheet.cost_sum.total, sheet.source_sum.total) == ([2027], 700, 1000)
    assert (sheet.differs, sheet.difference.amounts) == (True, [Decimal(300)])
    assert "koszty i źródła się różnią" in page
    CostLine.objects.create(item=item, year=2027, kind="transport", amount=300)
    assert "sums" not in rules_of(version)
    CostLine.objects.create(item=item, year=2031, kind="other", amount=0)
    assert "budget_year" in rules_of(version)


def test_costs_of_no_year_are_compared_in_the_whole(version):
    ItemFactory(version=version, whole=True)  # 1000 zł of costs written for the whole, 1000 zł of sources in 2027

    sheet = sheet_of(whole(version))

    assert (sheet.costs, sheet.undivided, sheet.cost_total, sheet.differs) == ([], 1000, 1000, False)


def test_a_stage_outside_the_period_warns_and_stops_nobody(version):
    stage = ProgrammeStage.objects.create(version=version, name="Nabór", starts_on=datetime.date(2026, 12, 1))
    assert "stage_outside" in rules_of(version)

    stage.starts_on = datetime.date(2027, 1, 1)
    stage.save()

    assert "stage_outside" not in rules_of(version)


def test_a_task_of_the_powiat_asks_for_its_agreement(version):
    item = ItemFactory(version=version, is_powiat_task=True, powiat_agreement_number="OR.1")
    assert "powiat_agreement" in rules_of(version)

    item.powiat_agreement_date = datetime.date(2026, 12, 1)
    item.save()

    assert "powiat_agreement" not in rules_of(version)


def centre_created(on: datetime.date) -> None:
    Centre.objects.update_or_create(pk=1, defaults={"name": "Centrum", "short_name": "CUS", "created_on": on})


def test_a_programme_begins_without_a_diagnosis_in_the_first_year_only(organiser, client_for):
    client = client_for(organiser)
    centre_created(timezone.localdate() - relativedelta(years=1, days=1))
    late = client.post("/programy/nowy/", {"name": "Bez diagnozy", "diagnosis": ""})
    assert (late.status_code, list(late.context["form"].errors)) == (422, ["diagnosis"])
    with pytest.raises(Refused, match="od utworzenia centrum"):
        actions.create_programme(by=organiser, diagnosis=None, name="X")

    centre_created(timezone.localdate() - relativedelta(months=6))
    client.post("/programy/nowy/", {"name": "Bez diagnozy", "diagnosis": ""})

    version = ProgrammeVersion.objects.get()
    assert version.diagnosis is None
    assert "art. 76 pkt 1" in version.no_diagnosis_note


def test_every_page_of_a_programme_without_a_diagnosis_opens(director, client_for):
    version = VersionFactory(diagnosis=None, no_diagnosis_note="Program opracowano bez diagnozy.")
    item = ItemFactory(version=version, whole=True)
    client = client_for(director)
    pages = ["", "potrzeby/", "podstawa/", "nitka/", "decyzja/", "dokument/", "pokrycie/", f"uslugi/{item.pk}/"]

    answers = {page: client.get(f"/programy/{version.pk}/{page}").status_code for page in pages}
    answers |= {number: client.get(f"/programy/{version.pk}/tresc/{number}/").status_code for number in (3, 5)}

    assert {page: status for page, status in answers.items() if status not in (200, 404)} == {}
    assert "no_diagnosis" in rules_of(version)


def test_services_are_found_in_the_catalogue_with_who_offers_them(version, worker, client_for):
    meals = ServiceFactory(name="Posiłki z dowozem")
    ServiceFactory(name="Wizyty")
    OfferFactory(service=meals, capacity=40, unit="meal", period="day")

    page = text_of(client_for(worker).get(f"/programy/{version.pk}/uslugi/dodaj/?q=posilki"))

    assert "Posiłki z dowozem" in page
    assert "1 partner: 40 posiłków dziennie" in page
    assert "Wizyty" not in page


def test_programmes_of_one_time_are_named_in_the_list(director, client_for):
    VersionFactory(name="Pierwszy")
    VersionFactory(name="Drugi")
    VersionFactory(name="Dawny", period_start=datetime.date(2020, 1, 1), period_end=datetime.date(2020, 12, 31))

    page = text_of(client_for(director).get("/programy/"))

    assert page.count("równolegle z:") == 2
    assert "równolegle z: Drugi" in page


@pytest.mark.parametrize("services", [1, 6])
def test_the_builder_asks_the_same_few_questions_of_a_large_programme(
    services, version, worker, client_for, django_assert_max_num_queries
):
    for at in range(services):
        item = ItemFactory(version=version, whole=True, provider=OfferFactory().partner)
        answer(item, NeedFactory(diagnosis=version.diagnosis))
        CostLine.objects.create(item=item, year=2027, kind="staff", amount=at)
    client, address = client_for(worker), f"/programy/{version.pk}/tresc/12/"
    client.get(address)

    with django_assert_max_num_queries(15):
        client.get(address)


def test_a_city_with_powiat_rights_needs_no_agreement_with_itself(version):
    ItemFactory(version=version, is_powiat_task=True)
    centre_created(timezone.localdate())
    city = Gmina.objects.create(
        teryt="0498011", name="Zmyślone Miasto", kind=1, powiat="miasto", voivodeship="pokazowe"
    )
    served = CentreGmina.objects.create(centre_id=1, gmina=city, is_founder=True)
    assert "powiat_agreement" not in rules_of(version)

    village = Gmina.objects.create(teryt="0402992", name="Zmyślna", kind=2, powiat="zmyślony", voivodeship="pokazowe")
    CentreGmina.objects.create(centre=served.centre, gmina=village, joined_on=timezone.localdate())

    assert "powiat_agreement" in rules_of(version)
