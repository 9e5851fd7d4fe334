"""The self-evaluation of a partnership: what is proposed, from where, and what people make of it."""

import datetime
import io
import re

import docx as office
import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from cus.documents.docx import docx_of
from cus.documents.render import render_pdf
from cus.workflow import Refused, StaleEdit
from partners.models import CooperationAgreement
from programmes.results.actions.selfevaluation import (
    add_remark,
    refresh_self_evaluation,
    save_section,
    start_self_evaluation,
    take_sentence,
)
from programmes.results.actions.selfevaluation_stages import (
    approve_self_evaluation,
    prepare_self_evaluation,
    return_self_evaluation,
    review_self_evaluation,
)
from programmes.results.forms.selfevaluation import usual_days
from programmes.results.models import DeliveryFigure, SelfEvaluation
from programmes.results.selfevaluation.building import self_evaluation_of
from programmes.results.selfevaluation.coverage import coverage, is_sourced
from programmes.results.selfevaluation.data import self_evaluation_document
from programmes.results.selfevaluation.enums import Aspect, Part, SourceKind
from programmes.results.selfevaluation.outline import leaves_of, outline
from programmes.results.selfevaluation.reading import Whole, coverage_of
from tests.documents.checks import faults
from tests.factories.centre import CentreFactory
from tests.factories.partners import AgreementFactory, PartyFactory
from tests.factories.results_selfevaluation import FIRST, LAST, a_partnership, a_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return a_partnership()


@pytest.fixture
def report(world):
    return a_report(world)


def leaf(report, part, aspect, task=None):
    """The section of one leaf."""
    return report.sections.get(part=part, aspect=aspect, task=task)


def texts(section) -> str:
    return "\n".join(section.sentences.filter(is_dropped=False).values_list("text", flat=True)).replace("\xa0", " ")


def asked(query: str, *values):
    """One number straight from the database."""
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchone()[0]


# --- the outline --------------------------------------------------------------------------------


def test_the_outline_numbers_tasks_and_spheres_in_four_chapters(world):
    chapters = outline(world.tasks, [world.centre, world.circle, world.cis])
    numbers = [one.number for one in leaves_of(chapters)]

    assert [chapter.number for chapter in chapters] == [1, 2, 3, 4]
    assert len(numbers) == 1 + 3 * 5 + 4 * 4 + 3
    assert {"1", "2.1.1", "2.3.5", "3.1.1", "3.4.4", "4.3"} <= set(numbers)


def test_spheres_one_and_two_do_not_apply_without_social_employment():
    world = a_partnership(social_employment=False)
    report = a_report(world)
    apart = [one.leaf.part for one in Whole(report).leaves if not one.leaf.applies]

    assert set(apart) == {Part.STAFF, Part.ENTERPRISES}
    assert not report.sections.filter(part__in=[Part.STAFF, Part.ENTERPRISES]).exists()
    assert coverage_of(report).apart == 8


def test_a_sphere_opens_when_a_party_of_social_employment_joins():
    world = a_partnership(social_employment=False)
    report = a_report(world)
    PartyFactory(agreement=world.agreement, role="social_employment", joined_on=datetime.date(2026, 4, 1))

    refresh_self_evaluation(by=world.worker, report=report)

    assert report.sections.filter(part=Part.STAFF).count() == 4


# --- sentences and their numbers --------------------------------------------------------------------


def test_every_sentence_has_a_source_that_answers(client_for, report, organiser):
    client = client_for(organiser)
    urls = {row.source_url for section in report.sections.all() for row in section.sentences.all() if row.source_label}

    assert urls
    assert {url: client.get(url).status_code for url in urls} == dict.fromkeys(urls, 200)


def test_amounts_equal_what_the_database_adds_up(world, report):
    told = texts(leaf(report, Part.ORDERS, Aspect.PROCEDURES))
    meals = asked(
        "SELECT sum(quantity) FROM results_deliveryfigure WHERE service_id = %s AND starts_on >= %s AND ends_on <= %s",
        world.service.pk,
        FIRST,
        LAST,
    )
    cost = asked("SELECT sum(cost) FROM results_deliveryfigure WHERE starts_on >= %s AND ends_on <= %s", FIRST, LAST)
    refusals = asked(
        "SELECT sum(refusals) FROM results_deliveryfigure WHERE starts_on >= %s AND ends_on <= %s", FIRST, LAST
    )

    assert (meals, cost, refusals) == (750, 7500, 4)
    assert "750 posiłków" in told
    assert "7 500,00 zł" in told
    assert "odnotowano 4 odmowy" in texts(leaf(report, Part.ORDERS, Aspect.DIFFICULTIES))


