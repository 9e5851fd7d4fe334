"""Each finding of the check list appears and vanishes by what people do on ordinary pages.

What comes with time or from outside (a term that passed, a catalogue that changed) is planted as rows; it is
always mended on pages.
"""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from diagnosis.enums import DiagnosisStage
from diagnosis.models import Diagnosis
from partners.models import CooperationAgreement, PowerOfAttorney
from programmes.gaps import RULES
from programmes.models import FeeRule, ProgrammeItem, ProgrammeVersion, ServiceContract
from services.models import QualityStandard
from tests.factories.accounts import UserFactory
from tests.factories.centre import CentreFactory, UnitFactory
from tests.factories.diagnosis import NeedFactory
from tests.factories.guide import StaffGroupFactory
from tests.factories.partners import OfferFactory
from tests.factories.powers import ADDRESS, PESEL
from tests.factories.programmes import VersionFactory
from tests.factories.programmes_contracts import bound_until
from tests.factories.programmes_gaps import bound, clean_programme
from tests.factories.services import RequirementFactory
from tests.pages.person import Person
from tests.programmes.test_gaps import a_gmina, adopt, days, end_agreement, first, missing_kind, rules, social

pytestmark = [pytest.mark.django_db, pytest.mark.soak]
TODAY = timezone.localdate()
POLISH = "%d.%m.%Y"


def of_item(room: str, **changes):
    """An act on a page of the first service."""

    def act(person: Person, version: ProgrammeVersion) -> None:
        person.change(reverse(f"programmes:item_{room}", args=[version.pk, first(version).pk]), **changes)

    return act


def of_point(number: int, **changes):
    """An act on the page of one of the twelve points."""
    return lambda person, version: person.change(reverse("programmes:point", args=[version.pk, number]), **changes)


def together(*acts):
    """Several acts, one after another."""

    def act(person: Person, version: ProgrammeVersion) -> None:
        for one in acts:
            one(person, version)

    return act


def rows(plant):
    """What time or somebody outside did."""
    return lambda person, version: plant(version)


def add_fee(person: Person, version: ProgrammeVersion, **fields) -> None:
    item = first(version)
    person.change(
        reverse("programmes:item_fees", args=[version.pk, item.pk]),
        action=reverse("programmes:fee_rule_add", args=[version.pk, item.pk]),
        base="per_unit",
    )
    rule = FeeRule.objects.get(item=item)
    address = reverse("programmes:fee_rule", args=[version.pk, item.pk, rule.pk])
    person.change(address, amount="15,00", unit="hour", **fields)


def change_fee(**fields):
    def act(person: Person, version: ProgrammeVersion) -> None:
        item = first(version)
        rule = FeeRule.objects.get(item=item)
        person.change(reverse("programmes:fee_rule", args=[version.pk, item.pk, rule.pk]), **fields)

    return act


def untick_need(person: Person, version: ProgrammeVersion) -> None:
    """The service answers no need, and the need is no longer in the programme."""
    of_item("edit", having="quantity", needs=[])(person, version)
    left = [
        str(pk) for pk in version.diagnosis.needs.exclude(services=first(version).service).values_list("pk", flat=True)
    ]
    person.change(reverse("programmes:needs", args=[version.pk]), having="seen", needs=left)


def tick_need(person: Person, version: ProgrammeVersion) -> None:
    tick_all_needs(person, version)
    item = first(version)
    if not item.need_links.exists():
        answered = version.needs.get(source__services=item.service)
        of_item("edit", having="quantity", needs=[str(answered.pk)])(person, version)


def another_need(version: ProgrammeVersion) -> None:
    NeedFactory(diagnosis=version.diagnosis)


def tick_all_needs(person: Person, version: ProgrammeVersion) -> None:
    wanted = [str(pk) for pk in version.diagnosis.needs.values_list("pk", flat=True)]
    person.change(reverse("programmes:needs", args=[version.pk]), having="seen", needs=wanted)


def leave_the_other_need(person: Person, version: ProgrammeVersion) -> None:
    answered = version.diagnosis.needs.exclude(services=None).values_list("pk", flat=True)
    person.change(reverse("programmes:needs", args=[version.pk]), having="seen", needs=[str(pk) for pk in answered])


def unit_instead(person: Person, version: ProgrammeVersion) -> None:
    of_item("provider", provider="", own_unit=UnitFactory().pk)(person, version)


def a_group(version: ProgrammeVersion) -> None:
    """The catalogue asks for a course; the provider has a group that nobody looked at."""
    RequirementFactory(service=first(version).service)
    StaffGroupFactory(partner=first(version).provider, number=2)


