"""Form 2 as a sheet: lines that keep their source, differences that are shown and never written by themselves."""

import json
import uuid

import pytest
from django.urls import reverse

from diagnosis.models import NeedService, TerritoryForm, TerritoryLine
from diagnosis.proposals import ProposedLine, compare
from diagnosis.territory_sheet import head_key
from tests.factories.diagnosis import (
    CatalogueServiceFactory,
    DemoGminaFactory,
    DiagnosisFactory,
    NeedFactory,
    TerritoryFormFactory,
)
from tests.factories.partners import OfferFactory, PartnerFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def territory():
    """An open form 2 with a description."""
    return TerritoryFormFactory()


def address(name, territory):
    """Where the sheet of the form is."""
    return reverse(f"diagnosis:territory_{name}", args=[territory.diagnosis_id, territory.pk])


@pytest.fixture
def send(client_for, worker, territory):
    """Return a function that sends a batch and returns (status, answer)."""

    def post(**parts):
        response = client_for(worker).post(
            address("save", territory), json.dumps(parts), content_type="application/json"
        )
        return response.status_code, response.json()

    return post


def line(text, row="social_economy", key=None, version=0, **more):
    """One line as the page sends it."""
    return {"key": str(key or uuid.uuid4()), "version": version, "fields": {"row": row, "text": text}} | more


def head(form, /, version=1, **fields):
    """The head of the form as the page sends it."""
    return {"key": str(head_key(form)), "version": version, "fields": fields}


def test_head_and_lines_are_saved_in_one_batch_and_a_repeat_changes_nothing(send, territory):
    batch = {"saves": [head(territory, readiness="Nikt jeszcze"), line("CIS Nadzieja")]}

    first = send(**batch)
    second = send(**batch)

    territory.refresh_from_db()
    assert first[0] == second[0] == 200
    assert (territory.readiness, territory.version) == ("Nikt jeszcze", 2)
    assert [(one.shown, one.version) for one in territory.lines.all()] == [("CIS Nadzieja", 1)]


def test_two_people_on_one_line_and_on_the_head_get_both_texts_and_nothing_is_overwritten(send, territory):
    kept = TerritoryLine.objects.create(territory=territory, row="readiness", text="Tekst drugiej osoby", version=3)

    status, answer = send(saves=[head(territory, version=0, assessor="Ja"), line("Mój", "readiness", kept.key, 2)])

    assert status == 409
    assert {row["key"] for row in answer["stale"]} == {str(head_key(territory)), str(kept.key)}
    assert answer["stale"][1]["fields"]["text"] == "Tekst drugiej osoby"
    kept.refresh_from_db()
    assert kept.text == "Tekst drugiej osoby"


def test_lines_stand_where_they_are_put_and_are_moved(send, territory):
    first, second = line("pierwsza"), line("druga")
    send(saves=[first, second])
    send(saves=[line("między", after=first["key"])])
    send(moves=[{"key": second["key"], "after": str(head_key(territory))}])

    assert [one.text for one in territory.lines.all()] == ["druga", "pierwsza", "między"]


def test_a_deleted_line_comes_back_with_its_source(send, territory):
    taken = TerritoryLine.objects.create(
        territory=territory, row="social_economy", source="status", ref="partner:1", taken="CIS Nadzieja"
    )
    wish = line("własny", key=taken.key, version=1)

    send(deletions=[{"key": str(taken.key), "version": 1}])
    late = send(saves=[wish])
    status, _ = send(saves=[wish | {"restore": True}])

    back = territory.lines.get()
    assert late[0] == 409
    assert status == 200
    assert (back.key, back.source, back.taken, back.text) == (taken.key, "status", "CIS Nadzieja", "własny")


def test_a_line_that_was_taken_again_meanwhile_does_not_come_back_twice(send, territory):
    source = {"territory": territory, "row": "social_economy", "source": "status", "ref": "partner:1"}
    first = TerritoryLine.objects.create(**source, taken="CIS Nadzieja")
    send(deletions=[{"key": str(first.key), "version": 1}])
    again = TerritoryLine.objects.create(**source, taken="CIS Nadzieja")

    status, answer = send(saves=[line("własny", key=first.key, version=1, restore=True), line("inna pozycja")])

    assert status == 422
    assert "przejęto tymczasem na nowo" in answer["invalid"][0]["errors"]["text"][0]
    assert {one.key for one in territory.lines.all()} > {again.key}
    assert not territory.lines.filter(key=first.key).exists()


@pytest.mark.parametrize(
    ("fields", "field", "told"),
    [
        ({"territory": "  "}, "territory", "Wpisz nazwę"),
        ({"assessor": "x" * 301}, "assessor", "301 znaków"),
        ({"readiness": "Posiłki 🍲"}, "readiness", "nie da się wydrukować"),
    ],
)
def test_what_cannot_be_kept_is_told_at_its_field(send, territory, fields, field, told):
    status, answer = send(saves=[head(territory, **fields), line("dobra pozycja")])

    assert status == 422
    assert told in answer["invalid"][0]["errors"][field][0]
    assert territory.lines.get().text == "dobra pozycja"


