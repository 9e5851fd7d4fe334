"""History is read in Polish: who, when, from which page, from what to what."""

import datetime as dt

import pghistory
import pytest
from django.db import connection
from django.urls import reverse

from cus.audit.kept import Domain, kept_of
from cus.audit.reading import Scope, Wanted, read
from cus.ui.display import capital
from diagnosis.models import Diagnosis, Need
from partners.models import AgreementTemplate, Offer, Partner
from programmes.models import ProgrammeItem, ProgrammeVersion
from services.models import Service
from tests.client import parse
from tests.factories.diagnosis import DiagnosisFactory, NeedFactory
from tests.factories.partners import OfferFactory, PartnerFactory
from tests.factories.programmes import ItemFactory, VersionFactory
from tests.factories.services import ServiceFactory

pytestmark = pytest.mark.django_db
EVERYTHING = Scope(frozenset(Domain))


def by(person, url: str = ""):
    """Do what follows as the person, on the page."""
    return pghistory.context(user=person.pk, url=url)


def acts(**wanted):
    return read(Wanted(EVERYTHING, **wanted), page=1, size=50).acts


def lines_of(row, **wanted):
    found = acts(subject=(kept_of(type(row)), row.pk), **wanted)
    return [line for act in found for line in with_those_under(act.lines)]


def with_those_under(lines):
    """Lines and those folded under them."""
    return [one for line in lines for one in (line, *with_those_under(line.under))]


def changed(row, **values):
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def fields_of(line) -> dict[str, tuple[str, str]]:
    return {change.label: (change.was, change.now) for change in line.changes}


def test_a_change_tells_who_where_and_what(worker):
    partner = PartnerFactory(name="Fundacja Łąka", is_ngo=False)

    with by(worker, reverse("partners:edit", args=[partner.pk])):
        changed(partner, name="Fundacja Zielona Łąka", is_ngo=True, legal_form="association")

    act = acts(person=worker.pk)[0]
    assert (act.who, act.page) == (str(worker), "zmiana fiszki")
    (line,) = act.lines
    assert (line.word, line.kept.name, line.title) == ("zmieniono", "partner", "Fundacja Zielona Łąka")
    found = fields_of(line)
    assert found["pełna nazwa instytucji"] == ("Fundacja Łąka", "Fundacja Zielona Łąka")
    assert found["organizacja pozarządowa"] == ("nie", "tak")
    assert found["forma prawna"][1] == partner.get_legal_form_display()


def test_dates_numbers_and_relations_are_written_in_polish(organiser):
    service = ServiceFactory(name="Teleopieka")
    offer = OfferFactory(partner=PartnerFactory(name="Fundacja Łąka"), capacity=10, confirmed_on=None)

    with by(organiser):
        changed(offer, capacity="1250.50", confirmed_on=dt.date(2026, 11, 16), service=service)

    line = next(line for line in lines_of(offer) if line.kind == "changed")
    found = fields_of(line)
    assert found["możliwości"] == ("10", "1\u00a0250,5")
    assert found["stan na dzień"] == ("", "16\u00a0listopada\u00a02026")
    assert found["usługa"][1] == "Teleopieka"
    assert line.above == [("partner", "Fundacja Łąka")]


def test_long_texts_are_compared_word_by_word(worker):
    long = "Świetlica prowadzi zajęcia w poniedziałki i środy dla dzieci z całej gminy, także z dowozem."
    partner = PartnerFactory(activity_scope=long)

    with by(worker):
        changed(partner, activity_scope=long.replace("poniedziałki", "wtorki"))

    (change,) = next(line for line in lines_of(partner) if line.kind == "changed").changes
    assert [(piece.kind, piece.text) for piece in change.pieces if piece.kind in {"gone", "new"}] == [
        ("gone", "poniedziałki"),
        ("new", "wtorki"),
    ]


def test_a_counter_alone_is_not_told(worker):
    partner = PartnerFactory()
    with by(worker):
        changed(partner, version=partner.version + 1)

    assert acts(person=worker.pk) == []


def test_one_press_of_a_button_is_one_act_with_all_its_rows(worker):
    diagnosis = DiagnosisFactory()

    with by(worker):
        NeedFactory(diagnosis=diagnosis)
        NeedFactory(diagnosis=diagnosis)

    (act,) = acts(person=worker.pk, subject=(kept_of(Diagnosis), diagnosis.pk))
    assert [line.word for line in act.lines] == ["dodano", "dodano"]


def test_the_history_of_an_object_holds_its_rows_also_those_that_are_gone(worker):
    version = VersionFactory()
    item = ItemFactory(version=version, whole=True, service_name="Dowóz posiłków")
    other = ItemFactory(version=VersionFactory(), service_name="Obca pozycja")

    with by(worker):
        item.delete()

    found = lines_of(version)
    kinds = {line.kept.model for line in found if line.kind == "deleted"}
    assert ProgrammeItem in kinds
    assert len(kinds) >= 4
    assert other.service_name not in {line.title for line in found}


