"""The check list of art. 21, what a stage waits for, and the part of each gmina."""

import datetime as dt

import pytest
from django.urls import reverse

from cus.workflow import Refused
from diagnosis.actions.diagnoses import advance, record_publication
from diagnosis.duties import State, check_list, duties, stage_duties
from diagnosis.enums import DiagnosisStage
from diagnosis.gaps import gaps
from diagnosis.gminas import parts_of
from diagnosis.models import Handover
from partners.enums import PotentialCategory
from tests.factories.diagnosis import (
    DemoGminaFactory,
    DiagnosisFactory,
    NeedFactory,
    TerritoryFormFactory,
)
from tests.factories.diagnosis_consultation import RemarkFactory
from tests.factories.partners import OfferFactory, PartnerFactory

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 5, 20)


def states(diagnosis, today=TODAY) -> dict[str, State]:
    return {duty.code: duty.state for duty in duties(diagnosis, today)}


def test_an_empty_diagnosis_meets_only_its_period():
    found = states(DiagnosisFactory())

    assert found["period"] == State.MET
    assert (found["needs"], found["consultation"], found["mayor"], found["council"]) == (State.NOT_MET,) * 4
    assert (found["reconnaissance"], found["potential_a"]) == (State.UNKNOWN, State.UNKNOWN)
    assert (found["gminas"], found["update"]) == (State.NOT_REQUIRED, State.NOT_REQUIRED)


def test_needs_count_only_when_every_row_is_whole():
    diagnosis = DiagnosisFactory()
    NeedFactory(diagnosis=diagnosis)
    whole = states(diagnosis)["needs"]
    NeedFactory(diagnosis=diagnosis, group=" ")

    assert whole == State.MET
    assert states(diagnosis)["needs"] == State.NOT_MET
    assert [gap.text for gap in gaps(diagnosis) if gap.required] == ["1 wiersz bez grupy lub bez potrzeby."]


@pytest.mark.parametrize(
    ("trait", "today", "expected"),
    [
        ("at_consultation", dt.date(2026, 5, 25), State.NOT_MET),
        ("at_consultation", dt.date(2026, 5, 26), State.MET),
        ("handed_over", dt.date(2026, 5, 26), State.MET),
    ],
)
def test_the_consultation_counts_when_it_is_over(trait, today, expected):
    assert states(DiagnosisFactory(**{trait: True}), today)["consultation"] == expected


def test_the_handover_is_asked_of_the_mayor_and_of_the_council():
    found = states(DiagnosisFactory(handed_over=True))

    assert (found["mayor"], found["council"]) == (State.MET, State.MET)


def test_a_gmina_whose_organs_were_given_nothing_is_named():
    here, there = DemoGminaFactory(), DemoGminaFactory(teryt="9901043", name="Rudka")
    diagnosis = DiagnosisFactory(handed_over=True, gminas=[here, there])
    days = {"to_mayor_on": dt.date(2026, 6, 8), "to_council_on": dt.date(2026, 6, 9)}
    Handover.objects.create(diagnosis=diagnosis, gmina=here, **days)
    half = {duty.code: duty for duty in duties(diagnosis, TODAY)}
    Handover.objects.create(diagnosis=diagnosis, gmina=there, **days)

    assert half["council"].state == State.NOT_MET
    assert "Bez dnia przekazania: Rudka" in half["mayor"].how
    assert states(diagnosis)["council"] == State.MET


def test_a_remark_without_an_answer_warns_and_is_no_breach():
    diagnosis = DiagnosisFactory(at_consultation=True)
    before = states(diagnosis)["remarks"]
    RemarkFactory(diagnosis=diagnosis)
    duty = {duty.code: duty for duty in duties(diagnosis, TODAY)}["remarks"]

    assert before == State.NOT_REQUIRED
    assert (duty.state, duty.kind, duty.is_law) == (State.NOT_MET, "warn", False)
    assert "1 uwaga czeka na odpowiedź." in [gap.text for gap in gaps(diagnosis)]


def test_a_category_of_the_potential_counts_with_a_service_in_the_area_only():
    here, elsewhere = DemoGminaFactory(), DemoGminaFactory(teryt="9901053", name="Kamionka")
    diagnosis = DiagnosisFactory(gminas=[here])
    OfferFactory(partner=PartnerFactory(potential_category=PotentialCategory.NGO)).partner.gminas.set([here])
    OfferFactory(partner=PartnerFactory(potential_category=PotentialCategory.NATURAL_PERSON)).partner.gminas.set(
        [elsewhere]
    )
    PartnerFactory(potential_category=PotentialCategory.MUNICIPAL_UNIT)

    found = states(diagnosis)

    assert (found["potential_b"], found["potential_d"], found["potential_a"]) == (
        State.MET,
        State.UNKNOWN,
        State.UNKNOWN,
    )


