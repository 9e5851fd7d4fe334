"""A deleted row comes back with what was under it, where its owner may still be changed."""

import pghistory
import pytest
from django.urls import reverse

from cus.audit.kept import kept_of
from cus.centre.models import CentreUnit
from cus.desk.history.actions import restore_row
from cus.workflow import Refused
from diagnosis.actions.needs import NeedDeletion, delete_need
from diagnosis.models import Need, NeedService
from partners.enums import PartnerState
from partners.models import Offer, Partner
from programmes.actions import remove_item
from programmes.models import BudgetLine, Indicator, ItemCondition, ItemNeed, PersonalDataItem, ProgrammeItem
from services.models import ServiceArea
from tests.client import parse
from tests.factories.centre import CentreFactory, UnitFactory
from tests.factories.diagnosis import DiagnosisFactory, NeedFactory
from tests.factories.partners import OfferFactory, PartnerFactory
from tests.factories.programmes import ItemFactory, VersionFactory, answer
from tests.factories.services import ServiceFactory

pytestmark = pytest.mark.django_db
PARTS = (ItemCondition, PersonalDataItem, Indicator, BudgetLine, ItemNeed)


def deletion_of(model, pk: int):
    """The newest event that tells of the row's deletion."""
    return model.pgh_event_model.objects.filter(pgh_obj_id=pk, pgh_label="deleted").latest("pk")


def restore(model, pk: int, *, by):
    return restore_row(kept=kept_of(model), deleted=deletion_of(model, pk), by=by)


def values_of(row) -> dict:
    return {one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields}


@pytest.fixture
def gone_need(organiser):
    """A row of form 1 with a service, deleted on its page."""
    need = NeedFactory(group="Osoby samotne", number=12, unit="person", size=4, severity=3)
    NeedService.objects.create(need=need, service=ServiceFactory(name="Teleopieka"))
    before = values_of(need)
    delete_need(by=organiser, diagnosis=need.diagnosis, deletion=NeedDeletion(key=need.key, version=need.version))
    return before


def test_a_row_of_a_diagnosis_comes_back_as_it_was_with_its_services(gone_need, organiser):
    done = restore(Need, gone_need["id"], by=organiser)

    need = Need.objects.get(pk=gone_need["id"])
    after = values_of(need)
    assert {name: after[name] for name in after if name not in {"updated_at"}} == {
        name: value for name, value in gone_need.items() if name not in {"updated_at"}
    }
    assert [link.service.name for link in need.service_links.all()] == ["Teleopieka"]
    assert done.rows == 1
    assert "Uzupełnij" not in done.sentence


def test_a_row_of_a_diagnosis_comes_back_with_its_areas(organiser):
    areas = list(ServiceArea.objects.order_by("number")[:2])
    need = NeedFactory()
    need.areas.set(areas)
    delete_need(by=organiser, diagnosis=need.diagnosis, deletion=NeedDeletion(key=need.key, version=need.version))

    done = restore(Need, need.pk, by=organiser)

    assert set(Need.objects.get(pk=need.pk).areas.all()) == set(areas)
    assert (done.rows, done.lost) == (2, [])


def test_a_link_to_what_is_gone_does_not_come_back_and_that_is_said(gone_need, organiser):
    from services.models import Service

    Service.objects.filter(name="Teleopieka").delete()

    done = restore(Need, gone_need["id"], by=organiser)

    assert Need.objects.filter(pk=gone_need["id"]).exists()
    assert done.rows == 0
    assert "Nie wróciło" in done.sentence
    assert "usługa odpowiadająca na potrzebę (usługa)" in done.sentence


def test_an_item_comes_back_with_all_its_parts_and_its_form_is_stale(organiser):
    version = VersionFactory()
    item = ItemFactory(version=version, whole=True)
    answer(item, NeedFactory(diagnosis=version.diagnosis))
    counted = {part: part.objects.filter(item=item).count() for part in PARTS}
    pk = item.pk
    remove_item(by=organiser, item=item)
    version.refresh_from_db()
    seen = version.edit_version

    done = restore(ProgrammeItem, pk, by=organiser)

    assert all(counted.values())
    assert {part: part.objects.filter(item_id=pk).count() for part in PARTS} == counted
    assert done.rows == sum(counted.values())
    assert done.lost == []
    version.refresh_from_db()
    assert version.edit_version == seen + 1


def test_history_says_that_the_row_was_brought_back(gone_need, director, client_for):
    client = client_for(director)
    event = deletion_of(Need, gone_need["id"])

    response = client.post(reverse("desk:history_restore", args=["potrzeba", gone_need["id"], event.pk]), follow=True)

    text = response.content.decode()
    assert "przywrócono" in text
    assert "Przywrócono: potrzeba „Osoby samotne" in text
    added = Need.pgh_event_model.objects.filter(pgh_obj_id=gone_need["id"], pgh_label="added").latest("pk")
    assert added.pgh_context["user"] == director.pk


