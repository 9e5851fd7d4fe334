"""The check list: each finding appears when something is missing and vanishes when it is mended."""

import datetime
import inspect
import re

import pytest

from diagnosis.enums import DiagnosisStage
from diagnosis.models import Diagnosis
from partners import actions as partner_actions
from programmes import checks
from programmes.checks import findings_of, missing_sections, unanswered_needs, with_everything
from programmes.models import BudgetLine, Indicator, ItemCondition, PersonalDataItem, ProgrammeItem, ProgrammeVersion
from services.actions import revoke_standard
from tests.factories.accounts import UserFactory
from tests.factories.centre import UnitFactory
from tests.factories.diagnosis import NeedFactory
from tests.factories.partners import OfferFactory
from tests.factories.programmes import ItemFactory, ProgrammeNeedFactory, VersionFactory, answer
from tests.factories.standards import a_standard

pytestmark = pytest.mark.django_db


def fetched(version) -> ProgrammeVersion:
    return with_everything(ProgrammeVersion.objects.filter(pk=version.pk)).get()


def rules(version) -> set[str]:
    return {finding.rule for finding in findings_of(fetched(version))}


def texts(version, rule: str) -> list[str]:
    return [finding.text.replace("\xa0", " ") for finding in findings_of(fetched(version)) if finding.rule == rule]


@pytest.fixture
def whole():
    """A programme in which nothing is missing."""
    version = VersionFactory(whole=True, diagnosis__in_force=True)
    item = ItemFactory(version=version, whole=True)
    ProgrammeItem.objects.filter(pk=item.pk).update(provider=OfferFactory(service=item.service, capacity=100).partner)
    answer(item, NeedFactory(diagnosis=version.diagnosis))
    a_standard("approved", service=item.service)
    return version


def the_standard(version):
    return version.items.get().service.standards.order_by("-number").first()


def change_item(**values):
    return lambda version: version.items.update(**values)


def drop(name: str):
    return lambda version: getattr(version.items.get(), name).all().delete()


SPOILT = [
    ("item_number", change_item(quantity=None), change_item(quantity=90)),
    (
        "item_condition",
        drop("conditions"),
        lambda v: ItemCondition.objects.create(item=v.items.get(), text="60 lat", evidence="oświadczenie"),
    ),
    (
        "item_evidence",
        lambda v: v.items.get().conditions.update(evidence=" "),
        lambda v: v.items.get().conditions.update(evidence="oświadczenie"),
    ),
    (
        "item_need",
        lambda v: v.items.get().need_links.all().delete(),
        lambda v: v.items.get().need_links.create(need=v.needs.get()),
    ),
    ("item_fee", change_item(fee_required=None), change_item(fee_required=False)),
    ("item_fee_amount", change_item(fee_required=True), change_item(fee_amount=15)),
    ("item_data", drop("data_items"), lambda v: PersonalDataItem.objects.create(item=v.items.get(), name="imię")),
    (
        "item_indicator",
        drop("indicators"),
        lambda v: Indicator.objects.create(item=v.items.get(), name="osoby", target=90),
    ),
    (
        "item_budget",
        drop("budget_lines"),
        lambda v: BudgetLine.objects.create(item=v.items.get(), year=2027, source="gmina", amount=1000),
    ),
    (
        "item_provider",
        change_item(provider=None),
        lambda v: v.items.update(own_unit=UnitFactory()),
    ),
    (
        "capacity",
        lambda v: v.items.get().service.offers.update(capacity=89),
        lambda v: v.items.get().service.offers.update(capacity=90),
    ),
    ("sums", change_item(planned_cost=1500), change_item(planned_cost=1000)),
    (
        "standard",
        lambda v: revoke_standard(
            standard=the_standard(v), comment="Ogłoszono przepis.", by=UserFactory(director=True)
        ),
        lambda v: a_standard("approved", service=v.items.get().service, source="provision", legal_basis="§ 5"),
    ),
    (
        "budget_year",
        lambda v: v.items.get().budget_lines.update(year=2029),
        lambda v: v.items.get().budget_lines.update(year=2028),
    ),
    (
        "diagnosis",
        lambda v: Diagnosis.objects.update(stage=DiagnosisStage.CONSULTATION),
        lambda v: Diagnosis.objects.update(stage=DiagnosisStage.HANDED_OVER),
    ),
    (
        "need_without_service",
        lambda v: ProgrammeNeedFactory(version=v, source=NeedFactory(diagnosis=v.diagnosis)),
        lambda v: v.needs.filter(item_links=None).delete(),
    ),
    (
        "basis",
        lambda v: v.diagnosis.needs.update(need="Inna treść"),
        lambda v: v.needs.update(need_text="Inna treść"),
    ),
    (
        "section",
        lambda v: ProgrammeVersion.objects.update(goal=""),
        lambda v: ProgrammeVersion.objects.update(goal="Cel"),
    ),
]


def test_nothing_is_missing_in_a_whole_programme(whole):
    assert rules(whole) == set()


@pytest.mark.parametrize(("rule", "spoil", "mend"), SPOILT, ids=[rule for rule, _, _ in SPOILT])
def test_a_finding_appears_and_vanishes(rule, spoil, mend, whole):
    spoil(whole)
    spoilt = rules(whole)

    mend(whole)

    assert rule in spoilt
    assert rules(whole) == set()


def test_each_rule_of_the_check_list_is_proved_above():
    source = inspect.getsource(checks)
    named = re.findall(r'(?:Finding\(\s*|append\(\(|return \[\()"([a-z_]+)"', source)

    assert set(named) == {rule for rule, _, _ in SPOILT}


