"""The truth table of the process: state × role × act, asked of the actions, the buttons and the real addresses."""

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from cus.workflow import Refused
from programmes import actions
from programmes.enums import EDITABLE_STATES, ProgrammeState
from programmes.models import ProgrammeLogEntry, ProgrammeVersion
from programmes.policies import refusal_of
from programmes.snapshot import snapshot_of
from programmes.urls.building import BUILDING
from programmes.way import next_acts
from programmes.workflow import WORKFLOW
from tests.factories.accounts import UserFactory
from tests.factories.services import ServiceFactory
from tests.programmes.stages import WAYS, amended_draft, move_to

pytestmark = pytest.mark.django_db

ROLES = ("worker", "organiser", "director", "administrator", "reader")
TODAY = timezone.localdate


def _resolution(version):
    return {"seen": version.resolutions.get().edit_version, "values": {"number": "XII/35/2026"}}


ACTS = {
    "submit": lambda by, version: actions.submit(by=by, version=version),
    "recall": lambda by, version: actions.recall(by=by, version=version),
    "return": lambda by, version: actions.return_with_comment(by=by, version=version, comment="Popraw pkt 4."),
    "approve": lambda by, version: actions.approve(by=by, version=version),
    "revoke": lambda by, version: actions.revoke(by=by, version=version, comment="Zmiana budżetu."),
    "send_to_mayor": lambda by, version: actions.send_to_mayor(by=by, version=version, sent_on=TODAY()),
    "mayor_return": lambda by, version: actions.mayor_return(
        by=by, version=version, returned_on=TODAY(), comment="Za drogo."
    ),
    "adopt": lambda by, version: actions.adopt(
        by=by, version=version, resolution_number="XII/34/2026", resolution_date=TODAY()
    ),
    "adopt_next": lambda by, version: actions.adopt_next(
        by=by, version=version, resolution_number="V/3/2026", resolution_date=TODAY()
    ),
    "adopt_amended": lambda by, version: actions.adopt_amended(
        by=by, version=version, resolution_number="XII/34/2026", resolution_date=TODAY()
    ),
    "amend": lambda by, version: actions.amend(by=by, version=version, decided_on=TODAY(), comment="Dopisano."),
    "reject": lambda by, version: actions.reject(by=by, version=version, decided_on=TODAY(), comment="Brak środków."),
    "undo_rejection": lambda by, version: actions.undo_rejection(by=by, version=version, comment="Zły program."),
    "send_to_voivode": lambda by, version: actions.send_to_voivode(by=by, version=version, sent_on=TODAY()),
    "publish": lambda by, version: actions.publish(
        by=by, version=version, journal_reference="2026 poz. 99", journal_date=TODAY()
    ),
    "bip": lambda by, version: actions.record_bip(
        by=by, version=version, place="centre", published_on=TODAY(), url="https://bip.example/program"
    ),
    "annul": lambda by, version: actions.annul(
        by=by, version=version, scope="whole", decided_on=TODAY(), reference="NP.4131.7"
    ),
    "annul_partly": lambda by, version: actions.annul(
        by=by, version=version, scope="part", decided_on=TODAY(), reference="NP.4131.8", what="§ 4"
    ),
    "repeal": lambda by, version: actions.repeal(
        by=by, version=version, number="XX/1/2026", decided_on=TODAY(), repealed_on=TODAY()
    ),
    "correct": lambda by, version: actions.correct_resolution(
        by=by, resolution=version.resolutions.get(), comment="Literówka.", **_resolution(version)
    ),
    "change": lambda by, version: actions.change(by=by, version=version, comment="Nowa usługa."),
    "withdraw": lambda by, version: actions.withdraw(by=by, version=version, comment="Zmieniły się plany."),
}
# Written by hand: (act, from) → (to, who). Everything else is refused.
O_D, D = {"organiser", "director"}, {"director"}
ALLOWED = {
    ("submit", "draft"): ("submitted", O_D),
    ("submit", "returned"): ("submitted", O_D),
    ("recall", "submitted"): ("draft", O_D),
    ("return", "submitted"): ("returned", D),
    ("approve", "submitted"): ("approved", D),
    ("revoke", "approved"): ("returned", D),
    ("send_to_mayor", "approved"): ("sent_to_mayor", O_D),
    ("mayor_return", "sent_to_mayor"): ("mayor_returned", O_D),
    ("adopt", "sent_to_mayor"): ("adopted", O_D),
    ("amend", "sent_to_mayor"): ("amended", O_D),
    ("reject", "sent_to_mayor"): ("rejected", O_D),
    ("undo_rejection", "rejected"): ("sent_to_mayor", O_D),
    ("adopt_amended", "amended draft"): ("adopted", O_D),
    ("send_to_voivode", "adopted"): ("adopted", O_D),
    ("send_to_voivode", "in_force"): ("in_force", O_D),
    ("publish", "adopted"): ("in_force", O_D),
    ("bip", "adopted"): ("adopted", O_D),
    ("bip", "in_force"): ("in_force", O_D),
    ("annul", "adopted"): ("annulled", O_D),
    ("annul", "in_force"): ("annulled", O_D),
    ("annul_partly", "adopted"): ("adopted", O_D),
    ("annul_partly", "in_force"): ("in_force", O_D),
    ("repeal", "adopted"): ("repealed", O_D),
    ("repeal", "in_force"): ("repealed", O_D),
    **{("change", state): (state, O_D) for state in ("adopted", "in_force", "rejected", "annulled")},
    ("correct", "adopted"): ("adopted", O_D),
    ("correct", "in_force"): ("in_force", O_D),
    ("correct", "repealed"): ("repealed", O_D),
    **{
        ("withdraw", state): ("withdrawn", O_D)
        for state in ("draft", "amended draft", "returned", "approved", "sent_to_mayor")
    },
}
STARTS = (*WAYS, "amended draft")
# Every state through real addresses takes a minute: these go every time, the rest in the long run.
OFTEN = ("approved", "sent_to_mayor", "in_force")