def test_meetings_and_decisions_of_the_period_alone_are_counted(world, report):
    meetings = asked(
        "SELECT count(*) FROM partners_committeemeeting WHERE agreement_id = %s AND state = 'closed' "
        "AND held_on BETWEEN %s AND %s",
        world.agreement.pk,
        FIRST,
        LAST,
    )
    presence = texts(leaf(report, Part.TASK, Aspect.PARTNERS, world.tasks[1]))

    assert meetings == 2
    assert "odbył 2 posiedzenia" in texts(leaf(report, Part.INTRODUCTION, Aspect.MISSION))
    assert "obecność na 1 z 2 posiedzeń" in presence
    assert "przyjął 2 decyzje" in texts(leaf(report, Part.OPENING, Aspect.PROCEDURES))


def test_people_are_told_only_where_somebody_entered_the_year(world, report):
    assert "różne osoby" not in texts(leaf(report, Part.ORDERS, Aspect.PROCEDURES))

    row = DeliveryFigure.objects.filter(period_kind="half").get()
    row.period_kind, row.ends_on, row.people = "year", datetime.date(2026, 12, 31), 63
    row.save()
    whole_year = a_report(world, ends_on=datetime.date(2026, 12, 31))

    assert "w 2026 r. skorzystały 63 osoby" in texts(leaf(whole_year, Part.ORDERS, Aspect.PROCEDURES))


def test_of_one_provider_no_fewer_than_five_are_told(world, report):
    year = DeliveryFigure.objects.filter(period_kind="half").get()
    year.period_kind, year.ends_on, year.people = "year", datetime.date(2026, 12, 31), 4
    year.save()
    DeliveryFigure.objects.filter(period_kind="quarter").update(people=None)
    task = a_report(world, ends_on=datetime.date(2026, 12, 31)).sections.filter(task=world.tasks[1])

    assert "różne osoby" not in texts(task.get(aspect=Aspect.ACTIONS))
    assert "odnotowano 4 odmowy" not in texts(leaf(report, Part.TASK, Aspect.DIFFICULTIES, world.tasks[1]))


def test_a_task_is_told_what_its_responsible_party_did(world, report):
    task = world.tasks[1]
    actions = texts(leaf(report, Part.TASK, Aspect.ACTIONS, task))
    late = texts(leaf(report, Part.TASK, Aspect.DIFFICULTIES, task))

    assert "Wspólne gotowanie na dożynki" in actions
    assert "Plan rozwożenia obiadów" in actions
    assert (
        "„Plan rozwożenia obiadów” (Koło Gospodyń Wiejskich Kalina, termin 1 marca 2026 r.): wykonano 3 dni po terminie."
        in late
    )
    assert "„Spis kuchni w świetlicach”" in late
    assert "Wykonano 1 z 2 czynności" in texts(leaf(report, Part.TASK, Aspect.GOALS, task))
    assert texts(leaf(report, Part.TASK, Aspect.ACTIONS, world.tasks[2])) == ""


def test_no_complaint_is_told_as_a_nought_with_its_source(world, report):
    row = leaf(report, Part.ORDERS, Aspect.DIFFICULTIES).sentences.get(key="complaints-all")

    assert row.value == "0"
    assert row.source_kind == SourceKind.COMPLAINT


# --- coverage -----------------------------------------------------------------------------------


def test_a_goal_copied_from_the_agreement_does_not_count():
    assert not is_sourced(Aspect.GOALS, [SourceKind.AGREEMENT])
    assert is_sourced(Aspect.GOALS, [SourceKind.AGREEMENT, SourceKind.DECISION])
    assert is_sourced(Aspect.MISSION, [SourceKind.AGREEMENT])
    assert not is_sourced(Aspect.ACTIONS, [])