def test_each_finding_leads_to_a_page_where_it_can_be_mended(whole, worker, client_for):
    client = client_for(worker)
    for _, spoil, mend in SPOILT:
        spoil(whole)
        for finding in findings_of(fetched(whole)):
            address, _, anchor = finding.url.partition("#")
            page = client.get(address)
            assert page.status_code == 200
            assert not anchor or f'id="{anchor}"' in page.content.decode()
        mend(whole)


def test_blocking_findings_come_first(whole):
    whole.items.update(quantity=None)
    ProgrammeVersion.objects.update(goal="", organisation="")

    levels = [finding.level for finding in findings_of(fetched(whole))]

    assert levels == ["stop", "stop", "warn"]


def test_sums_that_differ_show_both_numbers(whole):
    whole.items.update(planned_cost="2489870.50")
    BudgetLine.objects.update(amount="2489370.50")

    (text,) = texts(whole, "sums")

    assert "2 489 370,50 zł" in text
    assert "2 489 870,50 zł" in text


def test_capacity_counts_only_offers_in_the_same_unit_and_period_of_active_partners(whole, organiser):
    item = whole.items.get()
    whole.items.update(provider=None, own_unit=None)
    item.service.offers.update(capacity=50)
    OfferFactory(service=item.service, capacity=500, unit="meal")
    OfferFactory(service=item.service, capacity=500, period="day")
    archived = OfferFactory(service=item.service, capacity=500).partner
    partner_actions.archive_partner(by=organiser, partner=archived)
    assert texts(whole, "capacity") == [f"{item.service_name}: plan: 90 osób, możliwości wykonawców: 50 osób"]

    OfferFactory(service=item.service, capacity=40)

    assert texts(whole, "capacity") == []


def test_the_chosen_provider_answers_for_the_plan_alone(whole):
    item = whole.items.get()
    item.provider.offers.update(capacity=10)
    OfferFactory(service=item.service, capacity=500)

    assert texts(whole, "capacity") == [f"{item.service_name}: plan: 90 osób, możliwości wykonawców: 10 osób"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"name": ""}, [1]),
        ({"goal": " "}, [1]),
        ({"period_end": None}, [2]),
        ({"needs_rationale": ""}, [3]),
        ({"recipients": ""}, [4]),
        ({"planned_people": None}, [4]),
        ({"planned_people": 0}, []),
        ({"qualification_procedure": ""}, [6]),
        ({"evidence": ""}, [8]),
        ({"organisation": ""}, [10]),
        ({"monitoring": ""}, [11]),
        ({"goal": "", "organisation": ""}, [1, 10]),
    ],
)
def test_an_empty_text_leaves_its_item_of_the_twelve_missing(fields, expected, whole):
    ProgrammeVersion.objects.update(**fields)

    assert missing_sections(fetched(whole)) == expected


@pytest.mark.parametrize(
    ("spoil", "number", "reason"),
    [
        (drop("conditions"), 6, ""),
        (change_item(fee_required=None), 7, "no_fees_reason"),
        (drop("data_items"), 9, "no_personal_data_reason"),
        (drop("indicators"), 11, ""),
        (drop("budget_lines"), 12, ""),
    ],
)
def test_rows_of_services_fill_their_items_and_seven_and_nine_may_be_excused(spoil, number, reason, whole):
    ProgrammeVersion.objects.update(no_fees_reason="")
    spoil(whole)
    assert missing_sections(fetched(whole)) == [number]

    ProgrammeVersion.objects.update(no_fees_reason="Bez opłat.", no_personal_data_reason="Bez danych.")

    assert missing_sections(fetched(whole)) == ([] if reason else [number])


def test_an_empty_programme_misses_all_twelve():
    version = VersionFactory(name="", period_start=None)

    assert missing_sections(fetched(version)) == list(range(1, 13))


def test_unanswered_needs_are_those_without_an_item_highest_priority_first():
    item = ItemFactory()
    diagnosis = item.version.diagnosis
    low = NeedFactory(diagnosis=diagnosis, size=1, severity=2)
    high = NeedFactory(diagnosis=diagnosis, size=5, severity=5)
    unknown = NeedFactory(diagnosis=diagnosis)
    answered = NeedFactory(diagnosis=diagnosis)
    answer(item, answered)
    picked = NeedFactory(diagnosis=diagnosis, size=2, severity=2)
    ProgrammeNeedFactory(version=item.version, source=picked)
    NeedFactory()

    assert unanswered_needs(item.version) == [high, picked, low, unknown]


def test_a_standard_that_begins_before_the_programme_does_is_enough(whole):
    service = whole.items.get().service
    revoke_standard(standard=the_standard(whole), comment="Ogłoszono przepis.", by=UserFactory(director=True))
    a_standard("approved", service=service, planned_from=whole.period_start)
    assert rules(whole) == set()

    ProgrammeVersion.objects.update(period_start=whole.period_start - datetime.timedelta(days=1))
    assert rules(whole) == {"standard"}


@pytest.mark.parametrize("state", ["draft", "submitted", "returned"])
def test_a_standard_that_nobody_approved_does_not_count(state, whole):
    service = whole.items.get().service
    revoke_standard(standard=the_standard(whole), comment="Ogłoszono przepis.", by=UserFactory(director=True))
    a_standard(state, service=service)

    (text,) = texts(whole, "standard")

    assert text == f"{service.name}: brak obowiązującego standardu jakości (art. 13 ust. 1 pkt 7)"
