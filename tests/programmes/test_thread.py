"""The golden thread: every need of the diagnosis stands there, and a hole is called a hole."""

import pytest
from django.urls import reverse

from programmes.gaps import with_everything
from programmes.models import ProgrammeVersion
from programmes.threads import threads_of
from tests.factories.diagnosis import NeedFactory
from tests.factories.partners import OfferFactory
from tests.factories.programmes import ItemFactory, VersionFactory, answer

pytestmark = pytest.mark.django_db


def lines(version) -> list[tuple[str, ...]]:
    whole = with_everything(ProgrammeVersion.objects.filter(pk=version.pk)).get()
    return [
        tuple(link.hole or link.text for link in (row.need, row.service, row.provider, row.indicators))
        for row in threads_of(whole)
    ]


def test_a_whole_thread_runs_from_the_need_to_the_indicator():
    item = ItemFactory(service__name="Posiłki", whole=True)
    item.provider = OfferFactory(service=item.service, partner__name="Koło „Kalina”").partner
    item.save()
    answer(item, NeedFactory(diagnosis=item.version.diagnosis, need="Ciepły posiłek"))

    assert lines(item.version) == [("Ciepły posiłek", "Posiłki", "Koło „Kalina”", "liczba osób: 90 osoba")]


def test_every_hole_is_called_by_its_name():
    version = VersionFactory()
    needs = [NeedFactory(diagnosis=version.diagnosis, need=text) for text in ("Posiłek", "Przejazd")]
    answer(ItemFactory(version=version, service__name="Posiłki"), needs[0])
    ItemFactory(version=version, service__name="Sport")

    assert lines(version) == [
        ("Posiłek", "Posiłki", "brak wykonawcy", "brak miernika"),
        ("Przejazd", "brak usługi", "–", "–"),
        ("bez potrzeby", "Sport", "brak wykonawcy", "brak miernika"),
    ]


def test_a_service_whose_need_left_the_diagnosis_stays_on_the_page():
    item = ItemFactory(service__name="Posiłki")
    need = NeedFactory(diagnosis=item.version.diagnosis)
    answer(item, need)
    need.delete()

    assert lines(item.version)[0][:2] == ("potrzeby nie ma już w diagnozie", "Posiłki")


@pytest.mark.parametrize("count", [1, 30])
def test_the_page_takes_the_same_queries_whatever_its_length(
    count, worker, client_for, django_assert_num_queries, assert_polish
):
    version = VersionFactory()
    for _ in range(count):
        item = ItemFactory(version=version, whole=True)
        answer(item, NeedFactory(diagnosis=version.diagnosis))
        OfferFactory(service=item.service)
    client = client_for(worker)

    with django_assert_num_queries(14):
        page = client.get(reverse("programmes:thread", args=[version.pk]))

    assert page.status_code == 200
    assert_polish(page)
