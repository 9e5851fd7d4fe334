"""The check list: each finding appears when something is missing and vanishes when it is mended."""

import datetime
import json
import re

import pytest
from django.utils import timezone

from cus.centre.models import Gmina
from diagnosis.enums import DiagnosisStage
from diagnosis.models import Diagnosis
from partners import actions as partner_actions
from partners.models import AgreementParty, CooperationAgreement, Partner, PowerOfAttorney
from programmes import actions
from programmes.enums import ProgrammeState
from programmes.gaps import RULES, by_rule, findings_of, missing_sections, unanswered_needs, with_everything
from programmes.gaps.finding import finding_kept
from programmes.models import (
    BudgetLine,
    FeeDiscount,
    FeeRule,
    Indicator,
    ItemCondition,
    JointGmina,
    OpinionKind,
    PersonalDataItem,
    ProgrammeItem,
    ProgrammeStage,
    ProgrammeVersion,
    ServiceContract,
)
from services.actions import revoke_standard
from tests.factories.accounts import UserFactory
from tests.factories.centre import UnitFactory
from tests.factories.diagnosis import NeedFactory
from tests.factories.guide import StaffGroupFactory
from tests.factories.partners import OfferFactory
from tests.factories.powers import a_signed_power
from tests.factories.programmes import ItemFactory, ProgrammeNeedFactory, VersionFactory, answer
from tests.factories.programmes_contracts import bound_until
from tests.factories.programmes_gaps import bound, clean_item, clean_programme
from tests.factories.services import RequirementFactory
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
    """A programme of two services in which nothing is missing."""
    return clean_programme(items=2)


@pytest.fixture
def single():
    """A programme of one service in which nothing is missing."""
    return clean_programme()


def first(version) -> ProgrammeItem:
    return version.items.first()


def the_standard(version):
    return first(version).service.standards.order_by("-number").first()


def change_item(**values):
    return lambda version: ProgrammeItem.objects.filter(pk=first(version).pk).update(**values)


def drop(name: str):
    return lambda version: getattr(first(version), name).all().delete()


def leave_the_need(version) -> None:
    """The service no longer answers its need, and the need is no longer in the programme."""
    first(version).needs.all().delete()


def agreement_of(version) -> CooperationAgreement:
    return CooperationAgreement.objects.get(parties__partner=first(version).provider)


def days(number: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=number)


def end_agreement(day):
    return lambda v: CooperationAgreement.objects.filter(pk=agreement_of(v).pk).update(
        ends_on=day, concluded_on=days(-40)
    )


def social(version, *, granted=-30, until=None, revoked=None) -> None:
    """The provider is a unit of social employment, and somebody once had its power of attorney."""
    partner = first(version).provider
    Partner.objects.filter(pk=partner.pk).update(works_for_social_employment=True)
    power = a_signed_power(UserFactory(organiser=True), represented=partner, days_ago=-granted)
    if until:
        PowerOfAttorney.objects.filter(pk=power.pk).update(term="until_date", valid_until=until)


def renew_power(version) -> None:
    a_signed_power(UserFactory(organiser=True), represented=first(version).provider)


def require(version, *, staff: int = 0, holds: bool | None = None) -> None:
    """The service asks for a course; the provider has a group, of which somebody looked at it, or did not."""
    item = first(version)
    row = RequirementFactory(service=item.service)
    if not staff:
        return
    group = StaffGroupFactory(partner=item.provider, number=staff)
    if holds is not None:
        check_staff(version, holds=holds, group=group, row=row)


def check_staff(version, *, holds: bool, group=None, row=None) -> None:
    item = first(version)
    partner_actions.check_staff(
        by=UserFactory(worker=True),
        group=group or item.provider.staff_groups.first() or StaffGroupFactory(partner=item.provider),
        service=item.service,
        answers={0: holds},
        evidence="zaświadczenia",
        checked_on=timezone.localdate(),
    )


def beside(version) -> None:
    """Another programme offers the same service in the same years."""
    ItemFactory(version=VersionFactory(name="Drugi program"), service=first(version).service)


def contracted(version) -> None:
    bound_until(first(version), version.period_end)


def adopt(version) -> None:
    """The council adopted it; the other services have their contracts."""
    for item in version.items.exclude(pk=first(version).pk):
        bound_until(item, version.period_end)
    director, at = UserFactory(director=True), timezone.now()
    ProgrammeVersion.objects.filter(pk=version.pk).update(
        state=ProgrammeState.ADOPTED,
        submitted_by=director,
        submitted_at=at,
        approved_by=director,
        approved_at=at,
        resolution_number="84/2026",
        resolution_date=timezone.localdate(),
    )


