"""Where a service is used: links to what the viewer may open, and to nothing else."""

import pytest

from tests.factories.diagnosis import DiagnosisFactory, NeedFactory
from tests.factories.partners import OfferFactory, PartnerFactory
from tests.factories.programmes import ItemFactory, VersionFactory
from tests.factories.services import ServiceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def used(db):
    """A service named by an offer, a need of a diagnosis at work and a programme in draft."""
    service = ServiceFactory(name="Dowóz książek")
    partner = PartnerFactory(name="Biblioteka Pod Sową")
    OfferFactory(partner=partner, service=service)
    need = NeedFactory(diagnosis=DiagnosisFactory())
    service.need_links.create(need=need)
    version = VersionFactory()
    ItemFactory(version=version, service=service)
    return service, partner, need.diagnosis, version


def test_the_staff_get_a_link_to_each_place(used, worker, client_for):
    service, *places = used

    page = client_for(worker).get(service.get_absolute_url()).content.decode()

    for place in places:
        assert f'href="{place.get_absolute_url()}"' in page
    for heading in ("Oferty partnerów", "Potrzeby w diagnozach", "Programy"):
        assert f"{heading}</a>: 1" in page


def test_a_reader_gets_no_link_to_working_papers_and_no_number_of_them(used, reader, client_for):
    service, *places = used

    page = client_for(reader).get(service.get_absolute_url()).content.decode()

    for place in places:
        assert f'href="{place.get_absolute_url()}"' not in page
    assert "Oferty partnerów" not in page
    assert "widzą pracownicy centrum" in page


def test_a_service_used_nowhere_says_so(worker, client_for):
    page = client_for(worker).get(ServiceFactory().get_absolute_url()).content.decode()

    assert "Nie ma jej jeszcze w ofertach, diagnozach ani programach." in page
