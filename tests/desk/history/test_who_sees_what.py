"""Whose changes each role reads, in the whole centre and on an object."""

import pghistory
import pytest
from django.urls import reverse

from tests.factories.partners import PartnerFactory
from tests.factories.services import ServiceFactory

pytestmark = pytest.mark.django_db
MARKS = {"own": "Ślad własny", "business": "Ślad sprawy", "dictionary": "Ślad katalogu", "account": "Ślad konta"}


@pytest.fixture
def traces(worker, organiser, administrator):
    """Changes of each domain; one of them by the worker."""
    with pghistory.context(user=worker.pk):
        own = PartnerFactory(name=MARKS["own"])
    with pghistory.context(user=organiser.pk):
        PartnerFactory(name=MARKS["business"])
        own.phones = "Telefon wpisany przez organizatora"
        own.save()
    with pghistory.context(user=administrator.pk):
        ServiceFactory(name=MARKS["dictionary"])
        worker.position = MARKS["account"]
        worker.save()
    return own


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("worker", {"own"}),
        ("organiser", {"own", "business", "dictionary"}),
        ("administrator", {"dictionary", "account"}),
        ("director", set(MARKS)),
    ],
)
def test_each_role_reads_its_part_of_the_history(traces, role, expected, request, client_for):
    text = client_for(request.getfixturevalue(role)).get(reverse("desk:history")).content.decode()

    assert {name for name, mark in MARKS.items() if mark in text} == expected


def test_somebody_with_several_roles_reads_all_their_parts(traces, worker, client_for):
    worker.roles = ["worker", "administrator"]
    worker.save()

    text = client_for(worker).get(reverse("desk:history")).content.decode()

    assert {name for name, mark in MARKS.items() if mark in text} == {"own", "dictionary", "account"}


def test_the_read_only_role_reads_no_history(traces, reader, client_for):
    assert client_for(reader).get(reverse("desk:history")).status_code == 403


def test_on_an_object_a_worker_reads_only_their_own_changes(traces, worker, organiser, client_for):
    url = reverse("desk:history_of", args=["partner", traces.pk])

    text = client_for(worker).get(url).content.decode()
    assert "Widzisz tylko zmiany" in text
    assert "Telefon wpisany" not in text
    assert "Telefon wpisany" in client_for(organiser).get(url).content.decode()


def test_a_worker_is_not_offered_to_restore(traces, worker, director, client_for):
    from partners.models import Offer
    from tests.factories.partners import OfferFactory

    with pghistory.context(user=worker.pk):
        Offer.objects.filter(pk=OfferFactory(partner=traces).pk).delete()
    url = reverse("desk:history_of", args=["partner", traces.pk])

    assert "przywroc" not in client_for(worker).get(url).content.decode()
    assert "przywroc" in client_for(director).get(url).content.decode()


def test_the_link_to_history_stands_on_the_page_of_the_object(traces, worker, reader, client_for):
    address = reverse("desk:history_of", args=["partner", traces.pk])
    service = ServiceFactory()

    assert address in client_for(worker).get(traces.get_absolute_url()).content.decode()
    assert "/historia/" not in client_for(reader).get(service.get_absolute_url()).content.decode()
