"""One offer with its fees, staff without names and their qualifications, rooms and equipment."""

import datetime
from decimal import Decimal

import pytest

from cus.workflow import Refused, StaleEdit
from partners import actions
from partners.enums import FeeKind
from partners.fees import fee_sentences
from partners.models import OfferFee, StaffCheck
from partners.staff import shown_staff
from services.enums import RequirementKind
from services.models import Occupation, ServiceRequirement
from tests.factories.guide import FacilityFactory, FeeFactory, FullOfferFactory, StaffGroupFactory
from tests.factories.partners import OfferFactory, PartnerFactory
from tests.factories.services import RequirementFactory, ServiceFactory

pytestmark = pytest.mark.django_db
COURSE, PAPER = "Szkolenie z udzielania pierwszej pomocy.", "Zaświadczenie z kursu, 12.10.2026"


def words(**rule) -> str:
    return fee_sentences([OfferFee(**rule)])[0].replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"kind": FeeKind.AMOUNT, "amount": Decimal("80"), "unit": "month"}, "80,00 zł za miesiąc"),
        ({"kind": FeeKind.AMOUNT, "amount": Decimal("5.5")}, "5,50 zł"),
        (
            {"kind": FeeKind.SHARE, "percent": Decimal("50"), "who": "dochód do 1010 zł na osobę."},
            "dochód do 1010 zł na osobę: 50 % kosztu",
        ),
        (
            {"kind": FeeKind.PACKET, "amount": Decimal("120"), "quantity": Decimal("10"), "unit": "hour"},
            "120,00 zł z góry za pakiet: 10 godzin",
        ),
        (
            {"kind": FeeKind.FREE, "valid_until": datetime.date(2026, 12, 31)},
            "bezpłatnie, do 31 grudnia 2026 r.",
        ),
        (
            {"kind": FeeKind.FREE, "who": "osoby po 75. roku życia mieszkające same"},
            "osoby po 75. roku życia mieszkające same: bezpłatnie",
        ),
    ],
)
def test_each_kind_of_fee_reads_as_people_say_it(rule, said):
    assert words(**rule) == said


def test_a_monthly_fee_with_a_daily_part_is_one_sentence():
    rules = [
        OfferFee(kind=FeeKind.AMOUNT, amount=Decimal("80"), unit="month"),
        OfferFee(kind=FeeKind.AMOUNT, amount=Decimal("12"), unit="day", is_added=True),
        OfferFee(kind=FeeKind.FREE, who="dzieci"),
    ]

    said = [text.replace("\u00a0", " ") for text in fee_sentences(rules)]

    assert said == ["80,00 zł za miesiąc i dodatkowo 12,00 zł za dobę", "dzieci: bezpłatnie"]


def sent(offer, fees=(), **fields) -> dict:
    """What the page of an offer sends."""
    data = {"version": offer.version, "fees-TOTAL_FORMS": len(fees), "fees-INITIAL_FORMS": 0} | fields
    for at, fee in enumerate(fees):
        data |= {f"fees-{at}-{name}": value for name, value in fee.items()}
    return data


@pytest.fixture
def offer():
    return OfferFactory()


@pytest.fixture
def save(offer, worker, client_for):
    """Return a function that posts the page of the offer."""
    client = client_for(worker)
    return lambda fees=(), **fields: client.post(
        f"/partnerzy/{offer.partner_id}/oferta/{offer.pk}/", sent(offer, fees, **fields)
    )


def test_an_offer_is_saved_with_everything_a_resident_asks(save, offer, worker):
    answer = save(
        [{"kind": "amount", "value": "80", "unit": "month"}, {"kind": "share", "value": "12,5", "who": "emeryci"}],
        recipients="seniorzy\nopiekunowie faktyczni",
        hours_mon="8-12 i 14–18",
        hours_sat="całodobowo",
        charge="partly",
        contact_person="Barbara Przykładna",
        confirmed_on="5.10.2026",
    )

    assert answer.status_code == 302
    offer.refresh_from_db()
    assert offer.recipients == ["seniorzy", "opiekunowie faktyczni"]
    assert offer.week == "poniedziałek 8:00–12:00, 14:00–18:00; sobota całą dobę"
    assert (offer.confirmed_by, offer.person_is_public, offer.version) == (worker, False, 2)
    assert [(fee.kind, fee.amount, fee.percent) for fee in offer.fees.all()] == [
        ("amount", Decimal("80"), None),
        ("share", None, Decimal("12.5")),
    ]


