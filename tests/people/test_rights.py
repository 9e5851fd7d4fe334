"""The review of rights: everybody, in plain words, with what needs attention; recorded once a year."""

import csv
import datetime as dt
import io

import pghistory
import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.utils import timezone

from cus.accounts.acts import Act
from cus.accounts.enums import Role
from cus.accounts.models import User
from cus.accounts.words import CAN, SUMMARY
from cus.audit.models import AccessEntry
from cus.desk.waiting import tasks_for
from cus.documents.render import render_pdf
from cus.people.actions import record_review
from cus.people.documents import RightsList, printed_rights, rights_document
from cus.people.models import RightsReview
from cus.people.rights import all_rights, review_due
from cus.workflow import Refused
from tests.documents.checks import text_of
from tests.factories.accounts import AuthorisationFactory, UserFactory

pytestmark = pytest.mark.django_db


def line_of(person: User):
    """The person's line of the review."""
    return next(line for line in all_rights() if line.person == person)


def test_every_act_and_role_has_its_plain_words():
    assert set(CAN) == set(Act)
    assert set(SUMMARY) == set(Role)


def test_a_role_is_known_with_its_day_and_giver(administrator, worker):
    with pghistory.context(user=administrator.pk):
        User.objects.filter(pk=worker.pk).update(roles=["worker", "organiser"])

    held = {one.role: one for one in line_of(worker).held}

    assert held[Role.ORGANISER].by == str(administrator)
    assert held[Role.WORKER].by == ""
    assert held[Role.WORKER].since <= held[Role.ORGANISER].since


def test_a_role_taken_and_given_again_counts_from_the_second_time(administrator, worker):
    User.objects.filter(pk=worker.pk).update(roles=[])
    with pghistory.context(user=administrator.pk):
        User.objects.filter(pk=worker.pk).update(roles=["worker"])

    assert line_of(worker).held[0].by == str(administrator)


@pytest.mark.parametrize(
    ("changes", "mark"),
    [
        ({"last_login_days": 90}, "brak logowania od 90 dni"),
        ({"last_login_days": 89}, None),
        ({"created_days": 90}, "nigdy nie było logowania"),
        ({"created_days": 89}, None),
        ({"active_until": dt.date(2020, 1, 1)}, "minął ostatni dzień konta"),
        ({"roles": []}, "konto bez żadnej roli"),
        ({"roles": ["director"]}, "rola bez drugiego składnika"),
        ({"roles": ["organiser"]}, None),
    ],
)
def test_what_needs_attention_is_marked(changes, mark):
    now = timezone.now()
    if "last_login_days" in changes:
        changes = {"last_login": now - dt.timedelta(days=changes["last_login_days"])}
    if "created_days" in changes:
        changes = {"created_at": now - dt.timedelta(days=changes["created_days"])}

    person = UserFactory(**({"roles": ["worker"]} | changes))

    assert line_of(person).attention == ([mark] if mark else [])


def test_a_second_factor_takes_the_mark_away(director):
    Authenticator.objects.create(user=director, type=Authenticator.Type.TOTP, data={"secret": "x"})

    assert line_of(director).attention == []


def test_the_page_names_people_roles_and_authorisations(director, worker, client_for):
    granted = AuthorisationFactory(person=worker, granted_by=director)

    page = client_for(director).get("/uprawnienia/").content.decode()

    assert f"{worker.last_name} {worker.first_name}" in page
    assert granted.document_number in page
    assert SUMMARY[Role.WORKER] in page


@pytest.mark.parametrize("people", [1, 30])
def test_thirty_people_cost_as_many_questions_as_one(people, director, client_for, django_assert_num_queries):
    for _ in range(people):
        AuthorisationFactory(person=UserFactory(worker=True), granted_by=director)
    client = client_for(director)
    client.get("/uprawnienia/")

    with django_assert_num_queries(QUESTIONS):
        client.get("/uprawnienia/")


QUESTIONS = 12


def test_the_file_holds_no_formula(director, client_for):
    UserFactory(worker=True, last_name="=CMD()", first_name="Ala")

    answer = client_for(director).get("/uprawnienia/plik/")

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert [row[0] for row in rows if "CMD" in row[0]] == ["'=CMD() Ala"]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert AccessEntry.objects.filter(kind="export", user=director).exists()


def test_a_review_is_recorded_with_the_list_of_that_day(director, worker, client_for):
    client_for(director).post("/uprawnienia/przeglad/", {"findings": "Pracownik zmienił dział."})

    review = RightsReview.objects.get()
    assert (review.reviewed_by, review.people) == (director, 2)
    assert {line["name"] for line in review.frozen.data["lines"]} == {
        f"{one.last_name} {one.first_name}" for one in (director, worker)
    }
    assert AccessEntry.objects.filter(kind="administrative", what="przegląd uprawnień").exists()
    assert client_for(director).get(f"/uprawnienia/przeglad/{review.pk}/").content.startswith(b"%PDF")


def test_findings_that_cannot_be_printed_record_nothing(director, client_for):
    answer = client_for(director).post("/uprawnienia/przeglad/", {"findings": "Dobrze 😀"})

    assert answer.status_code == 422
    assert not RightsReview.objects.exists()


@pytest.mark.parametrize("role", ["worker", "organiser", "reader"])
def test_other_roles_review_nothing(role, request):
    with pytest.raises(Refused):
        record_review(by=request.getfixturevalue(role))


def test_a_substitute_of_the_director_may_review(director, worker):
    AuthorisationFactory(person=worker, granted_by=director)

    assert record_review(by=User.objects.get(pk=worker.pk)).pk


def test_a_year_after_the_last_review_the_start_page_reminds(director, administrator, worker):
    record_review(by=director)
    due = review_due()
    assert due == timezone.localdate().replace(year=timezone.localdate().year + 1)

    for days, reminded in ((-1, False), (0, True)):
        with time_machine.travel(dt.datetime.combine(due + dt.timedelta(days=days), dt.time(12)), tick=False):
            for person in (director, administrator):
                assert ("Przegląd uprawnień" in [task.title for task in tasks_for(person)]) is reminded
            assert "Przegląd uprawnień" not in [task.title for task in tasks_for(worker)]


def test_the_printed_list_says_it_all_and_has_a_line_to_sign(director):
    UserFactory(worker=True, last_name="Żółkiewska-Brzęczyszczykiewicz", first_name="Łucja")
    from cus.documents.parts import Letterhead

    lines = tuple(printed_rights(line) for line in all_rights())
    rights = RightsList(letterhead=Letterhead(name="CUS"), on=timezone.localdate(), lines=lines)

    text = text_of(render_pdf(rights_document(rights)))

    assert "Łucja" in text
    assert "podpis osoby, która przejrzała uprawnienia" in text
    assert "rola bez drugiego składnika" in " ".join(text.split())