def test_own_words_do_not_count(world, report):
    before = coverage_of(report).sourced
    empty = leaf(report, Part.TASK, Aspect.ACTIONS, world.tasks[2])

    save_section(by=world.worker, section=empty, seen=empty.version, text="Nic nie zrobiono.", sentences={})

    assert coverage_of(report).sourced == before


def test_coverage_leaves_out_what_does_not_apply(world):
    leaves = leaves_of(outline([], [world.centre]))
    found = coverage(leaves, {leaves[0].key: {"agreement"}})

    assert (found.sourced, found.asked, found.apart, found.percent) == (1, 12, 8, 8)


# --- what people change stays -----------------------------------------------------------------------


def test_a_refresh_adds_and_renews_but_leaves_edited_and_dropped_words(world, report):
    section = leaf(report, Part.INTRODUCTION, Aspect.MISSION)
    edited = section.sentences.get(key="meetings")
    dropped = section.sentences.get(key="mission")
    save_section(
        by=world.worker,
        section=section,
        seen=section.version,
        text="",
        sentences={edited.pk: "Spotkaliśmy się dwa razy.", dropped.pk: dropped.text},
        dropped=frozenset({dropped.pk}),
    )
    world.meeting.held_on = datetime.date(2025, 12, 1)
    world.meeting.save()
    world.agreement.goals = "Nikt nie czeka dłużej niż dzień"
    world.agreement.save()
    PartyFactory(agreement=world.agreement, joined_on=datetime.date(2026, 3, 1))

    done = refresh_self_evaluation(by=world.worker, report=report)
    edited.refresh_from_db()
    dropped.refresh_from_db()

    assert edited.text == "Spotkaliśmy się dwa razy."
    assert dropped.is_dropped
    assert "dłużej niż dzień" in section.sentences.get(key="goals").text
    assert section.sentences.filter(key__startswith="joined-").exists()
    assert (done.added > 0, done.updated > 0, done.left) == (True, True, 1)


def test_the_page_shows_what_changed_and_takes_it_when_asked(client_for, world, report):
    section = leaf(report, Part.INTRODUCTION, Aspect.MISSION)
    world.agreement.mission = "Pomoc blisko domu"
    world.agreement.save()
    client = client_for(world.worker)

    shown = client.get(section.get_absolute_url()).content.decode()
    client.post(f"{section.get_absolute_url()}zdania/", {"key": "mission"})

    assert "dane się zmieniły" in shown
    assert "Pomoc blisko domu" in texts(section)


def test_a_stale_section_writes_nothing(world, report):
    section = leaf(report, Part.INTRODUCTION, Aspect.MISSION)
    save_section(by=world.worker, section=section, seen=section.version, text="Pierwszy tekst.", sentences={})

    with pytest.raises(StaleEdit):
        save_section(by=world.organiser, section=section, seen=section.version, text="Drugi tekst.", sentences={})
    section.refresh_from_db()
    assert section.text == "Pierwszy tekst."


def test_a_sentence_that_nobody_proposes_is_not_taken(world, report):
    with pytest.raises(Refused):
        take_sentence(by=world.worker, section=leaf(report, Part.INTRODUCTION, Aspect.MISSION), key="wymyslone")


def test_the_page_saves_text_sentences_and_procedures(client_for, world, report):
    section = leaf(report, Part.OPENING, Aspect.PROCEDURES)
    client = client_for(world.worker)
    page = client.get(section.get_absolute_url())
    sent = page.context["room"].form
    row = section.sentences.order_by("position").first()
    data = {
        "version": section.version,
        "text": "Procedury działają.",
        f"sentence_{row.pk}": row.text,
        f"drop_{row.pk}": "on",
        "procedures-TOTAL_FORMS": "1",
        "procedures-INITIAL_FORMS": "0",
        "procedures-0-name": "Narada miesięczna",
        "procedures-0-in_place": "yes",
        "procedures-0-done": "Odbyło się sześć narad.",
    }

    response = client.post(section.get_absolute_url(), data)
    section.refresh_from_db()

    assert sent.is_bound is False
    assert response.status_code == 302
    assert section.text == "Procedury działają."
    assert section.sentences.get(pk=row.pk).is_dropped
    assert not section.sentences.exclude(pk=row.pk).filter(is_dropped=True).exists()
    assert list(section.procedures.values_list("name", "in_place")) == [("Narada miesięczna", "yes")]


