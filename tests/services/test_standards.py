"""The way of a quality standard: who may do what and when, what is frozen, what was in force on a day."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from cus.documents.checking import answer_for
from cus.workflow import Refused, StaleEdit
from services import actions
from services.models import QualityStandard, StandardLogEntry
from services.standards.enums import StandardState
from services.standards.policies import refusal_of, refusal_to_edit, refusal_to_start
from tests.factories.accounts import AuthorisationFactory, UserFactory
from tests.factories.partners import PartnerFactory
from tests.factories.services import ServiceFactory
from tests.factories.standards import a_standard, empty_values, write

ROLES = ("worker", "organiser", "director", "administrator", "reader")
WRITERS, DECIDERS = {"organiser", "director"}, {"director"}
# Act → who may do it and in which states.
ALLOWED = {
    "edit": (WRITERS, {"draft", "returned"}),
    "submit": (WRITERS, {"draft", "returned"}),
    "recall": (WRITERS, {"submitted"}),
    "return": (DECIDERS, {"submitted"}),
    "approve": (DECIDERS, {"submitted"}),
    "revoke": (DECIDERS, {"approved"}),
}
STATES = ("draft", "submitted", "returned", "approved", "revoked")


@pytest.mark.django_db
def test_each_act_is_open_to_its_role_in_its_state_and_to_nobody_else():
    people = {role: UserFactory(**{role: True}) for role in ROLES}
    standards = {state: a_standard(state) for state in STATES}

    for act, (roles, states) in ALLOWED.items():
        for role, user in people.items():
            for state, standard in standards.items():
                ask = refusal_to_edit(user, standard) if act == "edit" else None
                refusal = ask if act == "edit" else refusal_of(act, user=user, standard=standard)
                allowed = role in roles and state in states
                assert (refusal is None) is allowed, (act, role, state, refusal)
                if role not in roles:
                    assert refusal.status == 403, (act, role, state)


@pytest.mark.django_db
def test_an_author_does_not_approve_their_own_standard_unless_the_centre_chose_so(director, settings):
    standard = a_standard("submitted", by=director)

    with pytest.raises(Refused, match="ktoś inny niż autor"):
        actions.approve_standard(standard=standard, by=director)

    settings.FOUR_EYES = False
    assert actions.approve_standard(standard=standard, by=director).state == StandardState.APPROVED


@pytest.mark.django_db
def test_a_director_who_only_mended_a_word_is_an_author_too(organiser, director):
    standard = a_standard(by=organiser)
    standard = write(standard, director, premises="Dwa pokoje.")
    actions.submit_standard(standard=standard, by=organiser)

    with pytest.raises(Refused, match="ktoś inny niż autor"):
        actions.approve_standard(standard=standard, by=director)


@pytest.mark.django_db
def test_a_substitute_approves_under_an_authorisation_that_the_log_names(organiser, director):
    substitute = UserFactory(worker=True)
    authorisation = AuthorisationFactory(person=substitute, granted_by=director)
    standard = a_standard("submitted", by=organiser)

    approved = actions.approve_standard(standard=standard, by=UserFactory._meta.model.objects.get(pk=substitute.pk))

    assert approved.approved_under == authorisation
    assert authorisation.document_number in approved.approver
    assert approved.log.get(transition="approve").authorisation == authorisation


@pytest.mark.django_db
def test_only_an_empty_standard_and_a_provision_without_its_name_are_not_submitted(organiser):
    standard = actions.start_standard(service=ServiceFactory(), by=organiser)
    with pytest.raises(Refused, match="pusty"):
        actions.submit_standard(standard=standard, by=organiser)

    values = empty_values(source="provision")
    standard = actions.save_standard(standard=standard, values=values, partner="", version=1, by=organiser)
    with pytest.raises(Refused, match="przepis"):
        actions.submit_standard(standard=standard, by=organiser)

    values = empty_values(source="provision", legal_basis="rozporządzenie w sprawie usług opiekuńczych, § 3")
    standard = actions.save_standard(standard=standard, values=values, partner="", version=2, by=organiser)
    assert actions.submit_standard(standard=standard, by=organiser).state == StandardState.SUBMITTED


@pytest.mark.django_db
@pytest.mark.parametrize("comment", ["", " \n "])
def test_nothing_is_returned_or_revoked_without_words(comment, director):
    submitted, approved = a_standard("submitted"), a_standard("approved")

    with pytest.raises(Refused, match="Napisz komentarz"):
        actions.return_standard(standard=submitted, comment=comment, by=director)
    with pytest.raises(Refused, match="Napisz komentarz"):
        actions.revoke_standard(standard=approved, comment=comment, by=director)


@pytest.mark.django_db
def test_a_return_opens_the_same_version_with_the_next_revision_and_the_log_keeps_each_step(organiser, director):
    standard = a_standard("returned", by=organiser, director=director)
    standard = write(standard, organiser, hours_mon="9:00–17:00")
    actions.submit_standard(standard=standard, by=organiser)

    standard = actions.approve_standard(standard=standard, by=director)

    assert (standard.number, standard.revision, standard.return_comment) == (1, 2, "")
    steps = standard.log.order_by("at", "pk").values_list("transition", "by", "comment")
    assert list(steps) == [
        ("start", organiser.pk, ""),
        ("submit", organiser.pk, ""),
        ("return", director.pk, "Dopisz godziny."),
        ("submit", organiser.pk, ""),
        ("approve", director.pk, ""),
    ]


@pytest.mark.django_db
def test_a_second_version_begins_as_a_copy_and_only_one_is_open(organiser, director):
    partner = PartnerFactory()
    service = ServiceFactory()
    first = actions.start_standard(service=service, by=organiser)
    first = write(first, organiser, partner=str(partner.pk))
    actions.submit_standard(standard=first, by=organiser)
    first = actions.approve_standard(standard=first, by=director)

    second = actions.start_standard(service=service, by=organiser)

    assert (second.number, second.premises, second.partner_name) == (2, first.premises, partner.name)
    assert second.author_link.partner == partner
    assert second.planned_from is None
    with pytest.raises(Refused, match="w opracowaniu"):
        actions.start_standard(service=service, by=director)


@pytest.mark.django_db
def test_a_retired_service_gets_no_new_standard(organiser):
    assert "wycofano" in refusal_to_start(organiser, ServiceFactory(retired=True)).message


@pytest.mark.django_db
def test_a_stale_save_is_refused_with_the_row_as_it_stands(organiser, director):
    standard = a_standard(by=organiser)
    write(standard, director, premises="Nowy lokal.")

    with pytest.raises(StaleEdit) as stale:
        write(standard, organiser)

    assert stale.value.current.premises == "Nowy lokal."


@pytest.mark.django_db
@pytest.mark.parametrize("act", ["approve", "return"])
def test_a_standard_sent_again_since_the_page_was_opened_is_not_decided(act, organiser, director):
    standard = a_standard("submitted", by=organiser)
    seen = standard.version
    standard = actions.recall_standard(standard=standard, by=organiser)
    standard = actions.submit_standard(standard=standard, by=organiser)

    comment = {"comment": "Za mało."} if act == "return" else {}

    with pytest.raises(Refused, match="zmienił się po otwarciu"):
        getattr(actions, f"{act}_standard")(standard=standard, by=director, seen=seen, **comment)


@pytest.mark.django_db
def test_it_is_in_force_from_the_planned_day_or_from_the_approval(director):
    today = timezone.localdate()
    later, earlier = today + datetime.timedelta(days=30), today - datetime.timedelta(days=30)

    assert a_standard("approved").in_force_from == today
    assert a_standard("approved", planned_from=later).in_force_from == later
    assert a_standard("approved", planned_from=earlier).in_force_from == today


@pytest.mark.django_db
def test_the_version_in_force_on_any_day_is_known_and_comes_back_when_a_newer_approval_is_taken_back(
    organiser, director
):
    today, day = timezone.localdate(), datetime.timedelta(days=1)
    people = {"by": organiser, "director": director, "service": ServiceFactory()}
    first = a_standard("approved", **people)
    second = a_standard("approved", planned_from=today + 10 * day, **people)
    a_standard("submitted", **people)
    other = a_standard("approved")

    def in_force(on):
        return set(QualityStandard.objects.in_force_on(on))

    assert in_force(today - day) == set()
    assert in_force(today + 9 * day) == {first, other}
    assert in_force(today + 10 * day) == {second, other}

    actions.revoke_standard(standard=second, comment="Za wcześnie.", by=director)
    assert in_force(today + 10 * day) == {first, other}


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["approved", "revoked"])
@pytest.mark.parametrize(
    "changed",
    [
        {"premises": "Inny lokal."},
        {"hours_mon": "1:00–2:00"},
        {"in_force_from": datetime.date(2020, 1, 1)},
        {"partner_name": "Kto inny"},
        {"number": 7},
        {"frozen": None},
        {"state": "draft"},
    ],
)
def test_the_database_refuses_any_change_of_what_is_decided(state, changed):
    standard = a_standard(state)

    with pytest.raises(DatabaseError), transaction.atomic():
        QualityStandard.objects.filter(pk=standard.pk).update(**changed)


@pytest.mark.django_db
def test_the_database_refuses_to_lose_a_decided_standard_its_author_or_its_log(director):
    partner = PartnerFactory()
    standard = actions.start_standard(service=ServiceFactory(), by=director)
    standard = write(standard, director, partner=str(partner.pk))
    standard = actions.submit_standard(standard=standard, by=director)
    actions.approve_standard(standard=standard, by=UserFactory(director=True))
    link = standard.author_link

    for act in (
        link.delete,
        lambda: type(link).objects.filter(pk=link.pk).update(partner=PartnerFactory()),
        lambda: StandardLogEntry.objects.filter(standard=standard).delete(),
        lambda: StandardLogEntry.objects.filter(standard=standard).update(comment="inny"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "constraint"),
    [
        ({"state": "submitted"}, "standard_submitted_at_and_by"),
        ({"state": "approved"}, "standard_"),
        ({"state": "revoked"}, "standard_"),
        ({"state": "returned"}, "standard_returned_with_comment"),
        ({"submitted_at": timezone.now()}, "standard_submitted_at_and_by"),
        ({"in_force_from": datetime.date(2026, 1, 1)}, "standard_approved_at_and_by"),
        ({"response_unit": ""}, "standard_response_time_whole"),
        ({"response_time": None}, "standard_response_time_whole"),
        ({"hours_tue": "rano"}, "standard_hours_readable"),
    ],
)
def test_the_database_refuses_a_state_that_its_facts_do_not_bear(changed, constraint):
    standard = a_standard()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        QualityStandard.objects.filter(pk=standard.pk).update(**changed)


@pytest.mark.django_db
def test_the_database_refuses_two_open_versions_of_one_service(organiser):
    standard = a_standard(by=organiser)

    with pytest.raises(IntegrityError, match="standard_one_open_version"), transaction.atomic():
        QualityStandard.objects.create(service=standard.service, number=2, created_by=organiser)


@pytest.mark.django_db
def test_the_document_of_an_approved_standard_is_frozen_with_what_was_approved(director):
    standard = a_standard("approved", director=director)

    data = standard.frozen.data
    assert data["service"] == standard.service.name
    assert data["approved_by"].startswith(director.get_full_name())
    assert data["areas"][3]["answers"][0]["text"] == "do 3\xa0dni roboczych od zgłoszenia"
    assert data["areas"][3]["answers"][1]["text"] == "poniedziałek, wtorek 8:00–16:00"


@pytest.mark.django_db
def test_whoever_checks_the_code_on_paper_learns_whether_the_standard_holds(organiser, director):
    today = timezone.localdate()
    people = {"by": organiser, "director": director, "service": ServiceFactory(name="Klub sąsiedzki")}

    def told(standard) -> str:
        standard.frozen.refresh_from_db()
        return answer_for(standard.frozen.check_code).invalid

    first = a_standard("approved", **people)
    later = a_standard("approved", planned_from=today + datetime.timedelta(days=3), **people)
    assert answer_for(first.frozen.check_code).number == "wersja 1, Klub sąsiedzki"
    assert told(first) == ""
    assert "zacznie obowiązywać" in told(later)

    second = a_standard("approved", **people)
    assert told(first) == "Obowiązuje nowsza wersja tego standardu."

    actions.revoke_standard(standard=second, comment="Za szybko.", by=director)
    assert "cofnięto" in told(second)
    assert told(first) == ""


@pytest.mark.django_db(transaction=True)
def test_of_two_approvals_at_once_one_is_made_and_the_other_is_told():
    standard = a_standard("submitted")
    directors = [UserFactory(director=True), UserFactory(director=True)]

    def decide(by) -> str:
        try:
            return actions.approve_standard(standard=standard, by=by).state
        except Refused as refused:
            return refused.refusal.message
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(decide, directors))

    assert answers[1] == StandardState.APPROVED or answers[0] == StandardState.APPROVED
    assert any("już zatwierdzono" in answer for answer in answers)
    assert standard.log.filter(transition="approve").count() == 1