@pytest.mark.parametrize(
    ("fee", "field"),
    [
        ({"kind": "amount"}, "value"),
        ({"kind": "share", "value": "101"}, "value"),
        ({"kind": "amount", "value": "0"}, "value"),
        ({"kind": "amount", "value": "-5"}, "value"),
        ({"kind": "free", "value": "5"}, "value"),
        ({"kind": "packet", "value": "50", "unit": "hour"}, "quantity"),
        ({"kind": "packet", "value": "50", "quantity": "5"}, "unit"),
        ({"kind": "amount", "value": "5", "quantity": "2"}, "quantity"),
        ({"value": "5"}, "kind"),
        ({"kind": "free", "valid_from": "2.1.2027", "valid_until": "1.1.2027"}, "valid_until"),
    ],
)
def test_a_fee_that_says_nothing_or_too_much_is_refused_at_its_field(fee, field, save, offer):
    answer = save([fee], place="Remiza")

    assert answer.status_code == 422
    assert list(answer.context["fees"].forms[0].errors) == [field]
    offer.refresh_from_db()
    assert offer.place == ""
    assert not offer.fees.exists()


def test_free_of_charge_and_a_fee_contradict_each_other(save, offer):
    answer = save([{"kind": "amount", "value": "5"}], charge="free")

    assert "charge" in answer.context["form"].errors
    assert not offer.fees.exists()


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"hours_mon": "rano"}, "hours_mon"),
        ({"hours_mon": "16-8"}, "hours_mon"),
        ({"capacity": "5"}, "unit"),
        ({"unit": "place"}, "capacity"),
        ({"contact_details": "600 000 111"}, "contact_person"),
        ({"modes": ["kosmos"]}, "modes"),
        ({"how_to_apply": "Zadzwoń 😀"}, "how_to_apply"),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_field(fields, wrong, save, offer):
    answer = save(**fields)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [wrong]


def test_two_people_on_one_offer_lose_nothing(save, offer, worker):
    actions.save_offer(by=worker, offer=offer, seen=1, values={"place": "Szkoła"}, fees=[])

    answer = save([{"kind": "free"}], place="Remiza")

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Szkoła" in page
    assert "Remiza" in page
    offer.refresh_from_db()
    assert offer.place == "Szkoła"


def test_the_table_of_offers_opened_before_is_stale_after_one_offer_is_saved(offer, worker):
    actions.save_offer(by=worker, offer=offer, seen=1, values={"place": "Szkoła"}, fees=[])

    with pytest.raises(StaleEdit):
        actions.save_offers(by=worker, partner=offer.partner, contents=[{"service": offer.service}], seen=1)


def test_an_offer_of_another_partner_is_not_found(offer, worker, client_for):
    assert client_for(worker).get(f"/partnerzy/{PartnerFactory().pk}/oferta/{offer.pk}/").status_code == 404


def test_nobody_without_the_right_saves_offers_staff_or_rooms(offer, reader, administrator):
    for person in (reader, administrator):
        with pytest.raises(Refused):
            actions.save_offer(by=person, offer=offer, seen=1, values={"place": "Szkoła"}, fees=[])
        for act in (actions.save_staff, actions.save_facilities):
            with pytest.raises(Refused):
                act(by=person, partner=offer.partner, seen=1, contents=[])


@pytest.fixture
def partner():
    return PartnerFactory()


@pytest.fixture
def post(partner, worker, client_for):
    """Return a function that posts a table of rows of the partner."""
    client = client_for(worker)

    def send(page, prefix, *rows, version=1):
        data = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": 0, "version": version}
        for at, row in enumerate(rows):
            data |= {f"{prefix}-{at}-{name}": value for name, value in row.items()}
        return client.post(f"/partnerzy/{partner.pk}/{page}/", data)

    return send


def carer() -> Occupation:
    return Occupation.objects.filter(level=5).order_by("code").first()