# --- remarks ------------------------------------------------------------------------------------


def test_a_remark_of_a_party_counts_as_a_source(world, report):
    section = leaf(report, Part.TASK, Aspect.REMARKS, world.tasks[2])
    before = coverage_of(report).sourced

    add_remark(
        by=world.worker,
        section=section,
        values={"party": world.circle, "text": "Potrzebny drugi kierowca.", "given_on": LAST},
    )

    assert coverage_of(report).sourced == before + 1


@pytest.mark.parametrize("wrong", ["section", "party", "day"])
def test_a_remark_is_of_a_party_in_the_right_section_and_not_from_the_future(world, report, wrong):
    aspect = Aspect.ACTIONS if wrong == "section" else Aspect.REMARKS
    stranger = PartyFactory(agreement=AgreementFactory(signed=True))
    values = {
        "party": stranger if wrong == "party" else world.circle,
        "text": "Uwaga",
        "given_on": datetime.date(2999, 1, 1) if wrong == "day" else LAST,
    }

    with pytest.raises(Refused):
        add_remark(by=world.worker, section=leaf(report, Part.TASK, aspect, world.tasks[0]), values=values)


# --- beginning ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (LAST, FIRST),
        (datetime.date(2025, 1, 1), datetime.date(2025, 12, 31)),
        (datetime.date(2030, 1, 1), datetime.date(2030, 12, 31)),
    ],
)
def test_a_report_is_for_days_in_the_life_of_its_agreement(world, start, end):
    with pytest.raises((Refused, ValidationError)):
        start_self_evaluation(by=world.worker, agreement=world.agreement, starts_on=start, ends_on=end)
    assert not SelfEvaluation.objects.exists()


def test_an_unsigned_agreement_and_a_second_report_are_refused(world, report):
    with pytest.raises(Refused, match="nie jest podpisane"):
        start_self_evaluation(by=world.worker, agreement=AgreementFactory(), starts_on=FIRST, ends_on=LAST)
    with pytest.raises(Refused, match="już jest"):
        a_report(world)


# --- review -------------------------------------------------------------------------------------


def test_the_report_goes_from_the_worker_through_the_organiser_to_the_director(world, report, director):
    CentreFactory()
    prepare_self_evaluation(by=world.worker, report=report)
    review_self_evaluation(by=world.organiser, report=report)

    approved = approve_self_evaluation(by=director, report=report)

    assert approved.number == f"AE 1/{approved.approved_at.year}"
    assert approved.frozen.check_code
    assert list(approved.log.values_list("transition", flat=True)) == ["start", "prepare", "review", "approve"]


def test_each_stage_is_refused_to_the_wrong_role_and_out_of_turn(world, report, director):
    with pytest.raises(Refused):
        review_self_evaluation(by=world.organiser, report=report)
    prepare_self_evaluation(by=world.worker, report=report)
    with pytest.raises(Refused):
        review_self_evaluation(by=world.worker, report=report)
    with pytest.raises(Refused):
        approve_self_evaluation(by=director, report=report)
    review_self_evaluation(by=world.organiser, report=report)
    with pytest.raises(Refused):
        approve_self_evaluation(by=world.organiser, report=report)
    report.refresh_from_db()
    assert report.state == "reviewed"


def test_a_return_needs_a_comment_and_opens_the_text(world, report, director):
    prepare_self_evaluation(by=world.worker, report=report)
    section = leaf(report, Part.INTRODUCTION, Aspect.MISSION)
    with pytest.raises(Refused):
        save_section(by=world.worker, section=section, seen=section.version, text="Nowe.", sentences={})
    with pytest.raises(Refused, match="komentarz"):
        return_self_evaluation(by=world.organiser, report=report, transition="return_prepared", comment=" ")

    return_self_evaluation(by=world.organiser, report=report, transition="return_prepared", comment="Dopisz wnioski.")
    save_section(by=world.worker, section=section, seen=section.version, text="Nowe.", sentences={})

    report.refresh_from_db()
    assert (report.state, report.prepared_by) == ("returned", None)


def test_a_decision_on_a_page_opened_before_a_change_is_refused(world, report):
    with pytest.raises(Refused, match="zmienił się"):
        prepare_self_evaluation(by=world.worker, report=report, seen=report.version - 1)


