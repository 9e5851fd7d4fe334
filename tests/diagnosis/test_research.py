"""The research of a diagnosis: its parts, what the page says of them, and who may write."""

import datetime as dt

import pytest
from django.urls import reverse

from cus.workflow import Refused, StaleEdit
from diagnosis.actions.research import save_research_part
from diagnosis.models import Research
from diagnosis.research import PROPOSED_QUESTIONS, research_of
from tests.factories.diagnosis import DiagnosisFactory
from tests.factories.diagnosis_research import ResearchFactory

pytestmark = pytest.mark.django_db

SAMPLE = {"method": "ankieta", "group": "Seniorzy", "date_from": None, "date_to": None, "chosen": ""}


def rows(prefix: str, *contents: dict) -> dict:
    """What the table of a part sends."""
    sent = {f"{prefix}-TOTAL_FORMS": len(contents), f"{prefix}-INITIAL_FORMS": 0}
    return sent | {f"{prefix}-{at}-{name}": value for at, row in enumerate(contents) for name, value in row.items()}


def test_a_new_diagnosis_proposes_the_four_questions_and_writes_nothing(client_for, worker):
    diagnosis = DiagnosisFactory()

    page = client_for(worker).get(reverse("diagnosis:research", args=[diagnosis.pk]))

    assert all(question in page.content.decode() for question in PROPOSED_QUESTIONS)
    assert research_of(diagnosis).proposed
    assert not Research.objects.exists()


def test_the_first_save_of_any_part_keeps_the_proposed_questions(worker):
    diagnosis = DiagnosisFactory()

    save_research_part(by=worker, diagnosis=diagnosis, part="limits", seen=0, contents=[{"what": "A", "why": "B"}])

    story = research_of(diagnosis)
    assert story.questions == PROPOSED_QUESTIONS
    assert not story.proposed
    assert [(limit.what, limit.why) for limit in story.limits] == [("A", "B")]


def test_all_questions_may_be_removed_and_do_not_come_back(worker):
    diagnosis = ResearchFactory().diagnosis

    save_research_part(by=worker, diagnosis=diagnosis, part="questions", seen=1, contents=[])

    assert research_of(diagnosis).questions == ()
    assert not research_of(diagnosis).proposed


def test_a_part_is_written_as_a_table_in_its_order(client_for, worker):
    diagnosis = DiagnosisFactory()
    sent = rows("methods", {"kind": "survey", "purpose": "Opinie"}, {"kind": "other", "name": "dziennik"})

    answer = client_for(worker).post(
        reverse("diagnosis:research_part", args=[diagnosis.pk, "metody"]), sent | {"version": 0}
    )

    assert answer.status_code == 302
    assert [method.label for method in research_of(diagnosis).methods] == ["ankieta", "dziennik"]


def test_a_method_outside_the_list_must_be_named(client_for, worker):
    diagnosis = DiagnosisFactory()

    answer = client_for(worker).post(
        reverse("diagnosis:research_part", args=[diagnosis.pk, "metody"]),
        rows("methods", {"kind": "other", "name": "", "purpose": "Opinie"}) | {"version": 0},
    )

    assert answer.status_code == 422
    assert "więc ją nazwij" in answer.content.decode()
    assert not Research.objects.exists()


@pytest.mark.parametrize("year", ["20222", "1", "2999"])
def test_a_year_that_cannot_be_is_refused_and_kept_in_the_field(client_for, worker, year):
    diagnosis = DiagnosisFactory()

    answer = client_for(worker).post(
        reverse("diagnosis:research_part", args=[diagnosis.pk, "zrodla"]),
        rows("sources", {"title": "Spis", "year": year}) | {"version": 0},
    )

    assert answer.status_code == 422
    assert f'value="{year}"' in answer.content.decode()


def test_more_answers_than_invited_are_told_with_both_numbers_and_not_refused(worker):
    diagnosis = DiagnosisFactory()

    save_research_part(
        by=worker,
        diagnosis=diagnosis,
        part="samples",
        seen=0,
        contents=[SAMPLE | {"invited": 40, "answered": 52}],
    )

    (sample,) = research_of(diagnosis).samples
    assert sample.rate is None
    assert sample.remark == "Odpowiedzi (52) jest więcej niż zaproszonych (40)."


def test_a_sample_says_when_it_was_and_how_many_answered():
    (sample,) = research_of(ResearchFactory().diagnosis).samples

    assert (sample.when, sample.rate, sample.remark) == ("02.02.2026 – 13.03.2026", 75, "")


def test_a_sample_of_a_method_that_was_removed_says_so(worker):
    diagnosis = ResearchFactory().diagnosis

    save_research_part(by=worker, diagnosis=diagnosis, part="methods", seen=1, contents=[])

    assert research_of(diagnosis).samples[0].remark == "Tej metody nie ma już na liście metod."


def test_dates_out_of_order_are_refused_at_their_field(client_for, worker):
    diagnosis = DiagnosisFactory()
    sent = {"method": "ankieta", "group": "Seniorzy", "date_from": "2.03.2026", "date_to": "1.03.2026"}

    answer = client_for(worker).post(
        reverse("diagnosis:research_part", args=[diagnosis.pk, "proby"]), rows("samples", sent) | {"version": 0}
    )

    assert answer.status_code == 422
    assert "Popraw jedną z dat" in answer.content.decode()


def test_a_stale_save_joins_both_tables(client_for, worker, organiser):
    diagnosis = ResearchFactory().diagnosis
    save_research_part(
        by=organiser, diagnosis=diagnosis, part="limits", seen=1, contents=[{"what": "Nowe", "why": "Bo tak"}]
    )

    answer = client_for(worker).post(
        reverse("diagnosis:research_part", args=[diagnosis.pk, "pominiete"]),
        rows("limits", {"what": "Moje", "why": "Bo nie"}) | {"version": 1},
    )

    assert answer.status_code == 409
    assert {"Nowe", "Moje"} <= set(answer.content.decode().split('"'))
    with pytest.raises(StaleEdit):
        save_research_part(by=worker, diagnosis=diagnosis, part="limits", seen=1, contents=[])


def test_a_handed_over_diagnosis_keeps_its_research(worker):
    diagnosis = ResearchFactory(diagnosis=DiagnosisFactory(handed_over=True)).diagnosis

    with pytest.raises(Refused):
        save_research_part(by=worker, diagnosis=diagnosis, part="limits", seen=1, contents=[])


def test_who_only_reads_may_not_write(reader):
    diagnosis = DiagnosisFactory()

    with pytest.raises(Refused):
        save_research_part(by=reader, diagnosis=diagnosis, part="limits", seen=0, contents=[])


def test_a_day_without_an_end_is_told_as_it_is(worker):
    diagnosis = DiagnosisFactory()
    day = dt.date(2026, 3, 1)

    save_research_part(
        by=worker,
        diagnosis=diagnosis,
        part="samples",
        seen=0,
        contents=[SAMPLE | {"date_from": day}, SAMPLE | {"date_to": day}, SAMPLE | {"date_from": day, "date_to": day}],
    )

    assert [sample.when for sample in research_of(diagnosis).samples] == [
        "od 01.03.2026",
        "do 01.03.2026",
        "01.03.2026",
    ]
