"""Questionnaires at the desk: their life, sheets from paper, what waits apart, what readers see."""

import datetime
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from cus.documents.parts import Letterhead
from cus.documents.render import render_pdf
from cus.workflow import Refused, StaleEdit
from programmes.results.actions import opinions as sheets
from programmes.results.actions import quality as actions
from programmes.results.models import Opinion, Survey
from programmes.results.quality import results_of_survey
from programmes.results.quality_enums import Standing, SurveyState, Suspicion
from programmes.results.surveys.asked import survey_document
from programmes.results.surveys.overview import days_of
from tests.documents.checks import faults, text_of
from tests.factories.programmes import ItemFactory
from tests.factories.results_adopted import AdoptedFactory
from tests.factories.results_quality import OpinionFactory, SurveyFactory, opinions

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey():
    return SurveyFactory(opened=True)


def test_the_words_of_a_questionnaire_that_people_have_seen_do_not_change(organiser, survey):
    with pytest.raises(Refused):
        actions.edit_survey(by=organiser, survey=survey, version=survey.version, fields={"empathy": "Inne zdanie."})
    later = survey.closes_on + datetime.timedelta(days=7)
    saved = actions.edit_survey(by=organiser, survey=survey, version=survey.version, fields={"closes_on": later})

    assert saved.closes_on == later
    assert Survey.objects.get(pk=survey.pk).empathy == survey.empathy


def test_a_worker_neither_opens_nor_closes(worker, survey):
    with pytest.raises(Refused):
        actions.close_survey(by=worker, survey=survey)
    with pytest.raises(Refused):
        actions.open_survey(by=worker, survey=SurveyFactory())


def test_a_questionnaire_is_opened_closed_and_opened_again(organiser):
    survey = SurveyFactory()

    assert actions.open_survey(by=organiser, survey=survey).takes_answers(timezone.localdate())
    assert actions.close_survey(by=organiser, survey=survey).has_ended(timezone.localdate())
    again = actions.open_survey(by=organiser, survey=survey)

    assert (again.state, again.closed_at, again.closed_by) == (SurveyState.OPEN, None, None)


def test_a_questionnaire_whose_days_have_passed_is_not_opened(organiser):
    past = SurveyFactory(opens_on=datetime.date(2026, 1, 1), closes_on=datetime.date(2026, 2, 1))

    with pytest.raises(Refused, match="już minął"):
        actions.open_survey(by=organiser, survey=past)


def test_a_questionnaire_with_answers_is_not_deleted(organiser, survey):
    OpinionFactory(survey=survey)

    with pytest.raises(Refused, match="nie można usunąć"):
        actions.delete_survey(by=organiser, survey=survey)


def test_many_sheets_are_written_at_once_and_the_same_form_again_writes_none(worker, survey):
    rows, token = [{"reliability": 5}, {"overall": 0, "first_text": "Dobrze."}], uuid.uuid4()

    first = sheets.enter_sheets(by=worker, survey=survey, rows=rows, token=token)
    again = sheets.enter_sheets(by=worker, survey=survey, rows=rows, token=token)

    assert [row.number for row in first] == [1, 2]
    assert first == again
    assert Opinion.pgh_event_model.objects.filter(pgh_label="added").count() == 2


def test_one_impossible_sheet_keeps_all_of_them_out(worker, survey):
    with pytest.raises(ValidationError):
        sheets.enter_sheets(by=worker, survey=survey, rows=[{"reliability": 5}, {"reliability": 6}])
    assert not survey.opinions.exists()


def test_sheets_of_a_questionnaire_in_preparation_are_refused(worker):
    with pytest.raises(Refused):
        sheets.enter_sheets(by=worker, survey=SurveyFactory(), rows=[{"reliability": 5}])


def test_a_corrected_and_a_deleted_sheet_stay_in_history(worker, survey):
    sheet = OpinionFactory(survey=survey, paper=True)
    seen = sheet.version

    sheet = sheets.edit_sheet(by=worker, opinion=sheet, version=seen, answer={"overall": 1})
    with pytest.raises(StaleEdit):
        sheets.edit_sheet(by=worker, opinion=sheet, version=seen, answer={"overall": 2})
    sheets.delete_sheet(by=worker, opinion=sheet, version=sheet.version)

    told = Opinion.pgh_event_model.objects.order_by("pgh_id").values_list("pgh_label", "overall")
    assert list(told) == [("added", 4), ("changed", 1), ("deleted", 1)]


def test_an_answer_from_the_page_cannot_be_corrected(organiser, survey):
    answer = OpinionFactory(survey=survey)

    with pytest.raises(Refused):
        sheets.edit_sheet(by=organiser, opinion=answer, version=1, answer={"overall": 1})