def check_staff(answer: str):
    def act(person: Person, version: ProgrammeVersion) -> None:
        item = first(version)
        group = item.provider.staff_groups.get()
        address = reverse("partners:staff_check", args=[item.provider_id, group.pk, item.service.slug])
        person.change(address, warunek_0=answer, evidence="zaświadczenia", checked_on=TODAY.strftime(POLISH))

    return act


def stranger_provides(person: Person, version: ProgrammeVersion) -> None:
    """Another partner offers the same, with enough places and no agreement."""
    other = OfferFactory(service=first(version).service, capacity=100).partner
    of_item("provider", provider=other.pk)(person, version)


def accede(person: Person, version: ProgrammeVersion) -> None:
    """The provider accedes to a signed agreement that lasts."""
    bound(OfferFactory().partner)
    agreement = CooperationAgreement.objects.order_by("-pk").first()
    person.change(
        reverse("partners:agreement_accede", args=[agreement.pk]),
        party=first(version).provider_id,
        joined_on=TODAY.strftime(POLISH),
    )


def end_the_agreement(person: Person, version: ProgrammeVersion) -> None:
    agreement = CooperationAgreement.objects.get(parties__partner=first(version).provider)
    yesterday = (TODAY - datetime.timedelta(days=1)).strftime(POLISH)
    address = reverse("partners:agreement_end", args=[agreement.pk])
    person.change(address, ends_on=yesterday, ending="terminated", end_reason="Strony tak chciały.")


def call_it_social(person: Person, version: ProgrammeVersion) -> None:
    """The card says that the provider works for social employment."""
    address = reverse("partners:edit", args=[first(version).provider_id])
    person.change(address, having="works_for_social_employment", works_for_social_employment="true")


def give_power(person: Person, version: ProgrammeVersion) -> None:
    provider = first(version).provider
    person.change(
        reverse("partners:power_create"),
        number="P/77/2026",
        represented=provider.pk,
        represented_name=provider.name,
        grantor_name="Gmina Brzozowa Górka",
        grantor_seat="ul. Rynkowa 1, 89-999 Brzozowa Górka",
        grantor_signatories="Jan Zmyślony, wójt",
        attorney_name="Ewa Niezapominajka",
        address=ADDRESS,
        pesel=PESEL,
        scope="uzgadniania zakresu współpracy,",
        covers_conclusion="false",
        place="Brzozowa Górka",
        term="until_revoked",
    )
    power = PowerOfAttorney.objects.get(number="P/77/2026")
    yesterday = (TODAY - datetime.timedelta(days=1)).strftime(POLISH)
    person.change(reverse("partners:power_sign", args=[power.pk]), granted_on=yesterday, signature_manner="paper")


def revoke_power(person: Person, version: ProgrammeVersion) -> None:
    power = PowerOfAttorney.objects.get(represented=first(version).provider)
    person.change(reverse("partners:power_revoke", args=[power.pk]), revoked_on=TODAY.strftime(POLISH))


def revoke_the_standard(person: Person, version: ProgrammeVersion) -> None:
    standard = QualityStandard.objects.get(service=first(version).service)
    person.change(reverse("services:standard_revoke", args=[standard.pk]), comment="Ogłoszono przepis.")


def new_standard(person: Person, version: ProgrammeVersion) -> None:
    """A standard told by a provision, through its whole way."""
    service = first(version).service
    start = reverse("services:standard_start", args=[service.slug])
    person.helper.change(service.get_absolute_url(), action=start)
    standard = QualityStandard.objects.filter(service=service).latest("number")
    address = reverse("services:standard_edit", args=[standard.pk])
    person.helper.change(address, source="provision", legal_basis="§ 5 rozporządzenia")
    page = reverse("services:standard", args=[standard.pk])
    person.helper.change(page, action=reverse("services:standard_submit", args=[standard.pk]))
    person.change(page, action=reverse("services:standard_approve", args=[standard.pk]))


def in_its_first_year(version: ProgrammeVersion) -> None:
    CentreFactory(created_on=TODAY - datetime.timedelta(days=30))
    ProgrammeVersion.objects.filter(pk=version.pk).update(diagnosis=None, no_diagnosis_note="art. 76 pkt 1")


def take_the_diagnosis(person: Person, version: ProgrammeVersion) -> None:
    of_point(3, diagnosis=Diagnosis.objects.get().pk)(person, version)


def changed_underneath(version: ProgrammeVersion) -> None:
    """The next diagnosis says it otherwise."""
    version.diagnosis.needs.filter(pk=version.diagnosis.needs.first().pk).update(
        need="Ktoś, kto przyjdzie także w niedzielę"
    )


