"""The registry on paper: what it lists, its number and code, and who may print it."""

import io

import pytest
from django.utils import timezone
from pypdf import PdfReader

from cus.documents.actions import file_of
from cus.documents.models import FrozenDocument
from cus.workflow import Refused
from partners.actions import print_registry
from partners.models import Partner, RegistryPrint
from tests.factories.partners import OfferFactory, PartnerFactory

pytestmark = pytest.mark.django_db
ORDER = "/partnerzy/wydruki/nowy/"


def text_of(printed: RegistryPrint) -> str:
    """Return the words of the print."""
    pages = PdfReader(io.BytesIO(file_of(printed.frozen))).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_the_print_lists_what_the_list_shows_and_says_what_narrowed_it(worker, client_for):
    OfferFactory(partner=PartnerFactory(name="Koło Gospodyń w Podlesiu", is_ngo=True))
    PartnerFactory(name="Szkoła Podstawowa", is_ngo=False)

    answer = client_for(worker).post(ORDER, {"rodzaj": "ngo"})

    printed = RegistryPrint.objects.get()
    assert answer.url == printed.get_absolute_url()
    text = text_of(printed)
    assert "Koło Gospodyń w Podlesiu" in text
    assert "Szkoła Podstawowa" not in text
    assert "rodzaj: NGO" in text
    assert "Rejestr nie jest pełny" in text


def test_prints_are_numbered_within_the_year_and_carry_their_code_on_each_page(worker):
    for at in range(45):
        PartnerFactory(name=f"Stowarzyszenie „Żółta Łódź” nr {at}", address="ul. Ćwiartki 3, Gęś")
    partners = Partner.objects.active().for_list()

    first, second = (print_registry(by=worker, partners=partners, query="", filters=[]) for _ in range(2))

    year = timezone.localdate().year
    assert (first.number, second.number) == (f"1/{year}", f"2/{year}")
    assert (first.partners, second.partners) == (45, 45)
    reader = PdfReader(io.BytesIO(file_of(second.frozen)))
    pages = [page.extract_text() for page in reader.pages]
    assert len(pages) > 1
    assert all("Kod sprawdzenia" in page and f"z {len(pages)}" in page for page in pages)
    box = reader.pages[0].mediabox
    assert box.width > box.height
    assert reader.trailer["/Root"]["/Lang"] == "pl"


def test_a_print_shows_the_registry_of_its_day_whatever_changes_later(worker):
    partner = PartnerFactory(name="Fundacja Jarzębina")
    printed = print_registry(by=worker, partners=Partner.objects.for_list(), query="", filters=[])

    Partner.objects.filter(pk=partner.pk).update(name="Fundacja Kalina")

    printed.refresh_from_db()
    assert "Fundacja Jarzębina" in text_of(printed)


def test_an_empty_list_is_not_printed_and_no_number_is_spent(worker):
    with pytest.raises(Refused, match="Nie ma czego drukować"):
        print_registry(by=worker, partners=Partner.objects.for_list(), query="", filters=[])

    assert not RegistryPrint.objects.exists()
    assert not FrozenDocument.objects.exists()


@pytest.mark.parametrize("role", ["reader", "administrator"])
def test_those_who_do_not_read_cards_do_not_print_them(role, request, client_for):
    PartnerFactory()
    person = request.getfixturevalue(role)

    assert client_for(person).post(ORDER).status_code == 403
    with pytest.raises(Refused):
        print_registry(by=person, partners=Partner.objects.for_list(), query="", filters=[])
    assert not RegistryPrint.objects.exists()


def test_reading_prints_nothing(worker, client_for):
    PartnerFactory()

    assert client_for(worker).get(ORDER).status_code == 405
    assert client_for(worker).get("/partnerzy/wydruki/").status_code == 200
    assert not RegistryPrint.objects.exists()
