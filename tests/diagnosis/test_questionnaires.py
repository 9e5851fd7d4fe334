"""Questionnaires: written, frozen with the first sheet, copied; sheets entered, corrected, taken away."""

import uuid

import pytest
from django.urls import reverse

from cus.documents.render import render_pdf
from cus.workflow import Refused, StaleEdit
from diagnosis.actions import questionnaires as actions
from diagnosis.actions.sheets import delete_sheet, edit_sheet, save_sheet
from diagnosis.answers import UNREADABLE, given, given_of
from diagnosis.models import Answer, Questionnaire, Sheet
from diagnosis.questionnaires import questionnaire_document
from tests.documents.samples import LETTERHEAD
from tests.factories.diagnosis import DiagnosisFactory
from tests.factories.diagnosis_questionnaires import a_sheet, a_whole_questionnaire

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    """A questionnaire with a question of each kind."""
    return a_whole_questionnaire(title="Ankieta dla mieszkańców")


def address(name: str, questionnaire: Questionnaire, *more) -> str:
    """The address of a page of the questionnaire."""
    return reverse(f"diagnosis:{name}", args=[questionnaire.diagnosis_id, questionnaire.pk, *more])


def typed(asked, **more) -> dict:
    """What the form of a sheet sends."""
    return {
        f"q{asked.one.pk}": "2",
        f"q{asked.many.pk}": ["1", "4"],
        f"q{asked.many.pk}_other": "apteka",
        f"q{asked.scale.pk}": "x",
        f"q{asked.number.pk}": "2,5",
        f"q{asked.text.pk}": "",
    } | more


def question_fields(**given) -> dict:
    """What the form of a question sends."""
    return {"text": "Czy zna Pan lub Pani centrum?", "kind": "single", "options": "tak\nnie"} | given


def test_a_questionnaire_may_start_with_eight_questions_in_order(client_for, worker):
    diagnosis = DiagnosisFactory()

    answer = client_for(worker).post(
        reverse("diagnosis:questionnaire_create", args=[diagnosis.pk]), {"title": "Ankieta", "starter": "on"}
    )

    (made,) = diagnosis.questionnaires.all()
    assert answer.url == made.get_absolute_url()
    assert made.questions.count() == 8
    assert not any(word in made.clause for word in ("PESEL", "podpis "))


def test_a_title_is_taken_once(worker, asked):
    with pytest.raises(Refused) as refused:
        actions.create_questionnaire(by=worker, diagnosis=asked.diagnosis, fields={"title": asked.title})

    assert refused.value.refusal.field == "title"


def test_a_question_is_added_at_the_end_and_the_next_form_comes(client_for, worker, asked):
    answer = client_for(worker).post(address("question_create", asked), question_fields(next="1"))

    assert answer.url == address("question_create", asked)
    assert asked.questions.last().options == ["tak", "nie"]


def test_a_list_with_one_answer_is_refused(client_for, worker, asked):
    answer = client_for(worker).post(address("question_create", asked), question_fields(options="tak"))

    assert answer.status_code == 422
    assert "co najmniej dwie odpowiedzi" in answer.content.decode()
    assert asked.questions.count() == 5


def test_what_another_kind_of_answer_needs_is_dropped(client_for, worker, asked):
    sent = question_fields(kind="number", unit="osób", low="mało", most="7", with_other="on")

    client_for(worker).post(address("question_create", asked), sent)

    question = asked.questions.last()
    assert (question.options, question.with_other, question.low, question.most) == ([], False, "", None)
    assert question.unit == "osób"


def test_a_question_moves_and_keeps_its_answers_to_choose(worker, asked):
    actions.move_question(by=worker, question=asked.many, up=True)

    assert list(asked.questions.values_list("pk", flat=True))[:2] == [asked.many.pk, asked.one.pk]


def test_a_heading_goes_on_to_the_next_question_when_its_own_goes(worker, asked):
    actions.edit_question(by=worker, question=asked.one, version=1, fields={"section": "Usługi"})

    actions.delete_question(by=worker, question=asked.one, version=2)

    assert asked.questions.first().section == "Usługi"


