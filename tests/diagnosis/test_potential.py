"""The potential: who is on the list, who is not and why, what is kept, what a past day looked like."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from cus.workflow import Refused
from diagnosis.actions.diagnoses import hand_over
from diagnosis.actions.potential import keep_potential
from diagnosis.models import Need, PotentialCopy
from diagnosis.potential import compared, kept_potential, parts_of, potential_of, shown_potential
from partners.enums import PartnerState, PotentialCategory
from partners.models import Offer, Partner
from tests.factories.diagnosis import CatalogueServiceFactory, DemoGminaFactory, DiagnosisFactory, NeedFactory
from tests.factories.partners import OfferFactory, PartnerFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def gmina():
    """The gmina of the diagnosis."""
    return DemoGminaFactory()


@pytest.fixture
def diagnosis(gmina):
    """An open diagnosis of one gmina."""
    return DiagnosisFactory(gminas=[gmina])


def a_partner(name: str, *gminas, category=PotentialCategory.NGO, **fields) -> Partner:
    """A card with one offer."""
    partner = PartnerFactory(name=name, potential_category=category, **fields)
    partner.gminas.set(gminas)
    OfferFactory(partner=partner, service=CatalogueServiceFactory())
    return partner


def _happened_yesterday(*models) -> None:
    """Set back what history holds so far: only the owner of the tables can."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        [role] = cursor.fetchone()
        cursor.execute("RESET ROLE")
        for model in models:
            model.pgh_event_model.objects.update(pgh_created_at=timezone.now() - dt.timedelta(days=1))
        cursor.execute(f'SET ROLE "{role}"')


def names(potential) -> list[str]:
    """Names on the list."""
    return [entry.name for entry in potential.entries]


def reasons(potential) -> dict[str, list[str]]:
    """Who was left out, and why."""
    return {out.name: out.words for out in potential.left_out}


def test_only_active_partners_of_the_area_with_a_service_and_a_category_are_listed(diagnosis, gmina):
    other = DemoGminaFactory(teryt="9901044", name="Inna Dolina")
    a_partner("Na liście", gmina)
    PartnerFactory(name="Bez usługi", potential_category=PotentialCategory.NGO)
    a_partner("Poza obszarem", gmina, is_active_in_area=False)
    a_partner("Gdzie indziej", other)
    a_partner("Bez kategorii", gmina, category="")
    archived = a_partner("W archiwum", gmina)
    Partner.objects.filter(pk=archived.pk).update(
        state=PartnerState.ARCHIVED, archived_at=timezone.now(), archived_by=archived.created_by
    )

    potential = potential_of(diagnosis)

    assert names(potential) == ["Na liście"]
    assert reasons(potential) == {
        "Bez usługi": ["nie ma żadnej usługi w ofercie"],
        "Poza obszarem": ["nie działa na obszarze centrum"],
        "Gdzie indziej": ["działa tylko w gminach spoza diagnozy: Inna Dolina"],
        "Bez kategorii": ["nie wybrano kategorii z art. 21 ust. 3"],
        "W archiwum": ["fiszka jest w archiwum"],
    }
    assert [entry.name for entry in potential.unsorted] == ["Bez kategorii"]


def test_the_list_goes_by_the_letters_of_the_act_and_by_the_polish_alphabet(diagnosis, gmina):
    a_partner("Żuraw", gmina)
    a_partner("Łąka", gmina)
    a_partner("Lipa", gmina)
    a_partner("Zofia Przykładna", gmina, category=PotentialCategory.NATURAL_PERSON)
    a_partner("Ośrodek", gmina, category=PotentialCategory.MUNICIPAL_UNIT)

    [part] = parts_of(potential_of(diagnosis))

    assert [(block.letter, [entry.name for entry in block.entries]) for block in part.blocks] == [
        ("a", ["Ośrodek"]),
        ("b", ["Lipa", "Łąka", "Żuraw"]),
        ("c", []),
        ("d", ["Zofia Przykładna"]),
        ("e", []),
    ]