def fee_rule(version, **fields):
    """Make the first service a paid one, with a rule for an hour."""
    change_item(fee_required=True)(version)
    return FeeRule.objects.create(item=first(version), base="per_unit", unit="hour", **fields)


def a_gmina() -> Gmina:
    """A gmina that nobody serves."""
    return Gmina.objects.create(teryt="9999044", name="Zmyślin", kind=2, powiat="brzozowski", voivodeship="pokazowe")


def missing_kind(version) -> str:
    return next(kind for kind in OpinionKind.values if not version.opinions.filter(kind=kind).exists())


GIVEN = {"author": "Anna Zmyślona", "given_on": timezone.localdate(), "result": "clear"}
SPOILT = [
    ("item_number", change_item(quantity=None), change_item(quantity=90)),
    (
        "item_condition",
        drop("conditions"),
        lambda v: ItemCondition.objects.create(item=first(v), text="60 lat", evidence="oświadczenie"),
    ),
    (
        "item_evidence",
        lambda v: first(v).conditions.update(evidence=" "),
        lambda v: first(v).conditions.update(evidence="oświadczenie"),
    ),
    ("item_need", leave_the_need, lambda v: answer(first(v), NeedFactory(diagnosis=v.diagnosis))),
    ("item_fee", change_item(fee_required=None), change_item(fee_required=False)),
    ("item_fee_amount", change_item(fee_required=True), lambda v: fee_rule(v, amount=15)),
    (
        "item_fee_days",
        lambda v: fee_rule(v, amount=15, valid_to=datetime.date(2028, 6, 30)),
        lambda v: FeeRule.objects.update(valid_to=None),
    ),
    (
        "item_discount_evidence",
        lambda v: fee_rule(v, amount=15) and FeeDiscount.objects.create(item=first(v), kind="alone", percent=50),
        lambda v: FeeDiscount.objects.update(evidence="oświadczenie"),
    ),
    ("item_data", drop("data_items"), lambda v: PersonalDataItem.objects.create(item=first(v), name="imię")),
    (
        "item_indicator",
        drop("indicators"),
        lambda v: Indicator.objects.create(item=first(v), name="osoby", target=90),
    ),
    (
        "item_budget",
        drop("budget_lines"),
        lambda v: BudgetLine.objects.create(item=first(v), year=2027, source="gmina", amount=1000),
    ),
    ("item_provider", change_item(provider=None), lambda v: change_item(own_unit=UnitFactory())(v)),
    (
        "capacity",
        lambda v: first(v).service.offers.update(capacity=89),
        lambda v: first(v).service.offers.update(capacity=90),
    ),
    ("requirement_unknown", require, lambda v: check_staff(v, holds=True)),
    (
        "requirement_not_met",
        lambda v: require(v, staff=2, holds=False),
        lambda v: check_staff(v, holds=True),
    ),
    (
        "agreement_missing",
        lambda v: AgreementParty.objects.filter(partner=first(v).provider).delete(),
        lambda v: bound(first(v).provider),
    ),
    ("agreement_ended", end_agreement(days(-1)), end_agreement(None)),
    ("agreement_ending", end_agreement(days(10)), end_agreement(datetime.date(2028, 12, 31))),
    (
        "power_missing",
        lambda v: Partner.objects.filter(pk=first(v).provider_id).update(works_for_social_employment=True),
        renew_power,
    ),
    ("power_ended", lambda v: social(v, until=days(-2)), renew_power),
    ("power_ending", lambda v: social(v, until=days(10)), renew_power),
    ("sums", change_item(planned_cost=1500), change_item(planned_cost=1000)),
    (
        "standard",
        lambda v: revoke_standard(
            standard=the_standard(v), comment="Ogłoszono przepis.", by=UserFactory(director=True)
        ),
        lambda v: a_standard("approved", service=first(v).service, source="provision", legal_basis="§ 5"),
    ),
    (
        "budget_year",
        lambda v: first(v).budget_lines.update(year=2029),
        lambda v: first(v).budget_lines.update(year=2028),
    ),
    (
        "stage_outside",
        lambda v: ProgrammeStage.objects.create(version=v, name="Nabór", starts_on=datetime.date(2020, 1, 1)),
        lambda v: v.stages.update(starts_on=v.period_start),
    ),
    (
        "powiat_agreement",
        change_item(is_powiat_task=True),
        change_item(powiat_agreement_number="OR.1", powiat_agreement_date=datetime.date(2026, 12, 1)),
    ),
    (
        "joint_agreement",
        lambda v: JointGmina.objects.create(version=v, gmina=a_gmina()),
        lambda v: v.joint_gminas.update(agreement_number="OR.2", agreement_date=datetime.date(2026, 12, 1)),
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
        lambda v: v.diagnosis.needs.filter(pk=v.diagnosis.needs.first().pk).update(need="Inna treść"),
        lambda v: v.needs.filter(key=v.diagnosis.needs.first().key).update(need_text="Inna treść"),
    ),
    (
        "section",
        lambda v: ProgrammeVersion.objects.filter(pk=v.pk).update(goal=""),
        lambda v: ProgrammeVersion.objects.filter(pk=v.pk).update(goal="Cel"),
    ),
    (
        "no_diagnosis",
        lambda v: ProgrammeVersion.objects.filter(pk=v.pk).update(diagnosis=None),
        lambda v: ProgrammeVersion.objects.filter(pk=v.pk).update(diagnosis=Diagnosis.objects.get()),
    ),
    (
        "opinion_missing",
        lambda v: v.opinions.first().delete(),
        lambda v: actions.record_opinion(
            by=UserFactory(worker=True), version=v, kind=missing_kind(v), seen=0, values=GIVEN
        ),
    ),
    (
        "opinion_negative",
        lambda v: v.opinions.filter(kind="prawna").update(result="negative"),
        lambda v: v.opinions.update(result="remarks"),
    ),
    ("twice", beside, lambda v: ProgrammeItem.objects.exclude(version=v).delete()),
    ("contract_missing", adopt, contracted),
    ("contract_expired", lambda v: bound_until(first(v), days(-1)), contracted),
    ("contract_expiring", lambda v: bound_until(first(v), max(v.period_start, days(1))), contracted),
    (
        "contract_papers",
        lambda v: bound_until(first(v), v.period_end, signer_basis=""),
        lambda v: ServiceContract.objects.update(signer_basis="art. 24 ustawy"),
    ),
]
RULE_NAMES = [rule for rule, _, _ in SPOILT]