def test_a_frozen_report_keeps_its_words_when_the_facts_change(world, report, director):
    CentreFactory()
    for act, who in (
        (prepare_self_evaluation, world.worker),
        (review_self_evaluation, world.organiser),
        (approve_self_evaluation, director),
    ):
        report = act(by=who, report=report)
    world.agreement.mission = "Zupełnie inna misja"
    world.agreement.save()

    with pytest.raises(Refused):
        refresh_self_evaluation(by=world.worker, report=report)
    assert "Zupełnie inna misja" not in str(report.frozen.data)


# --- pages and print ------------------------------------------------------------------------------


def test_a_reader_sees_an_approved_report_only(client_for, reader, report):
    client = client_for(reader)

    assert client.get(report.get_absolute_url()).status_code == 404
    assert str(report.agreement) not in client.get("/wyniki/autoewaluacje/").content.decode()


def test_the_form_of_a_new_report_makes_one_however_often_it_is_sent(client_for, world):
    client = client_for(world.worker)
    page = client.get("/wyniki/autoewaluacje/nowa/")
    token = re.search(r'name="token" value="([^"]+)"', page.content.decode())[1]
    data = {"agreement": world.agreement.pk, "starts_on": "2026-01-01", "ends_on": "2026-06-30", "token": token}

    answers = [client.post("/wyniki/autoewaluacje/nowa/", data) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert SelfEvaluation.objects.count() == 1


def test_pages_ask_few_questions(client_for, world, report, django_assert_max_num_queries):
    client = client_for(world.worker)
    client.get(report.get_absolute_url())

    with django_assert_max_num_queries(20):
        client.get(report.get_absolute_url())


def test_the_print_is_accessible_and_numbers_its_sources(report):
    CentreFactory()
    document = self_evaluation_document(self_evaluation_of(report))
    words = "\n".join(p.text for p in office.Document(io.BytesIO(docx_of(document))).paragraphs)

    assert faults(render_pdf(document)) == []
    assert "2.2.1. Podjęte działania" in words
    assert "[1]" in words
    assert document.state == "PROJEKT"


def test_the_print_says_what_does_not_apply():
    CentreFactory()
    chapters = self_evaluation_of(a_report(a_partnership(social_employment=False))).chapters
    said = {section.number: section.blocks for section in chapters[2].sections}

    assert said["3.2"][0].text.startswith("Nie dotyczy")
    assert "3.2.1" not in said
    assert "3.4.1" in said


@pytest.mark.parametrize(
    ("concluded_on", "today", "days"),
    [
        ("2024-05-01", "2026-11-22", ("2025-01-01", "2025-12-31")),
        ("2025-12-31", "2026-11-22", ("2025-01-01", "2025-12-31")),
        ("2026-01-01", "2026-11-22", ("2026-01-01", "2026-11-22")),
        ("2026-11-22", "2026-11-22", ("2026-11-22", "2026-11-22")),
    ],
)
def test_the_form_offers_days_that_the_agreement_has(concluded_on, today, days):
    agreement = AgreementFactory.build(concluded_on=datetime.date.fromisoformat(concluded_on))

    offered = usual_days(agreement, datetime.date.fromisoformat(today))

    assert offered == tuple(map(datetime.date.fromisoformat, days))


def test_the_form_of_a_young_agreement_is_taken_as_it_is_offered(client_for, time_machine):
    time_machine.move_to("2026-12-01T12:00:00+01:00", tick=False)
    world = a_partnership()
    CooperationAgreement.objects.filter(pk=world.agreement.pk).update(concluded_on="2026-09-15")
    client = client_for(world.worker)
    form = client.get("/wyniki/autoewaluacje/nowa/").context["form"]
    page = client.get("/wyniki/autoewaluacje/nowa/").content.decode()
    offered = dict(re.findall(r'name="(starts_on|ends_on|token)"[^>]* value="([^"]+)"', page))

    answer = client.post("/wyniki/autoewaluacje/nowa/", offered | {"agreement": form.initial["agreement"].pk})

    assert (offered["starts_on"], offered["ends_on"]) == ("15.09.2026", "01.12.2026")
    assert answer.status_code == 302