def test_a_row_that_is_gone_is_still_called_by_its_name(worker):
    partner, service = PartnerFactory(name="Fundacja Łąka"), ServiceFactory(name="Teleopieka")
    OfferFactory(partner=partner, service=service)
    pk = partner.pk
    with by(worker):
        Offer.objects.all().delete()
        Partner.objects.filter(pk=pk)._raw_delete("default")
        Service.objects.filter(pk=service.pk).delete()

    line = next(
        line
        for act in acts()
        for line in with_those_under(act.lines)
        if (line.kept.model, line.kind) == (Offer, "deleted")
    )
    assert (line.title, line.above) == ("Teleopieka", [("partner", "Fundacja Łąka")])


def test_a_bulk_update_and_raw_sql_are_in_history(worker):
    partner = PartnerFactory(phones="111")

    Partner.objects.filter(pk=partner.pk).update(phones="222")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE partners_partner SET phones = '333' WHERE id = %s", [partner.pk])

    found = [fields_of(line)["telefony"] for line in lines_of(partner) if line.kind == "changed"]
    assert found == [("111", "222"), ("222", "333")]


def test_what_no_person_did_was_done_by_the_application():
    PartnerFactory()

    assert acts()[0].who == "aplikacja"


def test_filters_narrow_by_kind_object_and_days(worker, organiser):
    partner, diagnosis = PartnerFactory(), DiagnosisFactory()
    with by(worker):
        changed(partner, phones="1")
    with by(organiser):
        changed(diagnosis, title="Inna diagnoza")

    # The template of agreements was published when the reference data were loaded.
    changes = [act for act in acts(kind="changed") if {line.kept.model for line in act.lines} != {AgreementTemplate}]
    assert {act.who for act in changes} == {str(worker), str(organiser)}
    assert {line.kept.model for act in acts(kept=kept_of(Partner)) for line in act.lines} <= {Partner, Offer}
    soon = dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)
    assert acts(since=soon) == []
    assert acts(before=soon - dt.timedelta(days=1)) == []


@pytest.mark.parametrize("rows", [1, 30])
def test_the_number_of_queries_does_not_depend_on_the_number_of_rows(
    client_for, director, rows, django_assert_num_queries
):
    partner = PartnerFactory()
    for at in range(rows):
        with by(director):
            changed(partner, phones=str(at))
    client = client_for(director)
    client.get(reverse("desk:history_of", args=["partner", partner.pk]))

    with django_assert_num_queries(11):
        client.get(reverse("desk:history_of", args=["partner", partner.pk]))


def test_pages_of_acts_follow_one_another(client_for, director):
    partner = PartnerFactory()
    for at in range(45):
        with by(director):
            changed(partner, phones=f"numer {at}")
    client = client_for(director)

    first = client.get(reverse("desk:history_of", args=["partner", partner.pk])).content.decode()
    last = client.get(reverse("desk:history_of", args=["partner", partner.pk]), {"strona": "3"}).content.decode()

    assert "strona=2" in first
    assert "strona=4" not in last
    assert first.count('class="line"') == 20


def test_the_page_reads_like_a_page(client_for, director, assert_polish):
    version = VersionFactory(name="Bliżej siebie")
    with by(director, reverse("programmes:edit", args=[version.pk])):
        changed(version, goal="Seniorzy w gminie mieszkają u siebie tak długo, jak chcą.")

    response = client_for(director).get(reverse("desk:history_of", args=["wersja-programu", version.pk]))

    text = " ".join("".join(parse(response.content.decode()).find(".//main").itertext()).split())
    assert "Program „Bliżej siebie”" in text
    assert "treść programu" in text
    assert capital("cel programu") in text
    assert_polish(response)


@pytest.mark.parametrize("strona", ["0", "-1", "x", "99999999999", "٣"])
def test_a_page_that_makes_no_sense_is_the_first_or_an_empty_one(client_for, director, strona):
    assert client_for(director).get(reverse("desk:history"), {"strona": strona}).status_code == 200


def test_need_rows_tell_their_diagnosis(organiser):
    need = NeedFactory(group="Osoby starsze", need="Pomoc w domu")
    with by(organiser):
        Need.objects.filter(pk=need.pk).delete()

    line = next(line for act in acts(person=organiser.pk) for line in act.lines if line.kept.model is Need)
    assert line.above == [("diagnoza", need.diagnosis.title)]
    assert line.restorable


def test_models_in_history_are_all_there():
    assert kept_of(ProgrammeVersion).noun == "program"