def test_what_was_kept_apart_counts_once_it_is_accepted_and_nothing_is_lost(organiser, survey):
    opinions(survey, 6, standing=Standing.SUSPICIOUS, suspicion=Suspicion.CEILING)
    today = timezone.localdate()
    before = results_of_survey(survey).answers

    assert actions.decide(by=organiser, survey=survey, day=today, accept=True) == 6
    accepted = results_of_survey(survey).answers
    assert actions.set_day_aside(by=organiser, survey=survey, day=today) == 6
    assert actions.decide(by=organiser, survey=survey, day=today, accept=False) == 6

    assert (before, accepted, results_of_survey(survey).answers) == (None, 6, None)
    assert survey.opinions.count() == 6


def test_the_whole_day_of_a_machine_can_be_set_aside(organiser, survey):
    opinions(survey, 8)
    opinions(survey, 7, standing=Standing.SUSPICIOUS, suspicion=Suspicion.CEILING)

    assert actions.set_day_aside(by=organiser, survey=survey, day=timezone.localdate()) == 8
    [day] = days_of(survey)

    assert (day.apart, day.counted) == (15, 0)
    assert day.repeated == [("4  4  5  3  4  4", 15)]


def test_a_worker_does_not_decide_about_answers(worker, survey):
    opinions(survey, 1, standing=Standing.SUSPICIOUS, suspicion=Suspicion.CEILING)

    with pytest.raises(Refused):
        actions.decide(by=worker, survey=survey, day=timezone.localdate(), accept=True)


@pytest.fixture
def ended():
    """An ended questionnaire of an adopted programme."""
    return SurveyFactory(programme=AdoptedFactory().programme, closed=True)


def test_four_answers_show_the_staff_why_there_is_nothing_to_show(client_for, organiser, ended):
    opinions(ended, 4, reliability=5)

    shown = client_for(organiser).get(reverse("results:quality_results", args=[ended.pk])).content.decode()

    assert "mniej niż 5 osób" in shown
    assert "Średnie oceny" not in shown


def test_a_text_with_a_name_is_hidden_with_a_reason(client_for, organiser, ended):
    opinions(ended, 6)
    said = OpinionFactory(survey=ended, first_text="Jan Przykładowy był nieuprzejmy.")
    address = reverse("results:quality_results", args=[ended.pk])
    before = client_for(organiser).get(address).content.decode()

    with pytest.raises(Refused):
        actions.hide_text(by=organiser, opinion=said, which="second", reason="nazwisko")
    actions.hide_text(by=organiser, opinion=said, which="first", reason="pada nazwisko")
    after = client_for(organiser).get(address).content.decode()

    assert "nieuprzejmy" in before
    assert "nieuprzejmy" not in after
    assert "pada nazwisko" in after


def test_wrong_signs_keep_what_was_typed_and_save_nothing(client_for, worker, ended):
    address = reverse("results:quality_enter", args=[ended.pk])

    wrong = client_for(worker).post(address, {"r0_reliability": "7", "r0_overall": "3", "token": uuid.uuid4()})
    right = client_for(worker).post(address, {"r0_reliability": "N", "r3_overall": "3", "token": uuid.uuid4()})

    assert wrong.status_code == 422
    assert 'value="7"' in wrong.content.decode()
    assert right.status_code == 302
    marks = ended.opinions.order_by("number").values_list("reliability", "overall")
    assert list(marks) == [(0, None), (None, 3)]


@pytest.mark.parametrize("large", [False, True])
def test_the_printed_questionnaire_carries_the_questions_and_the_open_address(large):
    survey = SurveyFactory(opened=True)
    document = survey_document(
        survey, letterhead=Letterhead(name="Centrum"), address="https://cus.example/wyniki/ankieta/abc/", large=large
    )

    pdf = render_pdf(document)
    text = " ".join(text_of(pdf).split())

    assert faults(pdf) == []

    assert "https://cus.example/wyniki/ankieta/abc/" in text.replace("- ", "-")
    assert "zdecydowanie tak" in text
    assert "nie dotyczy albo nie wiem" in text


def test_a_new_questionnaire_begins_with_plain_sentences_and_is_named_after_its_service(client_for, organiser):
    version = AdoptedFactory()
    service = ItemFactory(version=version).service
    address = reverse("results:quality_create", args=[version.programme_id])
    shown = client_for(organiser).get(address).context["form"]
    sent = {name: shown[name].value() or "" for name in shown.fields} | {"service": service.pk}
    sent["title"] = "Ankieta o usłudze"
    days = {name: f"{sent[name]:%d.%m.%Y}" for name in ("opens_on", "closes_on")}

    response = client_for(organiser).post(address, sent | days)

    assert response.status_code == 302
    made = Survey.objects.get(programme=version.programme)
    assert made.title == f"Ankieta o usłudze: {service}"
    assert made.reliability.startswith("Usługa jest taka")