def test_each_gmina_has_a_whole_part_and_who_says_no_gmina_stands_apart(gmina):
    other = DemoGminaFactory(teryt="9901044", name="Inna Dolina")
    diagnosis = DiagnosisFactory(gminas=[gmina, other])
    a_partner("W obu", gmina, other)
    a_partner("W jednej", other)
    a_partner("Nie wiadomo gdzie")

    parts = parts_of(potential_of(diagnosis))

    told = {
        part.gmina.name if part.gmina else "": [entry.name for block in part.blocks for entry in block.entries]
        for part in parts
    }
    assert told == {"Brzozowa Górka": ["W obu"], "Inna Dolina": ["W jednej", "W obu"], "": ["Nie wiadomo gdzie"]}


def test_in_a_diagnosis_of_one_gmina_a_card_without_a_gmina_is_in_its_area(diagnosis):
    a_partner("Nie wiadomo gdzie")

    [part] = parts_of(potential_of(diagnosis))

    assert part.count == 1


def test_scale_keeps_number_unit_and_period(diagnosis, gmina):
    partner = a_partner("Koło", gmina)
    Offer.objects.filter(partner=partner).update(capacity=Decimal(40), unit="meal", period="day")

    [entry] = potential_of(diagnosis).entries

    assert entry.services[0].said.replace("\u00a0", " ") == "40 posiłków dziennie"


def test_a_past_day_is_read_from_history(diagnosis, gmina):
    partner = a_partner("Nazwa dawna", gmina)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    _happened_yesterday(Partner, Offer)
    partner.name = "Nazwa nowa"
    partner.save()
    partner.offers.all().delete()
    a_partner("Nowy", gmina)

    before, today = potential_of(diagnosis, as_of=yesterday), potential_of(diagnosis)

    assert names(before) == ["Nazwa dawna"]
    assert names(today) == ["Nowy"]
    assert potential_of(diagnosis, as_of=yesterday - dt.timedelta(days=1)).entries == ()


def test_the_list_of_a_day_before_history_began_is_empty(diagnosis, gmina):
    a_partner("Dziś", gmina)

    assert potential_of(diagnosis, as_of=dt.date(2020, 1, 1)).entries == ()


def test_the_kept_copy_does_not_change_when_the_registry_does(diagnosis, gmina, worker):
    partner = a_partner("Stała nazwa", gmina)
    keep_potential(by=worker, diagnosis=diagnosis, as_of=timezone.localdate())
    Partner.objects.filter(pk=partner.pk).update(name="Inna nazwa", is_active_in_area=False)

    assert names(kept_potential(diagnosis)) == ["Stała nazwa"]
    assert names(shown_potential(diagnosis)) == ["Stała nazwa"]
    assert names(potential_of(diagnosis)) == []


def test_differences_say_who_came_who_went_and_what_changed(diagnosis, gmina, worker):
    stays, goes = a_partner("Zostaje", gmina), a_partner("Odchodzi", gmina)
    before = potential_of(diagnosis)
    Partner.objects.filter(pk=goes.pk).update(is_active_in_area=False)
    Offer.objects.filter(partner=stays).update(capacity=Decimal(25))
    a_partner("Przychodzi", gmina)

    told = {one.name: (one.word, " ".join(one.lines)) for one in compared(before, potential_of(diagnosis))}

    assert told["Przychodzi"][0] == "doszedł"
    assert told["Odchodzi"] == ("ubył", "nie działa na obszarze centrum")
    assert told["Zostaje"][0] == "zmienił się"
    assert "było 40\u00a0osób rocznie, jest 25\u00a0osób rocznie" in told["Zostaje"][1]
    assert compared(before, before) == []


def test_handing_over_keeps_a_list_when_nobody_did(director, gmina):
    diagnosis = DiagnosisFactory(at_consultation=True, gminas=[gmina])
    NeedFactory(diagnosis=diagnosis)
    a_partner("Koło", gmina)
    day = diagnosis.consultation_to

    hand_over(by=director, diagnosis=diagnosis, to_mayor_on=day, to_council_on=day)

    assert names(kept_potential(diagnosis)) == ["Koło"]


def test_handing_over_leaves_the_list_that_was_consulted(director, worker, gmina):
    diagnosis = DiagnosisFactory(at_consultation=True, gminas=[gmina])
    NeedFactory(diagnosis=diagnosis)
    a_partner("Konsultowany", gmina)
    keep_potential(by=worker, diagnosis=diagnosis, as_of=timezone.localdate())
    a_partner("Koło", gmina)
    day = diagnosis.consultation_to

    hand_over(by=director, diagnosis=diagnosis, to_mayor_on=day, to_council_on=day)

    assert names(kept_potential(diagnosis)) == ["Konsultowany"]
    assert PotentialCopy.objects.filter(diagnosis=diagnosis).count() == 1