def test_the_name_of_another_form_is_refused_and_the_lines_are_saved(send, territory):
    other = TerritoryFormFactory(diagnosis=territory.diagnosis)

    status, answer = send(saves=[head(territory, territory=other.territory), line("pozycja")])

    assert status == 422
    assert "już jest" in answer["invalid"][0]["errors"]["territory"][0]
    assert territory.lines.count() == 1


def test_a_handed_over_form_takes_nothing(client_for, director):
    territory = TerritoryFormFactory(diagnosis=DiagnosisFactory(handed_over=True))
    body = json.dumps({"saves": [head(territory, readiness="Po czasie")]})

    response = client_for(director).post(address("save", territory), body, content_type="application/json")

    assert response.status_code == 409
    assert client_for(director).post(address("sources", territory), {}).status_code == 409
    territory.refresh_from_db()
    assert territory.readiness == ""


def test_registry_needs_and_catalogue_propose_lines_of_the_gmina(client_for, worker, territory):
    gmina = DemoGminaFactory()
    territory.gmina = gmina
    territory.save()
    here = PartnerFactory(name="CIS Nadzieja", social_economy_status="pes", works_for_social_employment=True)
    here.gminas.set([gmina])
    OfferFactory(partner=here, service=CatalogueServiceFactory(name="Obiady w domu"))
    away = PartnerFactory(name="Daleko", social_economy_status="pes")
    away.gminas.set([DemoGminaFactory(teryt="9901052", name="Inna")])
    NeedService.objects.create(
        need=NeedFactory(diagnosis=territory.diagnosis), service=CatalogueServiceFactory(name="Transport")
    )

    page = client_for(worker).get(address("sources", territory)).content.decode()

    for text in ("CIS Nadzieja: Obiady w domu", "zatrudnienia socjalnego", "Transport"):
        assert text in page
    assert "Daleko" not in page


def test_only_chosen_differences_are_taken_over_and_own_texts_stay(client_for, worker, territory):
    partner = PartnerFactory(name="CIS Nadzieja", social_economy_status="pes")
    PartnerFactory(name="Spółdzielnia Jutro", social_economy_status="pes")
    ref = f"partner:{partner.pk}"
    fields = {"territory": territory, "row": "social_economy", "source": "status"}
    old = TerritoryLine.objects.create(**fields, ref=ref, taken="CIS Dawny", text="Nasz opis CIS")
    gone = TerritoryLine.objects.create(**fields, ref="partner:0", taken="Zlikwidowany")
    client = client_for(worker)

    client.get(address("sources", territory))
    client.get(address("sheet", territory))
    old.refresh_from_db()
    assert (old.taken, territory.lines.count()) == ("CIS Dawny", 2)
    client.post(address("sources", territory), {"changed": [old.pk], "fresh": ["social_economy|status|wymyślony"]})

    old.refresh_from_db()
    assert old.taken.startswith("CIS Nadzieja")
    assert (old.text, old.version) == ("Nasz opis CIS", 2)
    assert set(territory.lines.all()) == {old, gone}


def test_differences_are_found_line_by_line():
    def held(ref, taken, text=""):
        return TerritoryLine(row="readiness", source="founded", ref=ref, taken=taken, text=text)

    same, changed, gone, own = held("a", "A"), held("b", "B"), held("c", "C", "własny"), TerritoryLine(text="ręczna")
    now = [ProposedLine("readiness", "founded", ref, text) for ref, text in (("a", "A"), ("b", "B2"), ("d", "D"))]

    found = compare([same, changed, gone, own], now)

    assert [one.text for one in found.fresh] == ["D"]
    assert [(line.ref, proposed.text) for line, proposed in found.changed] == [("b", "B2")]
    assert list(found.gone) == [gone]


def test_the_printed_row_holds_the_description_and_then_the_lines(territory, client_for, worker):
    fields = {"territory": territory, "row": "services_present"}
    TerritoryLine.objects.create(**fields, position=1, source="offers", ref="partner:1", taken="Z rejestru")
    TerritoryLine.objects.create(
        **fields, position=2, source="offers", ref="partner:2", taken="Ze źródła", text="Własny"
    )

    page = client_for(worker).get(reverse("diagnosis:territory_detail", args=[territory.diagnosis_id, territory.pk]))

    again = TerritoryForm.objects.get(pk=territory.pk)
    assert again.printed("services_present") == "Świetlica, koło gospodyń\n– Z rejestru\n– Własny"
    assert again.printed("readiness") == ""
    assert "– Własny" in page.content.decode()
    assert again.services_present == "Świetlica, koło gospodyń"
