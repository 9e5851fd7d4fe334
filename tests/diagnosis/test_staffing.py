"""The staffing balance: required − available = gap, and how it is filled."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from cus.workflow import Refused, StaleEdit
from diagnosis.actions.staffing import (
    add_missing,
    add_row,
    create_plan,
    edit_plan,
    edit_row,
    move_plans,
    open_balance,
    take_number,
)
from diagnosis.enums import FillingManner, FillingState
from diagnosis.forms.staffing import FillingPlanForm
from diagnosis.models import FillingPlan, Need, NeedService, StaffingBalance, StaffingRow
from diagnosis.staffing import balance_of, state_of
from diagnosis.staffing.balance import required_people
from diagnosis.staffing.paths import narrowed, paths_of
from diagnosis.staffing.tables import balance_pages
from partners.enums import CheckOutcome
from partners.models import StaffCheck
from services.conditions import Condition
from services.enums import RequirementKind
from services.models import Occupation, ServiceRequirement
from tests.factories.diagnosis import CatalogueServiceFactory, DemoGminaFactory, DiagnosisFactory, NeedFactory
from tests.factories.diagnosis_staffing import BalanceFactory, FillingPlanFactory, StaffingRowFactory
from tests.factories.guide import StaffGroupFactory
from tests.factories.partners import OfferFactory, PartnerFactory

TODAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("planned", "staff", "units", "people"),
    [(40, 1, 10, 4), (41, 1, 10, 5), (0, 1, 10, 0), (3, "1.5", 2, 3), (None, 1, 10, None), (40, None, None, None)],
)
def test_required_people_are_whole_and_rounded_up(planned, staff, units, people):
    norm = [Decimal(one) if one is not None else None for one in (staff, units)]

    assert required_people(planned, *norm) == people


def condition(alternative: int, group: int = 1, **fields) -> Condition:
    """A condition of words."""
    given = {"kind": RequirementKind.QUALIFICATION, "text": f"warunek {group}.{alternative}"} | fields
    return Condition(group=group, alternative=alternative, **given)


def test_a_path_takes_one_alternative_of_each_requirement():
    conditions = [condition(1), condition(2), condition(1, 2), condition(1, 3, kind=RequirementKind.RECOMMENDATION)]

    assert paths_of(conditions) == [
        ("1.1;2.1", "Warunek 1.1 oraz warunek 2.1"),
        ("1.2;2.1", "Warunek 1.2 oraz warunek 2.1"),
    ]
    assert [one.text for one in narrowed(conditions, "1.2;2.1")] == ["warunek 1.2", "warunek 2.1", "warunek 3.1"]
    assert paths_of(conditions[2:]) == []


pytest_db = pytest.mark.django_db


@pytest.fixture
def diagnosis(db):
    """An open diagnosis of one gmina."""
    return DiagnosisFactory(gminas=[DemoGminaFactory()])


def occupation(place: int) -> Occupation:
    """One of the occupations of the classification."""
    return Occupation.objects.filter(level=5).order_by("code")[place]


def a_service(*occupations: Occupation):
    """A service that any of the occupations may carry out."""
    service = CatalogueServiceFactory()
    for place, one in enumerate(occupations, start=1):
        ServiceRequirement.objects.create(
            service=service,
            position=place,
            alternative=place,
            kind=RequirementKind.REQUIRED_OCCUPATION,
            occupation=one,
        )
    return service


def a_group(number: int, *, of: Occupation | None = None, offering=None, **partner):
    """So many people of a partner."""
    owner = PartnerFactory(**partner)
    if offering:
        OfferFactory(partner=owner, service=offering)
    return StaffGroupFactory(partner=owner, occupation=of, number=number, qualification="" if of else "kurs")


def only_row(diagnosis):
    """The one row of the balance."""
    [row] = balance_of(diagnosis).rows
    return row


@pytest_db
def test_gap_is_required_less_those_who_meet_the_requirement_and_own_staff(diagnosis):
    service = a_service(occupation(0))
    StaffingRowFactory(balance__diagnosis=diagnosis, service=service, planned_own=100, own_staff=2)
    a_group(3, of=occupation(0), offering=service)
    a_group(9, of=occupation(1), offering=service)
    a_group(4, offering=service)

    row = only_row(diagnosis)

    assert (row.required, row.met, row.own, row.unknown, row.gap) == (10, 3, 2, 4, 5)
    assert [one.outcome for one in row.staff] == ["met", "not_met", "cannot_tell"]


@pytest_db
def test_people_who_cannot_be_told_count_once_somebody_checked_them(diagnosis, worker):
    service = CatalogueServiceFactory()
    ServiceRequirement.objects.create(service=service, kind=RequirementKind.QUALIFICATION, text="kurs opieki")
    StaffingRowFactory(balance__diagnosis=diagnosis, service=service)
    group = a_group(4, offering=service)
    before = only_row(diagnosis)
    StaffCheck.objects.create(
        group=group,
        service=service,
        outcome=CheckOutcome.MET,
        answers=[{"text": "Kurs opieki", "holds": True}],
        evidence="zaświadczenia",
        checked_on=timezone.localdate(),
        checked_by=worker,
    )

    assert (before.met, before.unknown, before.gap) == (0, 4, 4)
    assert (only_row(diagnosis).met, only_row(diagnosis).gap) == (4, 0)


@pytest_db
def test_a_chosen_path_counts_only_those_who_go_by_it(diagnosis):
    service = a_service(occupation(0), occupation(1))
    row = StaffingRowFactory(balance__diagnosis=diagnosis, service=service)
    a_group(1, of=occupation(0), offering=service)
    a_group(2, of=occupation(1), offering=service)
    whichever = only_row(diagnosis).met
    StaffingRow.objects.filter(pk=row.pk).update(path="1.2", path_said="x")

    assert (whichever, only_row(diagnosis).met) == (3, 2)
    assert only_row(diagnosis).path_changed


@pytest_db
@pytest.mark.parametrize("fields", [{"is_active_in_area": False}, {"state": "archived"}])
def test_staff_of_an_archived_partner_or_one_outside_the_area_is_not_there(diagnosis, worker, fields):
    service = a_service(occupation(0))
    StaffingRowFactory(balance__diagnosis=diagnosis, service=service)
    archived = {"archived_at": timezone.now(), "archived_by": worker} if "state" in fields else {}
    a_group(3, of=occupation(0), offering=service, **fields, **archived)

    assert only_row(diagnosis).staff == ()


@pytest_db
def test_staff_of_a_partner_of_another_gmina_does_not_count(diagnosis):
    service = a_service(occupation(0))
    StaffingRowFactory(balance__diagnosis=diagnosis, service=service)
    group = a_group(3, of=occupation(0), offering=service)
    group.partner.gminas.set([DemoGminaFactory(teryt="9901044", name="Inna Dolina")])

    assert only_row(diagnosis).met == 0


@pytest_db
def test_the_same_people_in_two_rows_are_marked(diagnosis):
    services = [a_service(occupation(0)), a_service(occupation(0))]
    balance = BalanceFactory(diagnosis=diagnosis)
    for service in services:
        StaffingRowFactory(balance=balance, service=service)
    a_group(3, of=occupation(0), offering=services[0])

    rows = balance_of(diagnosis).rows

    assert [row.met for row in rows] == [3, 3]
    assert all(row.is_shared for row in rows)


@pytest_db
def test_opening_takes_numbers_from_form_one_each_unit_apart(diagnosis, worker):
    service, bare = CatalogueServiceFactory(name="Dowóz"), CatalogueServiceFactory(name="Rozmowa")
    for number, unit in ((86, "person"), (14, "person"), (5, "family")):
        NeedService.objects.create(need=NeedFactory(diagnosis=diagnosis, number=number, unit=unit), service=service)
    NeedService.objects.create(need=NeedFactory(diagnosis=diagnosis), service=bare)

    open_balance(by=worker, diagnosis=diagnosis)
    open_balance(by=worker, diagnosis=diagnosis)

    rows = [(row.service.name, row.unit, row.planned) for row in StaffingRow.objects.order_by("position")]
    assert rows == [("Dowóz", "family", 5), ("Dowóz", "person", 100), ("Rozmowa", "person", None)]
    assert "wiersz 1: 86" in StaffingRow.objects.get(unit="person", service=service).planned_source


@pytest_db
def test_a_changed_source_is_shown_and_taken_over_only_on_request(diagnosis, worker):
    service = CatalogueServiceFactory()
    need = NeedFactory(diagnosis=diagnosis, number=86, unit="person")
    NeedService.objects.create(need=need, service=service)
    open_balance(by=worker, diagnosis=diagnosis)
    Need.objects.filter(pk=need.pk).update(number=90)

    shown = only_row(diagnosis)
    row = StaffingRow.objects.get()
    take_number(by=worker, row=row, version=row.version)

    assert (shown.planned, shown.differs.number) == (86, 90)
    assert (only_row(diagnosis).planned, only_row(diagnosis).differs) == (90, None)


@pytest_db
def test_an_own_number_goes_before_that_of_form_one(diagnosis, worker):
    row = StaffingRowFactory(balance__diagnosis=diagnosis, planned_taken=86, planned_own=0)

    assert only_row(diagnosis).planned == 0
    edit_row(by=worker, row=row, version=1, fields={"planned_own": None})
    assert only_row(diagnosis).planned == 86


@pytest_db
def test_a_number_of_form_one_does_not_pass_to_another_unit(diagnosis, worker):
    row = StaffingRowFactory(
        balance__diagnosis=diagnosis, planned_taken=86, planned_source="wiersz 1", planned_own=None
    )

    edit_row(by=worker, row=row, version=1, fields={"unit": "family", "planned_own": None})

    assert (only_row(diagnosis).planned, only_row(diagnosis).planned_source) == (None, "")


@pytest_db
def test_a_plan_sent_twice_is_one_plan(worker):
    row = StaffingRowFactory()
    fields = {"number": 2, "manner": FillingManner.HIRE, "employer_other": "Przedszkole", "due_on": TODAY}

    assert create_plan(by=worker, row=row, fields=fields) == create_plan(by=worker, row=row, fields=fields)


@pytest_db
def test_text_sent_to_a_plan_that_somebody_deleted_comes_back_in_a_new_one(client_for, worker, diagnosis):
    plan = FillingPlanFactory(row__balance__diagnosis=diagnosis)
    args = [diagnosis.pk, plan.row_id, plan.pk]
    plan.delete()
    sent = {"version": 1, "number": "3", "manner": "hire", "employer_other": "Żłobek", "due_on": "31.12.2027"}

    page = client_for(worker).post(reverse("diagnosis:staffing_plan", args=args), sent, follow=True).content.decode()

    assert "Ktoś to usunął" in page
    assert 'value="Żłobek"' in page


@pytest_db
def test_entities_of_social_employment_are_the_first_to_prepare_staff():
    PartnerFactory(name="Biblioteka")
    PartnerFactory(name="Klub integracji", works_for_social_employment=True)

    labels = [label for _, label in FillingPlanForm(instance=FillingPlan()).fields["trainer"].choices]

    assert labels[:2] == ["nie wskazano", "Klub integracji (zatrudnienie socjalne)"]


@pytest_db
def test_services_that_came_into_form_one_are_added_on_request(diagnosis, worker):
    balance = open_balance(by=worker, diagnosis=diagnosis)
    NeedService.objects.create(
        need=NeedFactory(diagnosis=diagnosis, number=3, unit="family"), service=CatalogueServiceFactory()
    )

    missing = balance_of(diagnosis).missing
    added = add_missing(by=worker, balance=balance)

    assert (len(missing), added, balance_of(diagnosis).missing) == (1, 1, ())


@pytest_db
def test_a_service_stands_once_with_its_unit_and_path(diagnosis, worker):
    balance = open_balance(by=worker, diagnosis=diagnosis)
    service = CatalogueServiceFactory()
    add_row(by=worker, balance=balance, service=service)

    with pytest.raises(Refused, match="już w bilansie"):
        add_row(by=worker, balance=balance, service=service)


@pytest_db
def test_only_open_plans_fill_a_gap_and_one_past_its_day_is_late(diagnosis):
    row = StaffingRowFactory(balance__diagnosis=diagnosis)
    FillingPlanFactory(row=row, number=3, due_on=TODAY)
    FillingPlanFactory(row=row, number=9, state=FillingState.DONE)
    FillingPlanFactory(row=row, number=9, state=FillingState.DROPPED, due_on=dt.date(2020, 1, 1))

    counted = only_row(diagnosis)

    assert (counted.gap, counted.planned_fill, counted.unfilled) == (4, 3, 1)
    assert state_of(diagnosis, on=TODAY).unfilled == 1
    assert state_of(diagnosis, on=TODAY + dt.timedelta(days=1)).late == 1


@pytest_db
def test_a_balance_is_done_when_every_gap_is_planned_and_not_before_it_is_reckoned(diagnosis):
    balance = BalanceFactory(diagnosis=diagnosis)
    empty = state_of(diagnosis, on=TODAY)
    row = StaffingRowFactory(balance=balance)
    lacking = state_of(diagnosis, on=TODAY)
    FillingPlanFactory(row=row, number=4)
    done = state_of(diagnosis, on=TODAY)
    StaffingRowFactory(balance=balance, norm_staff=None, norm_units=None, norm_source="")
    unreckoned = state_of(diagnosis, on=TODAY)

    assert [one.is_done for one in (empty, lacking, done, unreckoned)] == [False, False, True, False]
    assert state_of(DiagnosisFactory(), on=TODAY) is None


@pytest_db
def test_wrong_role_stale_version_and_a_superseded_diagnosis_are_refused(diagnosis, reader, administrator, worker):
    row = StaffingRowFactory(balance__diagnosis=diagnosis)
    plan = FillingPlanFactory(row=row)

    for nobody in (reader, administrator):
        with pytest.raises(Refused):
            open_balance(by=nobody, diagnosis=DiagnosisFactory())
        with pytest.raises(Refused):
            create_plan(by=nobody, row=row, fields={})
    with pytest.raises(StaleEdit):
        edit_row(by=worker, row=row, version=7, fields={})
    with pytest.raises(StaleEdit):
        edit_plan(by=worker, plan=plan, version=7, fields={})
    type(diagnosis).objects.filter(pk=diagnosis.pk).update(
        stage="superseded",
        consultation_from=TODAY,
        consultation_to=TODAY,
        handed_to_mayor_on=TODAY,
        handed_to_council_on=TODAY,
    )
    with pytest.raises(Refused, match="zastąpiła następna"):
        edit_row(by=worker, row=row, version=1, fields={})
    assert StaffingBalance.objects.count() == 1


@pytest_db
def test_a_diagnosis_in_force_still_takes_plans(worker):
    row = StaffingRowFactory(balance__diagnosis=DiagnosisFactory(in_force=True))
    fields = {"number": 2, "manner": FillingManner.HIRE, "employer_other": "Przedszkole", "due_on": TODAY}

    create_plan(by=worker, row=row, fields=fields)

    assert FillingPlan.objects.get().employer_name == "Przedszkole"


@pytest_db
def test_plans_follow_a_partner_whose_two_cards_became_one():
    kept, absorbed = PartnerFactory(), PartnerFactory()
    plan = FillingPlanFactory(trainer=absorbed, employer=absorbed, trainer_other="", employer_other="")

    moved = move_plans(kept, absorbed)

    plan.refresh_from_db()
    assert (plan.trainer, plan.employer, len(moved)) == (kept, kept, 2)


@pytest_db
def test_forty_partners_and_thirty_rows_take_a_bounded_number_of_queries(diagnosis, django_assert_max_num_queries):
    balance = BalanceFactory(diagnosis=diagnosis)
    services = [a_service(occupation(place)) for place in range(10)]
    for service in services:
        FillingPlanFactory(row=StaffingRowFactory(balance=balance, service=service))
        NeedService.objects.create(need=NeedFactory(diagnosis=diagnosis), service=service)
    for place in range(40):
        a_group(2, of=occupation(place % 10), offering=services[(place + 1) % 10])

    with django_assert_max_num_queries(16):
        found = balance_of(diagnosis)

    assert sum(row.met for row in found.rows) == 80
    rows, plans = balance_pages(found)
    assert (len(rows.rows), len(plans.rows)) == (10, 10)


@pytest_db
def test_a_norm_without_a_source_and_a_plan_without_an_employer_come_back_with_what_was_typed(
    client_for, worker, diagnosis
):
    row = StaffingRowFactory(balance__diagnosis=diagnosis, norm_staff=None, norm_units=None, norm_source="")
    url = reverse("diagnosis:staffing_row", args=[diagnosis.pk, row.pk])
    client = client_for(worker)
    sent = {"version": 1, "unit": "person", "planned_own": "77", "norm_staff": "1", "norm_units": "10"}
    plan = {"number": "2", "manner": "hire", "due_on": "31.12.2027", "state": "planned"}

    bare = client.post(url, sent)
    bodiless = client.post(reverse("diagnosis:staffing_plan_create", args=[diagnosis.pk, row.pk]), plan)

    assert (bare.status_code, bodiless.status_code) == (422, 422)
    assert "Napisz, skąd pochodzi norma" in bare.content.decode()
    assert 'value="77"' in bare.content.decode()
    assert "Wskaż, kto zatrudni" in bodiless.content.decode()
    assert not FillingPlan.objects.exists()


@pytest_db
def test_a_reader_sees_the_balance_without_cards_and_without_ways_to_write(client_for, reader):
    diagnosis = DiagnosisFactory(in_force=True)
    service = a_service(occupation(0))
    StaffingRowFactory(balance__diagnosis=diagnosis, service=service)
    a_group(3, of=occupation(0), offering=service, name="Partner z kadrą")

    page = client_for(reader).get(reverse("diagnosis:staffing", args=[diagnosis.pk])).content.decode()

    assert service.name in page
    assert "Partner z kadrą" not in page
    assert "/kadry/pozycje/" not in page