def test_with_the_first_sheet_questions_are_frozen_and_a_copy_is_free(worker, asked):
    a_sheet(asked, {asked.one: given(choices=[1])})

    for act in (
        lambda: actions.edit_question(by=worker, question=asked.one, version=1, fields={"text": "Inaczej"}),
        lambda: actions.delete_question(by=worker, question=asked.one, version=1),
        lambda: actions.create_question(by=worker, questionnaire=asked, fields={"kind": "text", "text": "I co?"}),
        lambda: actions.delete_questionnaire(by=worker, questionnaire=asked, version=1),
    ):
        with pytest.raises(Refused, match="Zrób kopię"):
            act()
    copy = actions.copy_questionnaire(by=worker, questionnaire=asked)

    assert (copy.edition, copy.questions.count(), copy.sheets.count()) == (2, 5, 0)
    assert copy.questions.get(position=1).options == asked.many.options


def test_a_sheet_is_saved_whole_and_the_next_one_comes(client_for, worker, asked):
    answer = client_for(worker).post(address("sheet_create", asked), typed(asked), follow=True)

    sheet = asked.sheets.get()
    told = {row.question_id: given_of(row) for row in sheet.answers.all()}
    assert sheet.number == 1
    assert told[asked.one.pk] == given(choices=[2])
    assert told[asked.many.pk] == given(choices=[1, 4], text="apteka")
    assert told[asked.scale.pk] == UNREADABLE
    assert str(told[asked.number.pk].number) == "2.5000"
    assert told[asked.text.pk].state == "blank"
    assert "Zapisano arkusz nr 1. Napisz ten numer na papierze." in answer.content.decode()


def test_the_same_form_sent_twice_makes_one_sheet(client_for, worker, asked):
    client, token = client_for(worker), str(uuid.uuid4())

    for _ in range(2):
        client.post(address("sheet_create", asked), typed(asked, token=token))

    assert asked.sheets.count() == 1


def test_a_number_that_is_taken_is_refused_with_who_has_it_and_what_was_typed_stays(client_for, worker, asked):
    a_sheet(asked, {asked.one: given(choices=[1])}, number=7, created_by=worker)

    answer = client_for(worker).post(address("sheet_create", asked), typed(asked, number="7"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"Arkusz nr 7 już jest: {worker.get_full_name()}" in page
    assert "Następny wolny numer to 8" in page
    assert 'value="apteka"' in page
    assert asked.sheets.count() == 1


def test_without_a_number_two_people_get_two_numbers(worker, organiser, asked):
    answers = {asked.one.pk: given(choices=[1])}

    made = [save_sheet(by=person, questionnaire=asked, answers=answers) for person in (worker, organiser, worker)]

    assert [sheet.number for sheet in made] == [1, 2, 3]


def test_a_sheet_with_nothing_on_it_is_not_saved(worker, asked):
    with pytest.raises(Refused, match="ani jednej odpowiedzi"):
        save_sheet(by=worker, questionnaire=asked, answers={})

    sheet = save_sheet(by=worker, questionnaire=asked, answers={asked.one.pk: UNREADABLE})
    assert sheet.answers.count() == 5


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"many": ["1", "2", "3", "4"]}, "najwyżej 3"),
        ({"many": ["1", "x"]}, "nie jedno i drugie"),
        ({"many": ["1"], "many_other": "apteka"}, "zaznacz też „inne”"),
        ({"number": "5", "number_x": "on"}, "nie jedno i drugie"),
        ({"number": "-3"}, "0"),
        ({"one": "9"}, "Wybierz poprawną wartość"),
    ],
)
def test_what_cannot_stand_on_paper_is_refused_at_its_question(client_for, worker, asked, changes, message):
    names = {name: f"q{getattr(asked, name.partition('_')[0]).pk}" for name in changes}
    sent = {names[name] + name.removeprefix(name.partition("_")[0]): value for name, value in changes.items()}

    answer = client_for(worker).post(
        address("sheet_create", asked), typed(asked, **{f"q{asked.many.pk}_other": ""}) | sent
    )

    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert not Sheet.objects.exists()


