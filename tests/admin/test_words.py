"""Every word of the panel, the catalogue and the centre is Polish."""

import pytest
from django.urls import reverse

from services.models import Occupation, Service
from tests.factories.centre import ServedGminaFactory, UnitFactory

pytestmark = pytest.mark.django_db

PAGES = [
    "/admin/",
    "/admin/services/service/",
    "/admin/services/service/?q=kosmonautyka",
    "/admin/services/service/add/",
    "/admin/services/service/zawod/?zawod=341204",
    "/admin/services/service/zawod/?zawod=opiekun+osoby",
    "/admin/services/occupation/",
    "/admin/services/occupationedition/",
    "/admin/services/servicearea/",
    "/admin/services/qualityfactor/",
    "/admin/accounts/user/",
    "/admin/accounts/user/add/",
    "/uslugi/",
    "/uslugi/?q=kosmonautyka",
    "/uslugi/nowa/",
    "/uslugi/propozycje/",
    "/uslugi/wytchnieniowa/",
    "/centrum/",
    "/centrum/zmien/",
    "/centrum/gminy/dodaj/",
    "/centrum/jednostki/nowa/",
]


def test_every_page_speaks_polish(administrator, client_for, assert_polish):
    UnitFactory(centre=ServedGminaFactory().centre)
    service = Service.objects.get(slug="wytchnieniowa")
    rows = [
        reverse("admin:services_service_change", args=[service.pk]),
        reverse("admin:services_occupation_replace", args=[Occupation.objects.get(code="341204").pk]),
        reverse("desk:history_of", args=["usluga", service.pk]),
        reverse("admin:accounts_user_change", args=[administrator.pk]),
    ]
    client = client_for(administrator)

    for address in PAGES + rows:
        assert_polish(client.get(address))


@pytest.mark.parametrize(
    ("address", "posted"),
    [
        ("/uslugi/nowa/", {}),
        ("/uslugi/propozycje/", {}),
        ("/centrum/zmien/", {"bip_url": "nie adres", "created_on": "31.02.2026", "email": "@", "postal_code": "1"}),
        ("/admin/services/service/add/", {}),
        ("/admin/accounts/user/add/", {"email": "@", "active_until": "jutro"}),
    ],
)
def test_every_message_of_an_empty_or_wrong_form_is_polish(address, posted, administrator, client_for, assert_polish):
    formset = {"requirements-TOTAL_FORMS": "1", "requirements-INITIAL_FORMS": "0", "requirements-0-text": "x"}

    assert_polish(client_for(administrator).post(address, posted | formset))