def often(starts) -> list:
    """Mark all but a few as long."""
    return [one if one in OFTEN else pytest.param(one, marks=pytest.mark.soak) for one in starts]


@pytest.fixture
def people():
    """One person of each role."""
    return {role: UserFactory(**{role: True}) for role in ROLES}


def at(start: str) -> ProgrammeVersion:
    """A version where the table wants it."""
    return amended_draft() if start == "amended draft" else move_to(start)


@pytest.mark.parametrize("start", STARTS)
def test_the_process_is_exactly_the_table(start, people):
    version = at(start)
    before = ProgrammeLogEntry.objects.filter(version=version).count()
    for act, perform in ACTS.items():
        target, who = ALLOWED.get((act, start), (None, set()))
        for role, user in people.items():
            with transaction.atomic():
                if role in who:
                    perform(user, ProgrammeVersion.objects.get(pk=version.pk))
                else:
                    with pytest.raises((Refused, LookupError)), transaction.atomic():
                        _tried(perform, user, version, act)
                now = ProgrammeVersion.objects.get(pk=version.pk)
                lines = list(ProgrammeLogEntry.objects.filter(version=version).order_by("pk"))
                told = (now.state, len(lines) - before)
                assert told == ((target, 1) if role in who else (version.state, 0)), (act, role)
                assert not lines or lines[-1].to_state == now.state
                transaction.set_rollback(True)
    _buttons_agree(start, version, people)


def _tried(perform, user, version, act: str) -> None:
    """Do it; a version without a resolution has nothing to correct, which is a refusal too."""
    if act == "correct" and version.resolutions.count() != 1:
        raise LookupError
    perform(user, ProgrammeVersion.objects.get(pk=version.pk))


def test_every_transition_and_state_stands_in_the_table():
    assert {act for act, _ in ALLOWED} | {"adopt_next"} == set(WORKFLOW.transitions) == set(ACTS)
    assert set(WAYS) == set(ProgrammeState.values)


def _buttons_agree(start: str, version: ProgrammeVersion, people: dict) -> None:
    """A button stands open only where the act can be done; a closed one says why."""
    for role in ("worker", "organiser", "director"):
        acts = next_acts(people[role], version)
        shown = [act for act in (acts.main, *acts.others, *acts.rare) if act and act.name != "approve"]
        for act in shown:
            may = role in ALLOWED.get((act.name, start), (None, set()))[1]
            assert (act.refusal is None) == may, (act.name, role)
            assert act.refusal is None or act.refusal.message


@pytest.mark.parametrize("start", often(STARTS))
def test_a_real_address_answers_as_the_table_says(start, people, client_for):
    version = at(start)
    adopted = version.state in ("adopted", "in_force", "annulled", "repealed")
    for act, transition in WORKFLOW.transitions.items():
        if act in ("annul_partly", "correct"):
            continue
        url = reverse(f"programmes:{act}", args=[version.pk])
        for role, user in people.items():
            if not user.may(transition.act):
                hidden = role in ("administrator", "reader") and not (adopted and role in ROLES)
                with transaction.atomic():
                    status = client_for(user).post(url, {"comment": "Powód."}).status_code
                    assert status == (404 if hidden else 403), (act, role)
                continue
            wanted = refusal_of(act, user=user, version=version)
            with transaction.atomic():
                status = client_for(user).post(url, {"comment": "Powód."}).status_code
                assert (status == 409) == (wanted is not None), (act, role, status)
                transaction.set_rollback(True)


@pytest.mark.parametrize("start", often(state for state in WAYS if state not in (*EDITABLE_STATES, "submitted")))
def test_nobody_changes_an_approved_version_through_any_page(start, people, client_for):
    version = move_to(start)
    item = version.items.get()
    other = ServiceFactory()
    before = snapshot_of(ProgrammeVersion.objects.get(pk=version.pk))
    sent = {"seen": version.edit_version, "version": version.edit_version, "name": "Inna", "services": [other.pk]}
    # Every address of the builder under this version, whoever adds the next one.
    known = {"pk": version.pk, "item_pk": item.pk, "number": 6}
    addresses = [reverse(f"programmes:{route.name}", kwargs=_args(route, known)) for route in BUILDING if _of(route)]
    assert len(addresses) > 8

    for user in people.values():
        client = client_for(user)
        codes = {client.post(url, sent).status_code for url in addresses}
        assert codes <= {403, 404, 405, 409}, user

    assert snapshot_of(ProgrammeVersion.objects.get(pk=version.pk)) == before


def _of(route) -> bool:
    """Whether the address stands under a version."""
    return "pk" in route.pattern.converters


def _args(route, known: dict) -> dict:
    """Arguments of the address; what is not known here is the first of its kind."""
    return {name: known.get(name, 1) for name in route.pattern.converters}


def test_no_admin_screen_knows_programmes():
    from django.contrib import admin

    registered = {model._meta.app_label for site in admin.sites.all_sites for model in site._registry}

    assert "programmes" not in registered
