"""The director's yearly report and plan: numbers, proposals, life, documents."""

import datetime
import uuid
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from cus.centre.models import Gmina
from cus.documents.actions import document_of
from cus.documents.docx import docx_of
from cus.documents.kinds import kind_of
from cus.documents.render import render_pdf
from cus.workflow import Refused, StaleEdit
from programmes.models import BudgetLine, JointGmina
from programmes.results.actions.yearly import (
    approve_annual,
    correct_annual,
    discard_annual,
    record_council,
    start_annual,
    write_part,
)
from programmes.results.actions.yearly_tasks import add_task, edit_task, move_task, record_outcome, take_proposals
from programmes.results.enums import PeriodKind
from programmes.results.models import AnnualPaper
from programmes.results.yearly.building import printed
from programmes.results.yearly.kinds import PaperKind, PaperState, PartCode
from programmes.results.yearly.paper import REPORT, annual_document, invalid_annual
from programmes.results.yearly.parts import BY_CODE
from programmes.results.yearly.proposals import open_proposals
from programmes.results.yearly.scope import Scope, scope_of
from tests.documents.checks import faults, text_of
from tests.factories.centre import CentreFactory, HoldingFactory, PostFactory, ServedGminaFactory
from tests.factories.diagnosis_notes import NoteFactory
from tests.factories.partners import PartnerFactory
from tests.factories.programmes_contracts import a_contract, an_adopted_item, signed
from tests.factories.results import DeliveryFigureFactory
from tests.factories.results_yearly import AnnualPaperFactory, PlanTaskFactory

YEAR = timezone.localdate().year
DAY = datetime.date


@pytest.fixture
def gmina(db) -> Gmina:
    """The only gmina of the centre."""
    return ServedGminaFactory().gmina


@pytest.fixture
def item(gmina):
    """A service of a programme in force, with money and numbers of the year."""
    item = an_adopted_item()
    BudgetLine.objects.create(item=item, year=YEAR, source="gmina", amount=Decimal("10000.50"))
    BudgetLine.objects.create(item=item, year=YEAR, source="eu", amount=Decimal("2000"))
    BudgetLine.objects.create(item=item, year=YEAR + 1, source="eu", amount=Decimal("77"))
    rows = {"programme": item.version.programme, "service": item.service}
    for month, cost in ((1, "100.10"), (4, "200.20")):
        DeliveryFigureFactory(
            **rows,
            day=DAY(YEAR, month, 1),
            people=5,
            cost=Decimal(cost),
            quantity=10,
            quantity_unit="hour",
            partner=PartnerFactory(),
        )
    DeliveryFigureFactory(**rows, period_kind=PeriodKind.YEAR, day=DAY(YEAR, 1, 1), people=8)
    DeliveryFigureFactory(
        programme=item.version.programme, service=None, period_kind=PeriodKind.YEAR, day=DAY(YEAR, 1, 1), people=9
    )
    return item