def test_a_gmina_without_a_part_is_never_hidden():
    here, there = DemoGminaFactory(), DemoGminaFactory(teryt="9901043", name="Rudka")
    diagnosis = DiagnosisFactory(gminas=[here, there])
    NeedFactory(diagnosis=diagnosis, gmina=here)
    NeedFactory(diagnosis=diagnosis)
    TerritoryFormFactory(diagnosis=diagnosis, gmina=here)
    TerritoryFormFactory(diagnosis=diagnosis, territory="Cały obszar")

    parts = parts_of(diagnosis)
    empty = next(part for part in parts.parts if part.gmina == there)

    assert states(diagnosis)["gminas"] == State.NOT_MET
    assert empty.is_empty
    assert "nie ma własnych potrzeb, są tylko wspólne dla wszystkich gmin (1 potrzeba wspólna)" in empty.missing
    assert "nie ma własnego formularza terytorium" in empty.missing
    assert (len(parts.common_needs), len(parts.common_territories)) == (1, 1)
    assert any("Rudka" in gap.text for gap in gaps(diagnosis))


def test_in_a_diagnosis_of_one_gmina_everything_is_of_that_gmina():
    diagnosis = DiagnosisFactory()
    NeedFactory(diagnosis=diagnosis)
    TerritoryFormFactory(diagnosis=diagnosis)

    parts = parts_of(diagnosis)

    assert not parts.are_several
    assert (len(parts.parts[0].needs), len(parts.parts[0].territories), parts.common_needs) == (1, 1, ())


@pytest.mark.parametrize("count", [1, 30])
def test_the_number_of_queries_does_not_grow_with_gminas(count, django_assert_num_queries):
    gminas = [DemoGminaFactory(teryt=f"9901{number}3", name=f"Gmina {number}") for number in range(10, 10 + count)]
    diagnosis = DiagnosisFactory(gminas=gminas)

    with django_assert_num_queries(9):
        assert len(parts_of(diagnosis).parts) == count


def test_practice_stands_apart_from_the_act_and_is_never_called_a_breach():
    checked = check_list(DiagnosisFactory(authors=""), TODAY)

    assert all(duty.article.startswith("art. 21") for duty in checked.law)
    assert not any(duty.article for duty in checked.practice)
    assert {duty.kind for duty in checked.practice} <= {"done", "warn", "idle"}


def test_a_stage_tells_what_it_waits_for_and_lets_one_pass(organiser, client_for):
    diagnosis = DiagnosisFactory(stage=DiagnosisStage.PLANNING, authors="")

    waits = [duty.code for duty in stage_duties(duties(diagnosis, TODAY), diagnosis.stage)]
    page = client_for(organiser).get(diagnosis.get_absolute_url()).content.decode()
    advance(by=organiser, diagnosis=diagnosis, name="start_research")

    assert waits == ["period", "authors", "related"]
    assert "Co zrobić przed następnym" in page
    diagnosis.refresh_from_db()
    assert diagnosis.stage == DiagnosisStage.RESEARCH


def test_the_pages_show_the_list_and_the_gminas(client_for, reader):
    diagnosis = DiagnosisFactory(
        in_force=True, gminas=[DemoGminaFactory(), DemoGminaFactory(teryt="9901043", name="Rudka")]
    )
    need = NeedFactory(diagnosis=diagnosis)
    client = client_for(reader)

    listed = client.get(reverse("diagnosis:duties", args=[diagnosis.pk])).content.decode()
    gminas = client.get(reverse("diagnosis:gminas", args=[diagnosis.pk])).content.decode()

    assert "art. 21 ust. 3 pkt 2 lit. e" in listed
    assert "Co dodaje dobra praktyka" in listed
    assert "gmina nie ma części" in gminas
    assert str(need) in gminas[gminas.index("Wszystkie gminy") :]


def test_publication_is_written_down_after_the_handover_and_is_practice(client_for, organiser, reader):
    diagnosis = DiagnosisFactory(handed_over=True)
    before = {duty.code: duty for duty in duties(diagnosis, TODAY)}["publication"]
    address = reverse("diagnosis:publication", args=[diagnosis.pk])
    sent = {"published_on": "15.06.2026", "published_link": "bip.brzozowagorka.example/diagnoza", "version": 1}

    ahead = client_for(organiser).post(address, sent | {"published_on": "1.01.2150"})
    client_for(organiser).post(address, sent)
    stale = client_for(organiser).post(address, sent | {"published_on": "16.06.2026"})

    diagnosis.refresh_from_db()
    after = {duty.code: duty for duty in duties(diagnosis, TODAY)}["publication"]
    assert (before.state, before.is_law, ahead.status_code, stale.status_code) == (State.NOT_MET, False, 422, 409)
    assert after.state == State.MET
    assert "https://bip.brzozowagorka.example/diagnoza" in after.how
    assert client_for(reader).get(address).status_code == 403
    assert "strona z diagnozą" in client_for(reader).get(diagnosis.get_absolute_url()).content.decode()


def test_a_draft_is_not_published(organiser):
    with pytest.raises(Refused, match="po przekazaniu"):
        record_publication(by=organiser, diagnosis=DiagnosisFactory(), version=1, on=TODAY)
