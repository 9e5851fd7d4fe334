"""The open page of a questionnaire: who may answer, what is kept, what a machine gets."""

import datetime
import time

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cus.workflow import Refused
from programmes.results.actions.opinions import MOST_APART, record_answer
from programmes.results.actions.quality import set_day_aside
from programmes.results.models import Opinion
from programmes.results.quality import results_of_survey
from programmes.results.quality_enums import Standing, Suspicion
from programmes.results.surveys.cards import new_card, read_card
from tests.factories.results_quality import SurveyFactory

ANSWER = {
    "reliability": "5",
    "responsiveness": "4",
    "assurance": "0",
    "overall": "5",
    "first_text": "Cieplejsza zupa.",
}


def card(survey, *, seconds: int = 60) -> str:
    """A card of a page that was opened so many seconds ago."""
    with time_machine.travel(time.time() - seconds):
        return new_card(survey)


def page(survey) -> str:
    return reverse("results:quality_answer", args=[survey.key])


@pytest.fixture
def survey(db):
    cache.clear()
    return SurveyFactory(opened=True, daily_ceiling=5)


def test_a_stranger_answers_without_an_account_and_is_thanked(survey):
    response = Client().post(page(survey), ANSWER | {"card": card(survey)}, follow=True)

    assert "Dziękujemy za odpowiedź" in response.content.decode()
    saved = survey.opinions.get()
    assert (saved.standing, saved.reliability, saved.assurance, saved.empathy) == (Standing.COUNTED, 5, 0, None)
    assert (saved.created_by, saved.number, saved.given_on) == (None, None, timezone.localdate())


def test_no_address_of_the_visitor_is_kept_anywhere(survey):
    Client(REMOTE_ADDR="127.0.0.77").post(page(survey), ANSWER | {"card": card(survey)})

    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM django_cache")
        keys = [key for (key,) in cursor.fetchall()]
    assert any("survey-from" in key for key in keys)
    assert not [key for key in keys if "127.0.0.77" in key]


def test_the_same_form_sent_twice_counts_once(survey):
    form, visitor = ANSWER | {"card": card(survey)}, Client()

    answers = [visitor.post(page(survey), form).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert survey.opinions.count() == 1


@pytest.mark.parametrize(
    ("sent", "why"),
    [({"adres_strony": "https://przyklad.example"}, Suspicion.TRAP), ({"seconds": 1}, Suspicion.HASTE)],
)
def test_what_only_a_machine_does_is_kept_apart(survey, sent, why):
    seconds = sent.pop("seconds", 60)
    Client().post(page(survey), ANSWER | sent | {"card": card(survey, seconds=seconds)})

    assert [(row.standing, row.suspicion) for row in survey.opinions.all()] == [(Standing.SUSPICIOUS, why)]


@pytest.mark.parametrize("sent", ["", "nie-nasza", "old", "other"])
def test_without_a_card_of_ours_nothing_is_taken_and_what_was_typed_stays(survey, sent):
    other = SurveyFactory(opened=True)
    value = {"old": card(survey, seconds=25 * 3600), "other": card(other)}.get(sent, sent)

    response = Client().post(page(survey), ANSWER | {"card": value})

    assert response.status_code == 422
    assert "Cieplejsza zupa." in response.content.decode()
    assert read_card(survey, response.context["form"]["card"].value()) is not None
    assert not Opinion.objects.exists()


def test_an_empty_form_is_told_what_to_do(survey):
    response = Client().post(page(survey), {"card": card(survey)})

    assert response.status_code == 422
    assert "Zaznacz choć jedną odpowiedź" in response.content.decode()


@pytest.mark.parametrize("values", [{"closed": True}, {"opened": True, "closes_on": datetime.date(2026, 1, 31)}])
def test_a_closed_questionnaire_says_so_plainly_and_takes_nothing(db, values):
    survey = SurveyFactory(opens_on=datetime.date(2026, 1, 1), **values)

    shown, sent = Client().get(page(survey)), Client().post(page(survey), ANSWER | {"card": card(survey)})

    assert (shown.status_code, sent.status_code) == (200, 409)
    assert "już się zakończyła" in shown.content.decode()
    assert not survey.opinions.exists()


def test_a_wrong_address_and_one_in_preparation_show_the_same_page_as_any_other_missing_one(db):
    draft = SurveyFactory()
    addresses = [page(draft), page(draft)[:-5] + "aaaa/", "/wyniki/ankieta/a/", "/nie-ma-takiej-strony/"]

    found = [Client().get(address) for address in addresses]

    assert [one.status_code for one in found] == [404] * 4
    assert len({one.content for one in found}) == 1


def test_many_answers_from_one_place_are_slowed_down_and_what_was_typed_stays(survey):
    sent = [Client().post(page(survey), ANSWER | {"card": card(survey)}) for _ in range(6)]

    assert [one.status_code for one in sent] == [302] * 5 + [429]
    assert "Cieplejsza zupa." in sent[-1].content.decode()
    assert survey.opinions.count() == 5


def test_above_the_ceiling_of_the_day_answers_are_kept_apart_and_then_refused(survey):
    answer = {"reliability": 1, "overall": 1}
    for _ in range(survey.daily_ceiling * (1 + MOST_APART)):
        record_answer(survey=survey, answer=answer, token=read_card(survey, card(survey)).token)

    with pytest.raises(Refused):
        record_answer(survey=survey, answer=answer, token=read_card(survey, card(survey)).token)
    assert survey.opinions.counted().count() == survey.daily_ceiling
    assert survey.opinions.suspicious().count() == survey.daily_ceiling * MOST_APART
    assert results_of_survey(survey).answers == survey.daily_ceiling


def test_a_day_set_aside_does_not_open_the_door_anew(survey, organiser):
    for _ in range(survey.daily_ceiling):
        record_answer(survey=survey, answer={"overall": 1}, token=read_card(survey, card(survey)).token)
    set_day_aside(by=organiser, survey=survey, day=timezone.localdate())

    late = record_answer(survey=survey, answer={"overall": 1}, token=read_card(survey, card(survey)).token)

    assert (late.standing, late.suspicion) == (Standing.SUSPICIOUS, Suspicion.CEILING)


@pytest.mark.soak
def test_a_machine_that_sends_a_thousand_times_counts_nowhere(survey):
    sent = {302: 0, 429: 0}
    for _ in range(1000):
        visitor = Client()
        status = visitor.post(page(survey), ANSWER | {"card": new_card(survey)}).status_code
        sent[status] += 1

    assert sent[302] + sent[429] == 1000
    assert sent[302] <= 40
    assert survey.opinions.counted().count() == 0
    assert survey.opinions.suspicious().count() == sent[302]
    assert not results_of_survey(survey).shown