def scalar(sql: str, *values):
    """One value straight from the tables."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()[0]


def told(code: PartCode, scope: Scope):
    """A part as the system counts it."""
    return BY_CODE[code].build(scope)


def number_of(part, label: str) -> str:
    """The number under a label."""
    return next(one.text for one in part.numbers if one.label.startswith(label))


# --- numbers -----------------------------------------------------------------------------------


def test_numbers_of_the_report_equal_counts_made_straight_in_the_tables(item, gmina):
    scope = scope_of(YEAR, gmina)
    for month in (2, 12):
        NoteFactory(noted_on=DAY(YEAR, month, 3))
    NoteFactory(noted_on=DAY(YEAR - 1, 12, 31))
    signed(a_contract(item, number="U/7/2026"))
    first, last = DAY(YEAR, 1, 1), DAY(YEAR, 12, 31)
    notes = scalar("SELECT count(*) FROM diagnosis_note WHERE noted_on BETWEEN %s AND %s", first, last)
    contracts = scalar(
        "SELECT count(*) FROM programmes_servicecontract WHERE state <> 'draft' AND period_start <= %s"
        " AND LEAST(period_end, ended_on) >= %s",
        last,
        first,
    )
    partners = scalar("SELECT count(*) FROM partners_partner WHERE state = 'active'")
    cost = scalar(
        "SELECT sum(cost) FROM results_deliveryfigure WHERE starts_on >= %s AND ends_on <= %s AND programme_id = %s",
        *(first, last, item.version.programme_id),
    )
    plan = scalar(
        "SELECT sum(b.amount) FROM programmes_budgetline b JOIN programmes_programmeitem i ON i.id = b.item_id"
        " WHERE b.year = %s AND i.version_id = %s",
        *(YEAR, item.version_id),
    )

    overview, money = told(PartCode.OVERVIEW, scope), told(PartCode.MONEY, scope)

    assert number_of(overview, "Notatki") == str(notes) == "2"
    assert number_of(overview, "Umowy") == str(contracts) == "1"
    assert number_of(overview, "Partnerzy") == str(partners)
    assert number_of(overview, "Koszt").replace("\u00a0", " ") == f"{cost} zł".replace(".", ",") == "300,30 zł"
    assert money.sheets[0].rows[0].cells[2].replace("\u00a0", "") == f"{plan}zł".replace(".", ",") == "12000,50zł"
    assert number_of(overview, "Różne osoby") == "9"


def test_every_number_and_table_of_every_part_has_a_source_and_a_link(item, gmina):
    scope = scope_of(YEAR, gmina)
    PostFactory()
    NoteFactory(noted_on=DAY(YEAR, 2, 3))
    signed(a_contract(item, number="U/8/2026"))

    parts = [part.build(scope) for part in BY_CODE.values()]

    rows = [one for part in parts for one in (*part.numbers, *part.sheets)]
    assert len(rows) > 20
    assert [one for one in rows if not one.source or not one.url] == []


def test_the_year_stands_beside_the_year_before(item, gmina):
    NoteFactory(noted_on=DAY(YEAR - 1, 5, 1))

    notes = next(one for one in told(PartCode.OVERVIEW, scope_of(YEAR, gmina)).numbers if "Notatki" in one.label)

    assert (notes.text, notes.before) == ("0", "1")


def test_people_that_nobody_entered_are_told_as_bounds_never_as_a_sum(gmina):
    item = an_adopted_item()
    for month, people in ((1, 4), (4, 6)):
        DeliveryFigureFactory(
            programme=item.version.programme, service=item.service, day=DAY(YEAR, month, 1), people=people
        )

    cells = told(PartCode.PROGRAMMES, scope_of(YEAR, gmina)).sheets[0].rows[0].cells

    assert cells[2] == "nie wpisano (od 6 do 10)"


def test_in_a_centre_of_two_gminas_notes_and_programmes_of_the_other_are_left_out_and_the_rest_says_so(item, gmina):
    other = ServedGminaFactory(gmina=Gmina.objects.exclude(pk=gmina.pk).first(), is_founder=False).gmina
    NoteFactory(noted_on=DAY(YEAR, 2, 3), gmina=other)
    NoteFactory(noted_on=DAY(YEAR, 2, 3), gmina=gmina)
    NoteFactory(noted_on=DAY(YEAR, 2, 3))
    JointGmina.objects.create(version=item.version, gmina=other)

    ours, theirs = scope_of(YEAR, gmina), scope_of(YEAR, other)

    assert number_of(told(PartCode.NOTES, ours), "Notatki") == "2"
    assert told(PartCode.PROGRAMMES, ours).numbers == ()
    assert number_of(told(PartCode.PROGRAMMES, theirs), "Programy") == "1"
    assert "całego centrum" in told(PartCode.STANDARDS, ours).concerns
    assert "gmin" in told(PartCode.OVERVIEW, ours).concerns
    assert scope_of(YEAR, gmina).is_only is False


def test_the_pages_of_a_centre_of_two_gminas_say_what_concerns_the_whole(client_for, organiser, item, gmina):
    ServedGminaFactory(gmina=Gmina.objects.exclude(pk=gmina.pk).first(), is_founder=False)
    paper = start_annual(by=organiser, kind=PaperKind.REPORT, year=YEAR, gmina=gmina)

    page = client_for(organiser).get(reverse("results:annual_part", args=[paper.pk, "standardy"]))

    assert "nie są prowadzone osobno dla gmin" in page.content.decode()


# --- one a year and gmina ----------------------------------------------------------------------


def test_there_is_one_report_and_one_plan_of_a_year_for_a_gmina(organiser, gmina):
    start_annual(by=organiser, kind=PaperKind.REPORT, year=2026, gmina=gmina)
    start_annual(by=organiser, kind=PaperKind.PLAN, year=2026, gmina=gmina)

    with pytest.raises(ValidationError, match="już jest"):
        start_annual(by=organiser, kind=PaperKind.REPORT, year=2026, gmina=gmina)
    with pytest.raises(IntegrityError, match="annual_paper_once_a_year"), transaction.atomic():
        AnnualPaperFactory(year=2026, gmina=gmina)


def test_the_same_form_sent_twice_makes_one_paper_and_one_task(organiser, gmina):
    token = uuid.uuid4()
    papers = [start_annual(by=organiser, kind=PaperKind.PLAN, year=2027, gmina=gmina, token=token) for _ in range(2)]
    tasks = [add_task(by=organiser, paper=papers[0], values={"task": "Spotkanie"}, token=token) for _ in range(2)]

    assert papers[0] == papers[1]
    assert tasks[0] == tasks[1]


def test_a_worker_may_not_begin_and_an_organiser_may_not_approve(worker, organiser, gmina):
    with pytest.raises(Refused):
        start_annual(by=worker, kind=PaperKind.PLAN, year=2027, gmina=gmina)
    paper = start_annual(by=organiser, kind=PaperKind.REPORT, year=2026, gmina=gmina)

    with pytest.raises(Refused, match="Twoja rola"):
        approve_annual(by=organiser, paper=paper, number="1", dated_on=timezone.localdate(), seen=paper.version)


# --- the plan ----------------------------------------------------------------------------------


def test_proposals_come_from_what_runs_out_and_is_missing_and_are_taken_once(item, organiser, director, gmina):
    contract = signed(
        a_contract(item, number="U/9/2026", period_start=DAY(YEAR, 1, 1), period_end=DAY(YEAR + 1, 6, 30))
    )
    HoldingFactory(post=PostFactory(kind="director"))
    plan = start_annual(by=organiser, kind=PaperKind.PLAN, year=YEAR + 1, gmina=gmina)

    keys = [one.key for one in open_proposals(plan, organiser)]
    assert f"contract:{contract.pk}" in keys
    assert f"standard:{item.service_id}" in keys
    assert f"report:{YEAR}" in keys
    assert any(key.startswith("training:") for key in keys)

    made = take_proposals(by=organiser, paper=plan, keys={f"contract:{contract.pk}"})
    again = take_proposals(by=director, paper=plan, keys={f"contract:{contract.pk}"})
    rest = take_proposals(by=organiser, paper=plan)

    assert (len(made), len(again), len(rest)) == (1, 0, len(keys) - 1)
    assert (made[0].starts_on, made[0].ends_on) == (DAY(YEAR + 1, 3, 30), DAY(YEAR + 1, 6, 30))
    assert open_proposals(plan, organiser) == []
    with pytest.raises(IntegrityError, match="plan_task_from_one_thing_once"), transaction.atomic():
        PlanTaskFactory(paper=plan, origin_key=f"contract:{contract.pk}")


def test_a_task_that_was_not_done_goes_on_into_the_next_plan_and_the_report_tells_of_it(organiser, director, gmina):
    plan = start_annual(by=organiser, kind=PaperKind.PLAN, year=YEAR, gmina=gmina)
    done = add_task(by=organiser, paper=plan, values={"task": "Szkolenie opiekunek"})
    left = add_task(by=organiser, paper=plan, values={"task": "Wypożyczalnia sprzętu", "money": Decimal(5000)})
    with pytest.raises(Refused, match="zatwierdził"):
        record_outcome(by=organiser, task=done, outcome="done", note="", seen=done.version)
    approve(plan, director)
    record_outcome(by=organiser, task=done, outcome="done", note="", seen=done.version)
    with pytest.raises(Refused, match="dlaczego"):
        record_outcome(by=organiser, task=left, outcome="not_done", note=" ", seen=left.version)
    record_outcome(by=organiser, task=left, outcome="not_done", note="Zabrakło lokalu.", seen=left.version)
    following = start_annual(by=organiser, kind=PaperKind.PLAN, year=YEAR + 1, gmina=gmina)

    take_proposals(by=organiser, paper=following, keys={f"task:{left.pk}", f"task:{done.pk}"})

    task = following.tasks.get()
    assert (task.task, task.money, task.carried_from) == ("Wypożyczalnia sprzętu", Decimal(5000), left)
    rows = [row.cells for row in told(PartCode.PLAN, scope_of(YEAR, gmina)).sheets[0].rows]
    assert [row[0] for row in rows] == ["Szkolenie opiekunek", "Wypożyczalnia sprzętu"]
    assert rows[1][2:] == ("niewykonane", "Zabrakło lokalu.")
    assert told(PartCode.TASKS, scope_of(YEAR, gmina)).sheets[0].rows[0].cells[0] == "Wypożyczalnia sprzętu"


def test_tasks_keep_to_the_year_their_order_and_the_version_somebody_saw(organiser, gmina):
    plan = start_annual(by=organiser, kind=PaperKind.PLAN, year=2027, gmina=gmina)
    first = add_task(by=organiser, paper=plan, values={"task": "Pierwsze"})
    second = add_task(by=organiser, paper=plan, values={"task": "Drugie"})

    move_task(by=organiser, task=second, up=True)
    move_task(by=organiser, task=second, up=True)
    edit_task(by=organiser, task=first, values={"task": "Pierwsze, inaczej"}, seen=first.version)

    assert [task.task for task in plan.tasks.order_by("position")] == ["Drugie", "Pierwsze, inaczej"]
    with pytest.raises(StaleEdit):
        edit_task(by=organiser, task=first, values={"task": "Spóźnione"}, seen=first.version)
    with pytest.raises(Refused, match="2027"):
        add_task(by=organiser, paper=plan, values={"task": "Za późno", "ends_on": DAY(2028, 1, 1)})


# --- life --------------------------------------------------------------------------------------


def approve(paper: AnnualPaper, by, number: str = "CUS.0633.1"):
    """Approve as it stands now."""
    paper = AnnualPaper.objects.get(pk=paper.pk)
    return approve_annual(by=by, paper=paper, number=number, dated_on=timezone.localdate(), seen=paper.version)


def test_an_approved_report_is_frozen_a_correction_replaces_it_and_says_why(item, organiser, director, gmina):
    paper = start_annual(by=organiser, kind=PaperKind.REPORT, year=YEAR, gmina=gmina)
    part = paper.parts.get(code=PartCode.NOTES)
    write_part(by=organiser, part=part, text="Najwięcej zgłoszeń dotyczyło dowozu.", seen=part.version)
    with pytest.raises(Refused, match="zmienił"):
        approve_annual(by=director, paper=paper, number="1", dated_on=timezone.localdate(), seen=paper.version)
    first = approve(paper, director)
    DeliveryFigureFactory(programme=item.version.programme, service=item.service, day=DAY(YEAR, 9, 1), people=99)

    with pytest.raises(Refused, match="zatwierdzony"):
        write_part(by=organiser, part=part, text="Inaczej", seen=part.version + 1)
    with pytest.raises(Refused, match="wydanie"):
        discard_annual(by=organiser, paper=correct_annual(by=director, paper=paper, reason="Błędna liczba osób."))
    second = approve(paper, director, "CUS.0633.1.K")

    frozen = kind_of(REPORT.code).load(first.frozen.data)
    assert frozen.number == "CUS.0633.1"
    assert "Najwięcej zgłoszeń dotyczyło dowozu." in str(frozen.chapters)
    assert second.reason == "Błędna liczba osób."
    assert (first.frozen.check_code or "") != (second.frozen.check_code or "")
    assert "korekta" in invalid_annual(first.frozen)
    assert invalid_annual(second.frozen) == ""
    assert AnnualPaper.objects.get(pk=paper.pk).state == PaperState.APPROVED


def test_what_the_council_did_is_recorded_in_order_and_only_of_the_newest_report(organiser, director, gmina):
    paper = start_annual(by=organiser, kind=PaperKind.REPORT, year=YEAR, gmina=gmina)
    edition, today = approve(paper, director), timezone.localdate()
    values = {"handed_on": today, "noted_on": None, "resolution_number": ""}

    record_council(by=organiser, edition=edition, values=values, seen=1)

    with pytest.raises(StaleEdit):
        record_council(by=organiser, edition=edition, values=values, seen=1)
    with pytest.raises(Refused, match="dzień uchwały"):
        record_council(by=organiser, edition=edition, values=values | {"resolution_number": "12/2026"}, seen=2)
    late = values | {"handed_on": today + datetime.timedelta(days=1)}
    with pytest.raises(Refused, match="przyszłości"):
        record_council(by=organiser, edition=edition, values=late, seen=2)
    correct_annual(by=director, paper=paper, reason="Pomyłka w tabeli.")
    newest = approve(paper, director, "2")
    with pytest.raises(Refused, match="zastąpiła"):
        record_council(by=organiser, edition=edition, values=values, seen=2)
    assert newest.handed_on is None


def test_a_reader_sees_approved_editions_and_nothing_of_a_draft(client_for, organiser, director, reader, gmina):
    paper = start_annual(by=organiser, kind=PaperKind.REPORT, year=YEAR, gmina=gmina)
    client = client_for(reader)
    assert client.get(paper.get_absolute_url()).status_code == 404
    approve(paper, director)
    reopened = correct_annual(by=director, paper=paper, reason="Tajny powód korekty")

    page = client.get(reopened.get_absolute_url()).content.decode()

    assert "CUS.0633.1" in page
    assert "Tajny powód" not in page
    assert reverse("results:annual_part", args=[paper.pk, "programy"]) not in page
    assert client.get(reverse("results:annual_document", args=[paper.pk])).status_code in (403, 404)


# --- documents ---------------------------------------------------------------------------------


@pytest.mark.soak
def test_the_report_and_the_plan_print_without_faults_and_the_frozen_one_with_its_code(
    item, organiser, director, gmina
):
    CentreFactory()
    NoteFactory(noted_on=DAY(YEAR, 2, 3))
    paper = start_annual(by=organiser, kind=PaperKind.REPORT, year=YEAR, gmina=gmina)
    plan = start_annual(by=organiser, kind=PaperKind.PLAN, year=YEAR + 1, gmina=gmina)
    take_proposals(by=organiser, paper=plan)
    edition = approve(paper, director)

    draft = render_pdf(annual_document(printed(plan)))
    frozen = document_of(edition.frozen)
    report = render_pdf(frozen)

    assert faults(draft) == []
    assert faults(report) == []
    assert "PROJEKT" in text_of(draft)
    text = text_of(report)
    assert "PROJEKT" not in text
    assert "CUS.0633.1" in text
    assert edition.frozen.check_code[:4] in text
    assert docx_of(frozen)[:2] == b"PK"


def test_the_pages_of_a_report_ask_few_questions_however_many_programmes(
    client_for, organiser, item, gmina, django_assert_max_num_queries
):
    paper = start_annual(by=organiser, kind=PaperKind.REPORT, year=YEAR, gmina=gmina)
    client = client_for(organiser)
    for code in ("programy", "umowy", "kadra"):
        with django_assert_max_num_queries(30):
            assert client.get(reverse("results:annual_part", args=[paper.pk, code])).status_code == 200