def test_a_correction_writes_only_what_changed_and_keeps_history(client_for, worker, asked):
    sheet = save_sheet(by=worker, questionnaire=asked, answers={asked.one.pk: given(choices=[1])})
    before = Answer.pgh_event_model.objects.count()

    client_for(worker).post(address("sheet_edit", asked, 1), typed(asked, number="1", version="1"))

    assert given_of(sheet.answers.get(question=asked.one)) == given(choices=[2])
    changed = Answer.pgh_event_model.objects.count() - before
    assert changed == 4


def test_a_stale_correction_shows_both_and_then_succeeds_knowingly(client_for, worker, organiser, asked):
    sheet = save_sheet(by=worker, questionnaire=asked, answers={asked.one.pk: given(choices=[1])})
    edit_sheet(by=organiser, sheet=sheet, version=1, answers={asked.one.pk: given(choices=[3])}, number=1)
    client = client_for(worker)

    first = client.post(address("sheet_edit", asked, 1), typed(asked, number="1", version="1"))
    second = client.post(address("sheet_edit", asked, 1), typed(asked, number="1", version="2"))

    assert first.status_code == 409
    assert "godziny" in first.content.decode()
    assert second.status_code == 302
    with pytest.raises(StaleEdit):
        delete_sheet(by=worker, sheet=sheet, version=1)


def test_a_deleted_sheet_frees_its_number_and_stays_in_history(worker, asked):
    sheet = save_sheet(by=worker, questionnaire=asked, answers={asked.one.pk: given(choices=[1])})

    delete_sheet(by=worker, sheet=sheet, version=1)

    assert save_sheet(by=worker, questionnaire=asked, answers={asked.one.pk: given(choices=[2])}).number == 1
    assert Sheet.pgh_event_model.objects.filter(pgh_label="deleted").count() == 1


def test_a_handed_over_diagnosis_takes_no_more_sheets(worker):
    asked = a_whole_questionnaire(diagnosis=DiagnosisFactory(handed_over=True))

    with pytest.raises(Refused):
        save_sheet(by=worker, questionnaire=asked, answers={asked.one.pk: given(choices=[1])})


def test_who_only_reads_sees_the_tally_without_words_and_no_sheets(client_for, reader):
    asked = a_whole_questionnaire(diagnosis=DiagnosisFactory(handed_over=True))
    for number in range(1, 7):
        a_sheet(asked, {asked.text: given(text="Pan Jan spod szóstki"), asked.one: given(choices=[1])}, number=number)
    client = client_for(reader)

    page = client.get(address("tally", asked)).content.decode()

    assert "spod szóstki" not in page
    assert "100%" in page
    assert client.get(address("sheet_list", asked)).status_code == 403
    assert client.get(address("tally_export", asked, "odpowiedzi.csv")).status_code == 403


def test_of_few_sheets_who_only_reads_sees_nothing(client_for, reader):
    asked = a_whole_questionnaire(diagnosis=DiagnosisFactory(handed_over=True))
    a_sheet(asked, {asked.one: given(choices=[1])})

    assert "można by kogoś rozpoznać" in client_for(reader).get(address("tally", asked)).content.decode()


def test_an_answer_that_looks_like_a_formula_leaves_as_text(client_for, worker, asked):
    a_sheet(asked, {asked.text: given(text="=1+1")})

    file = client_for(worker).get(address("tally_export", asked, "odpowiedzi.csv")).content.decode("utf-8-sig")

    assert "'=1+1" in file


@pytest.mark.parametrize("large", [False, True])
def test_the_paper_has_boxes_numbers_and_the_information(asked, large):
    from tests.documents.checks import faults

    pdf = render_pdf(questionnaire_document(asked, letterhead=LETTERHEAD, large=large))

    assert not faults(pdf)


def test_a_questionnaire_is_edited_by_the_version_that_was_read(worker, asked):
    fields = {"title": "Nowy", "greeting": "", "clause": "", "give_back": ""}
    actions.edit_questionnaire(by=worker, questionnaire=asked, version=1, fields=fields)

    with pytest.raises(StaleEdit):
        actions.edit_questionnaire(by=worker, questionnaire=asked, version=1, fields=fields)