@pytest.mark.parametrize("who", ["reader", "administrator"])
def test_who_may_not_write_in_a_diagnosis_keeps_no_list(request, diagnosis, who):
    with pytest.raises(Refused):
        keep_potential(by=request.getfixturevalue(who), diagnosis=diagnosis, as_of=timezone.localdate())

    assert not PotentialCopy.objects.exists()


def test_no_list_is_kept_after_the_handover_or_for_a_day_to_come(worker, diagnosis):
    with pytest.raises(Refused, match="przekazana"):
        keep_potential(by=worker, diagnosis=DiagnosisFactory(handed_over=True), as_of=timezone.localdate())
    with pytest.raises(Refused, match="nie zna żadnego podmiotu"):
        keep_potential(by=worker, diagnosis=diagnosis, as_of=timezone.localdate())
    with pytest.raises(Refused, match="minął"):
        keep_potential(by=worker, diagnosis=diagnosis, as_of=timezone.localdate() + dt.timedelta(days=1))


def test_forty_partners_take_as_many_queries_as_one(diagnosis, gmina, django_assert_max_num_queries):
    for number in range(40):
        a_partner(f"Partner {number}", gmina)
    NeedFactory.create_batch(3, diagnosis=diagnosis)

    with django_assert_max_num_queries(8):
        assert len(potential_of(diagnosis).entries) == 40
    assert Need.objects.count() == 3


def test_the_page_shows_the_list_and_leads_to_what_has_to_be_mended(client_for, worker, diagnosis, gmina):
    bare = a_partner("Bez kategorii", gmina, category="")
    a_partner("Koło", gmina)

    page = client_for(worker).get(reverse("diagnosis:potential", args=[diagnosis.pk])).content.decode()

    assert "Koło" in page
    assert reverse("partners:edit", args=[bare.pk]) + "#id_potential_category" in page


def test_a_reader_sees_the_kept_list_alone_without_cards_and_without_who_was_left_out(
    client_for, reader, worker, gmina
):
    diagnosis = DiagnosisFactory(gminas=[gmina])
    a_partner("Koło", gmina)
    PartnerFactory(name="Pominięty")
    keep_potential(by=worker, diagnosis=diagnosis, as_of=timezone.localdate())
    type(diagnosis).objects.filter(pk=diagnosis.pk).update(
        stage="handed_over",
        consultation_from=dt.date(2026, 5, 4),
        consultation_to=dt.date(2026, 5, 25),
        handed_to_mayor_on=dt.date(2026, 6, 8),
        handed_to_council_on=dt.date(2026, 6, 8),
    )
    a_partner("Późniejszy", gmina)
    client = client_for(reader)

    page = client.get(reverse("diagnosis:potential", args=[diagnosis.pk])).content.decode()
    table = client.get(reverse("diagnosis:potential_table", args=[diagnosis.pk, "csv"])).content.decode("utf-8-sig")

    assert "Koło" in page
    assert "Koło" in table
    for text in (page, table):
        assert "Pominięty" not in text
        assert "Późniejszy" not in text
    assert "/partnerzy/" not in page.partition("<main")[2].partition("</main")[0]


def test_keeping_on_the_page_and_a_bad_day(client_for, worker, diagnosis, gmina):
    a_partner("Koło", gmina)
    client, url = client_for(worker), reverse("diagnosis:potential", args=[diagnosis.pk])
    keep = reverse("diagnosis:potential_keep", args=[diagnosis.pk])

    client.post(keep, {"dzien": f"{timezone.localdate():%d.%m.%Y}"})
    refused = client.post(keep, {"dzien": "32.13.2026"}, follow=True).content.decode()
    bad = client.get(url, {"dzien": "1.01.2099"})

    assert PotentialCopy.objects.filter(diagnosis=diagnosis).count() == 1
    assert "Podaj dzień" in refused
    assert bad.status_code == 422
    assert "Ten dzień jeszcze nie nadszedł" in bad.content.decode()