def test_nothing_is_missing_in_a_whole_programme(whole):
    assert rules(whole) == set()


@pytest.mark.parametrize(("rule", "spoil", "mend"), SPOILT, ids=RULE_NAMES)
def test_a_planted_defect_gives_exactly_its_finding_which_vanishes_when_mended(rule, spoil, mend, whole):
    spoil(whole)
    spoilt = findings_of(fetched(whole))

    mend(whole)

    assert [finding.rule for finding in spoilt] == [rule]
    assert rules(whole) == set()


def test_each_rule_is_proved_above_and_says_where_it_comes_from():
    assert [rule.code for rule in RULES if rule.code not in RULE_NAMES] == []
    assert len(RULE_NAMES) == len(set(RULE_NAMES)) == len(RULES)
    for rule in RULES:
        assert rule.level in ("stop", "warn")
        assert re.search(r"art\. \d+|^praktyka", rule.source)
        assert all([rule.title, rule.looks_at, rule.do])
        assert bool(rule.of_item) != bool(rule.of_version)


# One rule of each kind of door.
DOORS = (
    *("section", "basis", "diagnosis", "need_without_service", "item_number", "requirement_unknown"),
    *("agreement_missing", "agreement_ended", "power_missing", "power_ended", "standard", "twice"),
    *("contract_missing", "contract_papers"),
)


@pytest.mark.parametrize("rule", DOORS)
def test_each_finding_leads_to_a_page_where_it_can_be_mended(rule, whole, worker, client_for):
    next(spoil for name, spoil, _ in SPOILT if name == rule)(whole)
    (finding,) = findings_of(fetched(whole))

    address, _, anchor = finding.url.partition("#")
    page = client_for(worker).get(address)

    assert page.status_code == 200
    assert not anchor or f'id="{anchor}"' in page.content.decode()


def test_blocking_findings_come_first(single):
    single.items.update(quantity=None)
    ProgrammeVersion.objects.update(goal="", organisation="")

    levels = [finding.level for finding in findings_of(fetched(single))]

    assert levels == ["stop", "stop", "warn"]