def test_what_has_come_back_is_not_offered_again(gone_need, organiser, client_for):
    page = reverse("desk:history_of", args=["diagnoza", gone_need["diagnosis_id"]])
    offered = "/przywroc/"
    client = client_for(organiser)
    assert offered in client.get(page).content.decode()

    restore(Need, gone_need["id"], by=organiser)

    html = client.get(page).content.decode()
    assert offered not in html
    assert "Ten wiersz już wrócił." in html


def test_a_row_comes_back_once(gone_need, organiser):
    restore(Need, gone_need["id"], by=organiser)

    with pytest.raises(Refused, match="już jest"):
        restore(Need, gone_need["id"], by=organiser)


def test_only_the_last_contents_come_back(gone_need, organiser):
    first = deletion_of(Need, gone_need["id"])
    restore(Need, gone_need["id"], by=organiser)
    Need.objects.filter(pk=gone_need["id"]).delete()

    with pytest.raises(Refused, match="nie jest ostatnia"):
        restore_row(kept=kept_of(Need), deleted=first, by=organiser)


def test_nothing_comes_back_into_what_is_frozen(organiser):
    need = NeedFactory(diagnosis=DiagnosisFactory(in_force=True))
    pk = need.pk
    need.delete()

    with pytest.raises(Refused, match="nie można zmieniać"):
        restore(Need, pk, by=organiser)
    assert not Need.objects.filter(pk=pk).exists()


def test_nothing_comes_back_to_an_owner_that_is_gone(organiser):
    offer = OfferFactory()
    pk, partner = offer.pk, offer.partner
    offer.delete()
    Partner.objects.filter(pk=partner.pk)._raw_delete("default")

    with pytest.raises(Refused, match="Nie ma już tego"):
        restore(Offer, pk, by=organiser)


def test_nothing_comes_back_to_an_archived_card(organiser):
    offer = OfferFactory(partner=PartnerFactory())
    pk, partner = offer.pk, offer.partner
    offer.delete()
    from django.utils import timezone

    type(partner).objects.filter(pk=partner.pk).update(
        state=PartnerState.ARCHIVED, archived_at=timezone.now(), archived_by=organiser
    )

    with pytest.raises(Refused, match="w archiwum"):
        restore(Offer, pk, by=organiser)


def test_a_second_row_like_the_one_there_does_not_come_back(organiser):
    offer = OfferFactory()
    pk, partner, service = offer.pk, offer.partner, offer.service
    offer.delete()
    OfferFactory(partner=partner, service=service)

    with pytest.raises(Refused):
        restore(Offer, pk, by=organiser)
    assert Offer.objects.filter(partner=partner).count() == 1


def test_a_relation_that_may_be_empty_comes_back_empty(organiser):
    version = VersionFactory()
    provider = PartnerFactory()
    item = ItemFactory(version=version, provider=provider)
    pk = item.pk
    item.delete()
    Partner.objects.filter(pk=provider.pk)._raw_delete("default")

    done = restore(ProgrammeItem, pk, by=organiser)

    assert ProgrammeItem.objects.get(pk=pk).provider is None
    assert done.lost == ["wykonawca – partner"]


@pytest.mark.parametrize("role", ["worker", "administrator", "reader"])
def test_others_bring_nothing_back(gone_need, role, request):
    with pytest.raises(Refused, match="przywracać"):
        restore(Need, gone_need["id"], by=request.getfixturevalue(role))


def test_a_unit_of_the_centre_comes_back_by_the_director(director, organiser):
    unit = UnitFactory(centre=CentreFactory(), name="Klub seniora")
    pk = unit.pk
    with pghistory.context(user=director.pk):
        unit.delete()

    with pytest.raises(Refused):
        restore(CentreUnit, pk, by=organiser)
    restore(CentreUnit, pk, by=director)
    assert CentreUnit.objects.get(pk=pk).name == "Klub seniora"


def test_the_page_says_what_would_come_back_and_why_it_cannot(gone_need, organiser, client_for, assert_polish):
    event = deletion_of(Need, gone_need["id"])
    client = client_for(organiser)
    url = reverse("desk:history_restore", args=["potrzeba", gone_need["id"], event.pk])

    response = client.get(url)
    text = " ".join("".join(parse(response.content.decode()).find(".//main").itertext()).split())
    assert "Osoby samotne" in text
    assert "1 wiersz" in text.replace("\u00a0", " ")
    assert_polish(response)

    restore(Need, gone_need["id"], by=organiser)
    again = client.post(url)
    assert again.status_code == 409
    assert "już jest" in again.content.decode()


def test_an_event_of_another_row_brings_nothing_back(gone_need, organiser, client_for):
    other = NeedFactory()

    url = reverse("desk:history_restore", args=["potrzeba", other.pk, deletion_of(Need, gone_need["id"]).pk])
    assert client_for(organiser).post(url).status_code == 404
