"""An organisation with „CUS” in its name is not taken for a centre of the Act."""

import pytest

from partners.models import Partner
from partners.namesake import is_called_cus
from tests.factories.centre import CentreFactory
from tests.factories.partners import PartnerFactory


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Centrum Usług Społecznych „Razem” sp. z o.o.", True),
        ("Fundacja CUS", True),
        ("centrum uslug spolecznych", True),
        ("Centrum Usług Wspólnych", False),
        ("Klub Focus", False),
        ("Stowarzyszenie „Circus”", False),
    ],
)
def test_the_name_is_recognised(name, expected):
    assert is_called_cus(name) is expected


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["Centrum Usług Społecznych w Brzozowej Górce", "cus brzozowa  gorka"])
def test_our_own_centre_gets_no_card(name, worker, client_for):
    CentreFactory()

    answer = client_for(worker).post("/partnerzy/nowy/", {"name": name})

    assert answer.status_code == 422
    assert "name" in answer.context["form"].errors
    assert not Partner.objects.exists()


@pytest.mark.django_db
def test_the_card_of_a_namesake_warns_and_of_others_does_not(worker, client_for):
    namesake, other = PartnerFactory(name="Fundacja CUS Plus"), PartnerFactory(name="Koło Gospodyń")
    client = client_for(worker)

    assert "Sama nazwa nim nie czyni" in client.get(namesake.get_absolute_url()).content.decode()
    assert "Sama nazwa nim nie czyni" not in client.get(other.get_absolute_url()).content.decode()