def test_staff_are_counted_by_occupation_and_by_qualification(post, partner, worker):
    occupation = carer()

    answer = post(
        "kadra",
        "staff",
        {"occupation": str(occupation), "number": "4", "confirmed_on": "2.11.2026"},
        {"qualification": "kurs opiekuńczy 80 godzin", "number": "1"},
    )

    assert answer.status_code == 302
    first, second = partner.staff_groups.all()
    assert (first.occupation, first.number, first.confirmed_by) == (occupation, 4, worker)
    assert (str(second), second.confirmed_by) == ("kurs opiekuńczy 80 godzin", None)


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"number": "4"}, "occupation"),
        ({"qualification": "kurs"}, "number"),
        ({"qualification": "kurs", "number": "0"}, "number"),
        ({"qualification": "kurs", "number": "2,5"}, "number"),
        ({"occupation": "999999 Czarodziej", "number": "1"}, "occupation"),
    ],
)
def test_a_group_without_people_or_without_a_name_is_refused(row, field, post, partner):
    answer = post("kadra", "staff", row)

    assert answer.status_code == 422
    assert list(answer.context["formset"].forms[0].errors) == [field]
    assert not partner.staff_groups.exists()


def test_the_same_group_twice_is_refused(post, partner):
    answer = post("kadra", "staff", {"qualification": "Kurs", "number": "1"}, {"qualification": "kurs", "number": "2"})

    assert "Zsumuj" in answer.content.decode()
    assert not partner.staff_groups.exists()


def test_a_group_keeps_what_was_checked_while_it_is_the_same_group(worker, partner):
    group, gone = StaffGroupFactory(partner=partner), StaffGroupFactory(partner=partner, qualification="studia")
    service = ServiceFactory()
    for one in (group, gone):
        actions.check_staff(
            by=worker, group=one, service=service, answers={}, evidence=PAPER, checked_on=datetime.date(2026, 10, 5)
        )
    partner.refresh_from_db()

    rows = [{"occupation": None, "qualification": group.qualification, "number": 9, "confirmed_on": None}]
    actions.save_staff(by=worker, partner=partner, seen=partner.version, contents=rows)

    assert list(partner.staff_groups.values_list("pk", "number")) == [(group.pk, 9)]
    assert StaffCheck.objects.get().group == group


def test_rooms_are_saved_in_order_and_removed_ones_go(post, partner):
    FacilityFactory(partner=partner, name="Stary bus")

    answer = post(
        "pomieszczenia",
        "facilities",
        {"kind": "room", "name": "Sala", "capacity": "40", "accessibility": "Podjazd, szerokie drzwi."},
        {"kind": "vehicle", "name": "Bus z windą", "quantity": "1", "capacity": "8"},
    )

    assert answer.status_code == 302
    assert [(row.name, row.capacity) for row in partner.facilities.all()] == [("Sala", 40), ("Bus z windą", 8)]


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"name": "Sala"}, "kind"),
        ({"kind": "room"}, "name"),
        ({"kind": "room", "name": "Sala", "capacity": "0"}, "capacity"),
        ({"kind": "room", "name": "Sala", "quantity": "-1"}, "quantity"),
    ],
)
def test_a_half_filled_room_is_refused(row, field, post, partner):
    answer = post("pomieszczenia", "facilities", row)

    assert list(answer.context["formset"].forms[0].errors) == [field]
    assert not partner.facilities.exists()


def test_a_stale_table_of_staff_is_refused_with_both_rows(post, partner, worker):
    actions.save_staff(by=worker, partner=partner, seen=1, contents=[{"qualification": "studia", "number": 2}])

    answer = post("kadra", "staff", {"qualification": "kurs", "number": "1"}, version=1)

    assert answer.status_code == 409
    assert "studia" in answer.content.decode()
    assert [str(group) for group in partner.staff_groups.all()] == ["studia"]


# --- qualifications ---------------------------------------------------------------------------


def test_the_predicate_answers_from_what_was_seen(worker, client_for, partner):
    group = StaffGroupFactory(partner=partner)
    service = RequirementFactory().service
    page = f"/partnerzy/{partner.pk}/kadra/{group.pk}/{service.slug}/"

    answer = client_for(worker).post(page, {"warunek_0": "yes", "evidence": PAPER, "checked_on": "12.10.2026"})

    assert answer.status_code == 302
    check = group.checks.get()
    assert (check.outcome, check.evidence, check.checked_by) == ("met", PAPER, worker)
    assert check.answers == [{"text": COURSE.rstrip("."), "holds": True}]