def accept_the_change(person: Person, version: ProgrammeVersion) -> None:
    person.change(reverse("programmes:basis", args=[version.pk]), having="need")


def opinion(kind: str | None = None, **values):
    def act(person: Person, version: ProgrammeVersion) -> None:
        person.change(
            reverse("programmes:opinion", args=[version.pk, kind or missing_kind(version)]),
            **{"author": "Anna Zmyślona", "given_on": TODAY.strftime(POLISH), "result": "clear"} | values,
        )

    return act


def in_another_programme(person: Person, version: ProgrammeVersion) -> None:
    other = VersionFactory(name="Drugi program", diagnosis=version.diagnosis)
    person.change(
        reverse("programmes:item_add", args=[other.pk]),
        having="csrfmiddlewaretoken",
        services=[str(first(version).service_id)],
    )


def leave_the_other(person: Person, version: ProgrammeVersion) -> None:
    item = ProgrammeItem.objects.exclude(version=version).get()
    page = reverse("programmes:item_edit", args=[item.version_id, item.pk])
    person.change(page, action=reverse("programmes:item_remove", args=[item.version_id, item.pk]))


def contract(person: Person, version: ProgrammeVersion) -> None:
    """A contract for the whole period, signed."""
    item = first(version)
    person.change(
        reverse("programmes:contract_create", args=[version.pk]) + f"?usluga={item.pk}",
        number="U/90/2026",
        selection="other",
        amount="36 000,00",
        signer_name="Andrzej Zmyślony, dyrektor",
        signer_basis="art. 24 ust. 1 ustawy",
        rows={
            "providers": [{"partner": item.provider_id}],
            "items": [{"service": item.service_id, "amount": "36 000,00"}],
        },
    )
    made = ServiceContract.objects.get(number="U/90/2026")
    person.change(
        reverse("programmes:contract_sign", args=[made.pk]),
        concluded_on=(TODAY - datetime.timedelta(days=1)).strftime(POLISH),
        signature_manner="paper",
        no_countersignature_reason="budżet uchwalony",
    )


def replace_the_contract(person: Person, version: ProgrammeVersion) -> None:
    """Nobody mends a signed contract: it is ended and another is made."""
    made = ServiceContract.objects.exclude(
        items__service__in=version.items.exclude(pk=first(version).pk).values("service")
    )
    person.change(
        reverse("programmes:contract_end", args=[made.get().pk]),
        ended_on=TODAY.strftime(POLISH),
        terminated_by="centre",
        reason="Podpisano bez podstawy umocowania.",
    )
    contract(person, version)


def unsigned_basis(version: ProgrammeVersion) -> None:
    adopt(version)
    bound_until(first(version), version.period_end, signer_basis="")


def before_handover(version: ProgrammeVersion) -> None:
    """The diagnosis is the same, and nobody was given it yet."""
    Diagnosis.objects.update(stage=DiagnosisStage.CONSULTATION, handed_to_mayor_on=None, handed_to_council_on=None)


def hand_over(person: Person, version: ProgrammeVersion) -> None:
    diagnosis = Diagnosis.objects.get()
    address = reverse("diagnosis:stage", args=[diagnosis.pk, "hand_over"])
    person.change(address, handed_to_mayor_on=TODAY.strftime(POLISH), handed_to_council_on=TODAY.strftime(POLISH))


def prolong(person: Person, version: ProgrammeVersion) -> None:
    made = ServiceContract.objects.get()
    person.change(
        reverse("programmes:contract_amend", args=[made.pk]),
        signed_on=TODAY.strftime(POLISH),
        effective_on=TODAY.strftime(POLISH),
        signature_manner="paper",
        period_end=version.period_end.strftime(POLISH),
        description="Dłużej o okres programu.",
    )