def test_sums_that_differ_show_both_numbers(single):
    single.items.update(planned_cost="2489870.50")
    BudgetLine.objects.update(amount="2489370.50")

    (text,) = texts(single, "sums")

    assert "2 489 370,50 zł" in text
    assert "2 489 870,50 zł" in text


def test_capacity_counts_only_offers_in_the_same_unit_and_period_of_active_partners(single, organiser):
    item = single.items.get()
    single.items.update(provider=None, own_unit=None)
    item.service.offers.update(capacity=50)
    OfferFactory(service=item.service, capacity=500, unit="meal")
    OfferFactory(service=item.service, capacity=500, period="day")
    archived = OfferFactory(service=item.service, capacity=500).partner
    partner_actions.archive_partner(by=organiser, partner=archived)
    assert texts(single, "capacity") == [f"{item.service_name}: plan: 90 osób, możliwości wykonawców: 50 osób"]

    OfferFactory(service=item.service, capacity=40)

    assert texts(single, "capacity") == []


def test_the_chosen_provider_answers_for_the_plan_alone(single):
    item = single.items.get()
    item.provider.offers.update(capacity=10)
    OfferFactory(service=item.service, capacity=500)

    assert texts(single, "capacity") == [f"{item.service_name}: plan: 90 osób, możliwości wykonawców: 10 osób"]


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
def test_an_empty_text_leaves_its_item_of_the_twelve_missing(fields, expected, single):
    ProgrammeVersion.objects.update(**fields)

    assert missing_sections(fetched(single)) == expected


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
def test_rows_of_services_fill_their_items_and_seven_and_nine_may_be_excused(spoil, number, reason, single):
    ProgrammeVersion.objects.update(no_fees_reason="")
    spoil(single)
    assert missing_sections(fetched(single)) == [number]

    ProgrammeVersion.objects.update(no_fees_reason="Bez opłat.", no_personal_data_reason="Bez danych.")

    assert missing_sections(fetched(single)) == ([] if reason else [number])


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


def test_a_standard_that_begins_before_the_programme_does_is_enough(single):
    service = single.items.get().service
    revoke_standard(standard=the_standard(single), comment="Ogłoszono przepis.", by=UserFactory(director=True))
    a_standard("approved", service=service, planned_from=single.period_start)
    assert rules(single) == set()

    ProgrammeVersion.objects.update(period_start=single.period_start - datetime.timedelta(days=1))
    assert rules(single) == {"standard"}


@pytest.mark.parametrize("state", ["draft", "submitted", "returned"])
def test_a_standard_that_nobody_approved_does_not_count(state, single):
    service = single.items.get().service
    revoke_standard(standard=the_standard(single), comment="Ogłoszono przepis.", by=UserFactory(director=True))
    a_standard(state, service=service)

    (text,) = texts(single, "standard")

    assert text == f"{service.name}: brak obowiązującego standardu jakości"


def test_what_was_found_can_be_kept_as_plain_data_and_read_back(whole):
    first(whole).service.offers.update(capacity=10)
    (finding,) = findings_of(fetched(whole))

    again = finding_kept(json.loads(json.dumps(finding.kept())))

    assert (again.rule, again.text, again.values, again.objects) == (
        *(finding.rule, finding.text, finding.values, finding.objects),
    )
    assert {thing.name for thing in again.objects} == {first(whole).service_name, str(first(whole).provider)}


def test_services_that_lack_the_same_stand_in_one_line_for_the_director(whole):
    whole.items.update(quantity=None)
    clean_item(whole)

    (line,) = by_rule(findings_of(fetched(whole)))

    names = ", ".join(whole.items.filter(quantity=None).values_list("service_name", flat=True))
    assert line.text == f"nie podano, dla ilu – 2 usługi: {names}"


def test_the_check_list_is_narrowed_by_level_and_by_service(whole, worker, client_for):
    whole.items.update(quantity=None)
    ProgrammeVersion.objects.filter(pk=whole.pk).update(goal="")
    client, address = client_for(worker), f"/programy/{whole.pk}/sprawdzenie/"
    one, other = whole.items.all()

    def shown(query: str) -> list[str]:
        groups = client.get(address + query).context["groups"]
        return [finding.text for group in groups for finding in group.findings]

    assert len(shown("")) == 3
    assert shown("?poziom=stop") == ["pkt 1: brak – cel programu"] == shown("?usluga=program")
    assert shown(f"?usluga={one.pk}") == [f"{one}: nie podano, dla ilu"]
    assert shown(f"?usluga={other.pk}&poziom=stop") == []
    assert len(shown("?usluga=999999")) == 3