@pytest.mark.parametrize(
    ("answer", "outcome", "reason"), [("no", "not_met", "Brakuje"), ("", "cannot_tell", "Nie wiadomo")]
)
def test_a_lack_and_an_unknown_fact_are_told_apart(answer, outcome, reason, worker, client_for, partner):
    group, service = StaffGroupFactory(partner=partner), RequirementFactory().service

    client_for(worker).post(
        f"/partnerzy/{partner.pk}/kadra/{group.pk}/{service.slug}/", {"warunek_0": answer, "checked_on": "12.10.2026"}
    )

    check = group.checks.get()
    assert check.outcome == outcome
    assert check.reasons[0].startswith(reason)


def test_met_is_not_recorded_without_evidence_and_never_for_a_day_to_come(worker, client_for, partner):
    group, service = StaffGroupFactory(partner=partner), RequirementFactory().service
    client, page = client_for(worker), f"/partnerzy/{partner.pk}/kadra/{group.pk}/{service.slug}/"

    without = client.post(page, {"warunek_0": "yes", "checked_on": "12.10.2026"})
    later = client.post(page, {"warunek_0": "yes", "evidence": PAPER, "checked_on": "12.10.2199"})

    assert list(without.context["form"].errors) == ["evidence"]
    assert list(later.context["form"].errors) == ["checked_on"]
    assert not group.checks.exists()


def test_the_occupation_of_the_group_answers_for_itself(worker, partner):
    occupation = carer()
    service = ServiceFactory()
    ServiceRequirement.objects.create(
        service=service, kind=RequirementKind.REQUIRED_OCCUPATION, occupation=occupation, position=1
    )
    right = StaffGroupFactory(partner=partner, occupation=occupation, qualification="")
    wrong = StaffGroupFactory(
        partner=partner, occupation=Occupation.objects.filter(level=5).order_by("code").last(), qualification=""
    )

    outcomes = [
        actions.check_staff(
            by=worker, group=group, service=service, answers={}, evidence=PAPER, checked_on=datetime.date(2026, 10, 5)
        ).outcome
        for group in (right, wrong)
    ]

    assert outcomes == ["met", "not_met"]


def test_one_of_the_possibilities_is_enough(worker, partner):
    service = ServiceFactory()
    for alternative in (1, 2):
        RequirementFactory(
            service=service, group=1, alternative=alternative, text=f"Kurs {alternative}.", position=alternative
        )
    group = StaffGroupFactory(partner=partner)

    check = actions.check_staff(
        by=worker, group=group, service=service, answers={0: False, 1: True}, evidence=PAPER,
        checked_on=datetime.date(2026, 10, 5),
    )  # fmt: skip

    assert check.outcome == "met"


def test_a_change_of_the_catalogue_marks_what_was_judged(worker, partner):
    offer = OfferFactory(partner=partner)
    RequirementFactory(service=offer.service)
    group = StaffGroupFactory(partner=partner)
    actions.check_staff(
        by=worker, group=group, service=offer.service, answers={0: True}, evidence=PAPER,
        checked_on=datetime.date(2026, 10, 5),
    )  # fmt: skip
    assert [outdated for _, checks in shown_staff(partner) for _, _, outdated in checks] == [False]

    RequirementFactory(service=offer.service, text="Pół roku praktyki.", group=2)

    assert [outdated for _, checks in shown_staff(partner) for _, _, outdated in checks] == [True]


def test_staff_and_rooms_follow_to_the_card_that_stays(organiser):
    kept, absorbed = PartnerFactory(name="Fundacja Kalina"), PartnerFactory(name="Fundacja „Kalina”")
    StaffGroupFactory(partner=kept), StaffGroupFactory(partner=absorbed, qualification="studia")
    FacilityFactory(partner=absorbed)
    offer = FullOfferFactory(partner=absorbed)
    FeeFactory(offer=offer)

    merge = actions.merge_partners(by=organiser, kept=kept, absorbed=absorbed, seen=(1, 1), choices={})

    assert [str(group) for group in kept.staff_groups.all()] == ["kurs opiekuńczy", "studia"]
    assert kept.facilities.count() == kept.offers.get().fees.count() == 1
    assert ["kadra", "studia"] in merge.moved or ("kadra", "studia") in merge.moved
