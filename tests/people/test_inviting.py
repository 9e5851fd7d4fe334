"""Invitations: a link or a code, used once, in time; a wrong one tells nothing."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.db import IntegrityError, connection, transaction
from django.test import override_settings
from django.utils import timezone

from cus.accounts import actions
from cus.accounts.invitations import SLIP_LETTERS, digest_of, invitation_of, invitation_with, new_code, token_of
from cus.accounts.models import Invitation, User
from cus.accounts.tasks import send_invitation
from cus.workflow import Refused
from tests.factories.accounts import InvitationFactory, UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "zielony-kajak-na-jeziorze"
BOTH = {"password1": PASSWORD, "password2": PASSWORD}
SITE = "https://cus.przyklad.example/"


@pytest.fixture
def invited():
    """Somebody with an account and no password."""
    person = UserFactory(worker=True)
    person.set_unusable_password()
    person.save()
    return person


@pytest.fixture(autouse=True)
def _no_counts():
    cache.clear()


def link_of(invitation: Invitation) -> str:
    """The address of the link."""
    return f"/zaproszenie/{token_of(invitation)}/"


def test_an_invited_person_sets_a_password_and_signs_in(administrator, invited, client):
    invitation = actions.invite(person=invited, by=administrator, site=SITE)

    answer = client.post(link_of(invitation), BOTH)

    invited.refresh_from_db()
    assert answer.status_code == 302
    assert invited.check_password(PASSWORD)
    assert client.login(email=invited.email, password=PASSWORD)


def test_the_letter_carries_the_link_and_says_until_when(administrator, invited):
    invitation = actions.invite(person=invited, by=administrator, site=SITE)

    send_invitation(invitation_id=invitation.pk, site=SITE)

    letter = mail.outbox[0]
    assert letter.to == [invited.email]
    assert f"{SITE.rstrip('/')}{link_of(invitation)}" in letter.body
    assert f"{timezone.localtime(invitation.expires_at):%H:%M}" in letter.body


def test_no_letter_goes_out_for_an_invitation_withdrawn_meanwhile(administrator, invited):
    invitation = actions.invite(person=invited, by=administrator, site=SITE)
    actions.withdraw_invitation(invitation=invitation, by=administrator)

    send_invitation(invitation_id=invitation.pk, site=SITE)

    assert not mail.outbox


def test_neither_row_nor_job_holds_what_opens_the_door(administrator, invited):
    invitation, code = actions.print_slip(person=invited, by=administrator)
    actions.invite(person=invited, by=administrator, site=SITE)

    with connection.cursor() as cursor:
        cursor.execute("SELECT i::text FROM accounts_invitation i UNION ALL SELECT args::text FROM procrastinate_jobs")
        stored = "\n".join(text for (text,) in cursor.fetchall())
        cursor.execute("SELECT e::text FROM accounts_invitationevent e")
        history = "\n".join(text for (text,) in cursor.fetchall())
    for text in (stored, history):
        assert code not in text
        assert code.replace("-", "") not in text
        assert token_of(invitation) not in text


@pytest.mark.parametrize("days", [0, 6.9, 7.1])
def test_a_link_works_for_seven_days(days, administrator, invited, client):
    with time_machine.travel(timezone.now() - timedelta(days=days), tick=False):
        invitation = actions.invite(person=invited, by=administrator, site=SITE)

    assert client.get(link_of(invitation)).status_code == (200 if days < 7 else 404)


def gone_links(administrator, invited):
    """Links that do not work, each for another reason."""
    used = InvitationFactory(person=invited, used_at=timezone.now())
    replaced = actions.invite(person=invited, by=administrator, site=SITE)
    withdrawn = actions.invite(person=invited, by=administrator, site=SITE)
    actions.withdraw_invitation(invitation=withdrawn, by=administrator)
    switched_off = InvitationFactory(person=UserFactory(is_active=False))
    forged = token_of(switched_off)[:-1] + "x"
    return [link_of(one) for one in (used, replaced, withdrawn, switched_off)] + [
        f"/zaproszenie/{forged}/",
        "/zaproszenie/cokolwiek/",
    ]


def test_every_link_that_does_not_work_looks_the_same(administrator, invited, client):
    pages = {
        (answer.status_code, re.sub(r'(nonce|value)="[^"]*"', "", answer.content.decode()))
        for link in gone_links(administrator, invited)
        for answer in (client.get(link), client.post(link, BOTH))
    }

    assert len(pages) == 1
    assert pages.pop()[0] == 404
    assert not User.objects.get(pk=invited.pk).has_usable_password()


def test_a_link_works_once(administrator, invited, client):
    invitation = actions.invite(person=invited, by=administrator, site=SITE)
    client.post(link_of(invitation), BOTH)

    again = client.post(link_of(invitation), {"password1": "inne-dlugie-haslo-9", "password2": "inne-dlugie-haslo-9"})

    assert again.status_code == 404
    assert User.objects.get(pk=invited.pk).check_password(PASSWORD)
    with pytest.raises(Refused):
        actions.accept_invitation(invitation=invitation, password="inne-dlugie-haslo-9")


def test_a_new_invitation_ends_the_earlier_one(administrator, invited):
    first = actions.invite(person=invited, by=administrator, site=SITE)
    _, code = actions.print_slip(person=invited, by=administrator)

    assert invitation_of(token_of(first)) is None
    assert invitation_with(code).person == invited
    with pytest.raises(IntegrityError, match="one_standing"), transaction.atomic():
        InvitationFactory(person=invited)


@pytest.mark.parametrize(
    "typed", [{}, {"password1": "krotkie", "password2": "krotkie"}, {"password1": PASSWORD, "password2": "inne"}]
)
def test_a_password_against_the_rules_is_refused_and_the_link_stays(typed, administrator, invited, client):
    invitation = actions.invite(person=invited, by=administrator, site=SITE)

    assert client.post(link_of(invitation), typed).status_code == 422
    assert invitation_of(token_of(invitation)) is not None


# --- the printed slip -----------------------------------------------------------------------------


def test_a_code_has_no_signs_that_are_mistaken():
    assert not set("01oil") & set(SLIP_LETTERS)
    assert all(re.fullmatch(f"([{SLIP_LETTERS}]{{4}}-){{3}}[{SLIP_LETTERS}]{{4}}", new_code()) for _ in range(50))


def test_a_code_leads_to_the_password_however_it_is_typed(administrator, invited, client):
    _, code = actions.print_slip(person=invited, by=administrator)

    answer = client.post("/zaproszenie/kod/", {"code": f" {code.upper().replace('-', ' ')} "})

    assert answer.status_code == 302
    assert client.post(answer["Location"], BOTH).status_code == 302
    assert User.objects.get(pk=invited.pk).check_password(PASSWORD)


def test_a_slip_works_for_three_days(administrator, invited):
    with time_machine.travel(timezone.now() - timedelta(hours=73), tick=False):
        _, code = actions.print_slip(person=invited, by=administrator)

    assert invitation_with(code) is None


def test_a_code_outlives_a_change_of_the_secret(administrator, invited, settings):
    _, code = actions.print_slip(person=invited, by=administrator)

    with override_settings(SECRET_KEY="nowy-sekret", SECRET_KEY_FALLBACKS=[settings.SECRET_KEY]):
        assert invitation_with(code).person == invited
    with override_settings(SECRET_KEY="nowy-sekret", SECRET_KEY_FALLBACKS=[]):
        assert digest_of(code) != Invitation.objects.get().code_digest


def test_guessing_codes_is_stopped_and_a_good_code_is_not_counted(administrator, invited, client):
    _, code = actions.print_slip(person=invited, by=administrator)
    for _ in range(3):
        assert client.post("/zaproszenie/kod/", {"code": code}).status_code == 302

    statuses = [client.post("/zaproszenie/kod/", {"code": "aaaa-bbbb-cccc-dddd"}).status_code for _ in range(11)]

    assert statuses == [422] * 10 + [429]
    assert client.post("/zaproszenie/kod/", {"code": code}).status_code == 429


@pytest.mark.parametrize("typed", ["", "   ", "x" * 5000, "żółć-\x00", "'; DROP TABLE"])
def test_nonsense_for_a_code_is_refused(typed, client):
    assert client.post("/zaproszenie/kod/", {"code": typed}).status_code == 422


# --- who invites ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("act", "status"), [("zaproszenie", 302), ("kartka", 200), ("wycofanie-zaproszenia", 302)])
def test_the_administrator_invites_from_the_account(act, status, administrator, invited, client_for):
    InvitationFactory(person=invited)

    assert client_for(administrator).post(f"/konta/{invited.pk}/{act}/").status_code == status


def test_the_slip_is_a_document_that_no_cache_keeps(administrator, invited, client_for):
    answer = client_for(administrator).post(f"/konta/{invited.pk}/kartka/")

    assert answer.content.startswith(b"%PDF")
    assert "no-store" in answer["Cache-Control"]


def test_nobody_invites_themselves_or_an_account_that_is_off(administrator):
    for person in (administrator, UserFactory(is_active=False)):
        with pytest.raises(Refused):
            actions.invite(person=person, by=administrator, site=SITE)
    assert not Invitation.objects.exists()


def test_an_invitation_is_withdrawn_once(administrator, invited):
    invitation = actions.invite(person=invited, by=administrator, site=SITE)
    actions.withdraw_invitation(invitation=invitation, by=administrator)

    with pytest.raises(Refused, match="nieważne"):
        actions.withdraw_invitation(invitation=invitation, by=administrator)


def test_the_account_says_how_the_person_was_invited(administrator, invited, client_for):
    client = client_for(administrator)
    url = f"/admin/accounts/user/{invited.pk}/change/"
    assert "nie ma jeszcze hasła" in client.get(url).content.decode()

    actions.invite(person=invited, by=administrator, site=SITE)

    page = client.get(url).content.decode()
    assert "czeka na osobę" in page
    assert "Wycofaj zaproszenie" in page