CONDITION = {"alternative": 1, "kind": "words", "text": "ukończone 60 lat", "evidence": "oświadczenie"}
SPOILT = [
    ("section", of_point(1, goal=""), of_point(1, goal="Żeby nikt nie był sam.")),
    ("item_number", of_item("edit", quantity=""), of_item("edit", quantity="90", quantity_unit="person")),
    (
        "item_condition",
        of_item("conditions", drop=("conditions",)),
        of_item("conditions", rows={"conditions": [CONDITION]}),
    ),
    (
        "item_evidence",
        of_item("conditions", **{"conditions-0-evidence": ""}),
        of_item("conditions", **{"conditions-0-evidence": "oświadczenie"}),
    ),
    ("item_need", untick_need, tick_need),
    ("item_fee", of_item("fees", fee_required=""), of_item("fees", fee_required="false")),
    ("item_fee_amount", of_item("fees", fee_required="true"), add_fee),
    (
        "item_fee_days",
        together(of_item("fees", fee_required="true"), lambda p, v: add_fee(p, v, valid_to="30.06.2028")),
        change_fee(valid_to=""),
    ),
    (
        "item_discount_evidence",
        together(
            of_item("fees", fee_required="true", rows={"discounts": [{"kind": "alone", "percent": "50"}]}), add_fee
        ),
        of_item("fees", **{"discounts-0-evidence": "oświadczenie"}),
    ),
    (
        "item_data",
        of_item("data", drop=("data_items",)),
        of_item("data", rows={"data_items": [{"name": "imię i nazwisko"}]}),
    ),
    (
        "item_indicator",
        of_item("indicators", drop=("indicators",)),
        of_item("indicators", rows={"indicators": [{"name": "liczba osób", "unit": "osoba", "target": "90"}]}),
    ),
    (
        "item_budget",
        of_item("money", drop=("budget_lines",)),
        of_item("money", rows={"budget_lines": [{"year": "2027", "source": "gmina", "amount": "1 000,00"}]}),
    ),
    (
        "budget_year",
        of_item("money", **{"budget_lines-0-year": "2029"}),
        of_item("money", **{"budget_lines-0-year": "2028"}),
    ),
    ("sums", of_item("money", planned_cost="1 500,00"), of_item("money", planned_cost="1 000,00")),
    ("item_provider", of_item("provider", provider=""), unit_instead),
    ("capacity", of_item("edit", quantity="101"), of_item("edit", quantity="100")),
    ("requirement_unknown", rows(a_group), check_staff("yes")),
    ("requirement_not_met", together(rows(a_group), check_staff("no")), check_staff("yes")),
    ("agreement_missing", stranger_provides, accede),
    ("agreement_ended", end_the_agreement, accede),
    ("agreement_ending", rows(end_agreement(days(10))), accede),
    ("power_missing", call_it_social, give_power),
    ("power_ended", together(rows(social), revoke_power), give_power),
    ("power_ending", rows(lambda v: social(v, until=days(10))), give_power),
    ("standard", revoke_the_standard, new_standard),
    (
        "stage_outside",
        of_point(10, rows={"stages": [{"name": "Nabór", "starts_on": "01.01.2020"}]}),
        of_point(10, **{"stages-0-starts_on": "01.01.2027"}),
    ),
    (
        "powiat_agreement",
        of_item("edit", is_powiat_task="on"),
        of_item("edit", powiat_agreement_number="OR.1", powiat_agreement_date="01.11.2026"),
    ),
    (
        "joint_agreement",
        lambda p, v: of_point(1, rows={"joint_gminas": [{"gmina": a_gmina().pk}]})(p, v),
        of_point(1, **{"joint_gminas-0-agreement_number": "OR.2", "joint_gminas-0-agreement_date": "01.11.2026"}),
    ),
    ("need_without_service", together(rows(another_need), tick_all_needs), leave_the_other_need),
    ("no_diagnosis", rows(in_its_first_year), take_the_diagnosis),
    ("basis", rows(changed_underneath), accept_the_change),
    ("opinion_missing", rows(lambda v: v.opinions.first().delete()), opinion()),
    (
        "opinion_negative",
        opinion("prawna", result="negative", text="Brak podstawy."),
        opinion("prawna", result="clear"),
    ),
    ("twice", in_another_programme, leave_the_other),
    ("contract_missing", rows(adopt), contract),
    ("contract_expired", rows(lambda v: adopt(v) or bound_until(first(v), days(-1))), contract),
    ("contract_papers", rows(unsigned_basis), replace_the_contract),
    ("diagnosis", rows(before_handover), hand_over),
    ("contract_expiring", rows(lambda v: bound_until(first(v), max(v.period_start, days(1)))), prolong),
]


@pytest.fixture
def person(client_for) -> Person:
    return Person(client_for(UserFactory(director=True)), Person(client_for(UserFactory(organiser=True))))


@pytest.mark.parametrize(("rule", "spoil", "mend"), SPOILT, ids=[rule for rule, _, _ in SPOILT])
def test_a_finding_appears_and_vanishes_by_what_people_do(rule, spoil, mend, person):
    version = clean_programme(items=2)
    spoil(person, version)
    spoilt = rules(version)

    mend(person, version)

    assert spoilt == {rule}
    assert rules(version) == set()


def test_every_rule_is_here():
    assert sorted(rule.code for rule in RULES) == sorted(rule for rule, _, _ in SPOILT)
