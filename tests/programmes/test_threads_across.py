"""One need or one service through everything, and the coverage matrix of a version."""

import pytest
from django.urls import reverse

from diagnosis.coverage import Outcome
from diagnosis.models import NeedService
from partners.actions import archive_partner
from partners.models import Offer
from programmes.coverage import matrix_of
from programmes.gaps import with_everything
from programmes.models import ProgrammeVersion
from programmes.threads import need_thread, service_thread
from programmes.threads.links import contract_link
from services.enums import Unit
from tests.factories.diagnosis import NeedFactory
from tests.factories.partners import OfferFactory
from tests.factories.programmes import ItemFactory, VersionFactory, answer
from tests.programmes.stages import move_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def item():
    """A whole item for 90 people, offered by a partner who can do 40, that answers a need of 60 people."""
    item = ItemFactory(version=VersionFactory(whole=True), service__name="Posiłki", whole=True)
    OfferFactory(
        service=item.service,
        capacity=40,
        unit=item.quantity_unit,
        period=item.quantity_period,
        partner__name="Koło „Kalina”",
    )
    need = NeedFactory(diagnosis=item.version.diagnosis, need="Ciepły posiłek", number=60, unit=Unit.PERSON)
    NeedService.objects.create(need=need, service=item.service)
    answer(item, need)
    item.need = need
    return item


def stops(thread) -> dict[str, tuple[str, str]]:
    return {stop.name: (stop.said.replace("\xa0", " "), stop.kind) for stop in thread.stops}


def test_a_need_is_followed_to_who_offers_and_which_programme_answers(worker, item):
    found = need_thread(worker, item.need.key)

    assert stops(found) == {
        "Potrzeba": ("60 osób", "done"),
        "Usługi": ("1", "done"),
        "Oferty": ("1", "done"),
        "Programy": ("1", "done"),
        "Wykonawcy": ("0 z 1", "stop"),
        "Umowy": ("przed uchwałą", ""),
        "Mierniki": ("1 z 1", "done"),
    }
    assert [line.item.pk for line in found.items] == [item.pk]


def test_a_need_that_nobody_answers_has_its_hole_where_it_breaks(worker, item):
    alone = NeedFactory(diagnosis=item.version.diagnosis, need="Przejazd")

    found = stops(need_thread(worker, alone.key))

    assert found["Usługi"] == ("nie wybrano usługi", "stop")
    assert found["Programy"] == ("żaden program nie odpowiada", "stop")
    assert found["Mierniki"] == ("–", "")


def test_a_service_is_followed_from_its_needs_to_its_programmes(worker, item):
    found = service_thread(worker, item.service)

    assert [row.need.pk for row in found.needs] == [item.need.pk]
    assert [offer.partner.name for offer, _ in found.offers] == ["Koło „Kalina”"]
    assert [line.item.pk for line in found.items] == [item.pk]


def test_a_partner_in_the_archive_offers_nothing(worker, director, item):
    archive_partner(by=director, partner=Offer.objects.get(service=item.service).partner)

    assert service_thread(worker, item.service).offers == ()


def matrix(item):
    return matrix_of(with_everything(ProgrammeVersion.objects.filter(pk=item.version_id)).get())


def test_the_matrix_compares_the_plan_with_the_need_and_with_what_can_be_done(item):
    NeedFactory(diagnosis=item.version.diagnosis, need="Przejazd")

    found = matrix(item)

    assert [line.outcome for line in found.lines] == [Outcome.COVERED, Outcome.NO_SERVICE]
    [column] = found.columns
    assert column.verdict.outcome == Outcome.SHORT
    assert column.verdict.difference == -50


@pytest.mark.parametrize(
    ("fields", "outcome", "said"),
    [
        ({"quantity": 30}, Outcome.SHORT, "brakuje"),
        ({"quantity": None, "quantity_unit": ""}, Outcome.CANNOT_TELL, "w programie nie podano, dla ilu"),
        ({"quantity_unit": Unit.FAMILY}, Outcome.CANNOT_TELL, "nie da się porównać"),
    ],
)
def test_numbers_are_compared_only_where_they_can_be(item, fields, outcome, said):
    type(item).objects.filter(pk=item.pk).update(**fields)

    [line] = matrix(item).lines

    assert line.outcome == outcome
    assert said in line.cells[0].said


@pytest.mark.parametrize("name", ["thread_of_need", "thread_of_service", "coverage"])
def test_the_pages_cost_few_queries(client_for, worker, item, name, django_assert_max_num_queries):
    args = {"thread_of_need": item.need.key, "thread_of_service": item.service.slug, "coverage": item.version_id}
    client = client_for(worker)
    address = reverse(f"programmes:{name}", args=[args[name]])
    client.get(address)

    with django_assert_max_num_queries(25):
        page = client.get(address)

    assert "Posiłki" in page.content.decode()


def test_a_contract_is_missing_only_from_the_resolution_on():
    item = move_to("in_force").items.first()

    assert contract_link(item, "draft").hole == ""
    assert contract_link(item, "in_force").hole == "brak umowy i przydziału"
