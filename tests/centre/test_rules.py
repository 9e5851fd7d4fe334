"""Pure rules of the centre: conditions of variants, qualifications, account numbers, titles of organs."""

import dataclasses
import datetime as dt
import json
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from cus.centre.conditions import RULES, Facts, check_variant
from cus.centre.enums import Area, CentreVariant, GminaKind
from cus.centre.models import Centre, CentreGmina, Gmina
from cus.centre.qualifications import CLEAN_RECORD, CONDITIONS, HOURS, Verdict, conditions_of, together, verdict_of
from cus.centre.validators import grouped, validate_iban, validate_nip, whole_iban
from cus.text.organs import titled

IBAN = "PL61109010140000071219812874"
POSTS = frozenset({"director", "services", "community", "assistance"})
WHOLE_A = Facts(
    gminas=1,
    founders=1,
    founder_kind=GminaKind.MIXED,
    former_ops="Ośrodek Pomocy Społecznej",
    ops_continues=False,
    takes_all_tasks=True,
    areas=(9, 12),
    acts=frozenset({"creation", "statute"}),
    held_posts=POSTS,
    posts=POSTS,
)


def answers(variant: str, facts: Facts) -> dict[str, bool | None]:
    """Return the answer to each condition by its article and text."""
    return {one.text: one.verdict.met for one in check_variant(variant, facts)}


def test_a_converted_centre_with_everything_entered_meets_every_condition():
    assert set(answers("A", WHOLE_A).values()) == {True}


@pytest.mark.parametrize("variant", list(CentreVariant))
def test_of_an_empty_profile_nothing_is_said_to_be_met_but_what_cannot_fail(variant):
    met = [text for text, answer in answers(variant, Facts()).items() if answer]

    assert set(met) <= {"do centrum nie przystąpiła inna gmina", "w strukturze nie ma jednostek całodobowych"}


@pytest.mark.parametrize(
    ("change", "text", "expected"),
    [
        ({"areas": (9,)}, "są usługi z co najmniej dwóch zakresów, których ośrodek nie realizował", False),
        ({"areas": (9, 9)}, "są usługi z co najmniej dwóch zakresów, których ośrodek nie realizował", False),
        ({"areas": ()}, "są usługi z co najmniej dwóch zakresów, których ośrodek nie realizował", None),
        ({"gminas": 2}, "centrum tworzy jedna gmina", False),
        ({"founders": 0}, "jest dokładnie jedna gmina tworząca", None),
        ({"joined": 1}, "do centrum nie przystąpiła inna gmina", False),
        ({"ops_continues": True}, "centrum powstało z przekształcenia ośrodka pomocy społecznej", False),
        ({"takes_all_tasks": None}, "centrum przejęło wszystkie zadania ośrodka", None),
        ({"acts": frozenset({"creation"})}, "rada gminy nadała statut uchwałą", None),
        ({"held_posts": POSTS - {"assistance"}}, "jest organizator pomocy społecznej", False),
        ({"residential_units": ("Dom",)}, "w strukturze nie ma jednostek całodobowych", False),
        ({"unknown_units": ("Klub",)}, "w strukturze nie ma jednostek całodobowych", None),
    ],
)
def test_one_fact_changes_one_answer(change, text, expected):
    found = answers("A", dataclasses.replace(WHOLE_A, **change))

    assert found.pop(text) is expected
    assert set(found.values()) == {True}


@pytest.mark.parametrize(("population", "expected"), [(100_000, False), (100_001, True), (None, None)])
def test_a_city_has_more_than_a_hundred_thousand_people(population, expected):
    facts = dataclasses.replace(WHOLE_A, founder_kind=GminaKind.URBAN, population=population)

    assert answers("C1", facts)["miasto ma ponad 100 000 mieszkańców w dniu podjęcia uchwały"] is expected


def test_a_rural_gmina_is_no_city_however_many_live_there():
    facts = dataclasses.replace(WHOLE_A, founder_kind=GminaKind.RURAL, population=200_000)

    assert answers("C2", facts)["miasto ma ponad 100 000 mieszkańców w dniu podjęcia uchwały"] is False


@pytest.mark.parametrize(("areas", "expected"), [((9, 12), False), ((9, 12, 13), True)])
def test_a_joint_centre_needs_two_gminas_and_three_areas(areas, expected):
    facts = Facts(gminas=2, founders=1, areas=areas, ops_continues=True, acts=frozenset({"agreement"}))

    found = answers("B", facts)

    assert found["są usługi z co najmniej trzech zakresów"] is expected
    assert found["centrum działa dla co najmniej dwóch gmin"] is True
    assert found["gminy zawarły porozumienie"] is True
    assert "jest organizator pomocy społecznej" not in found


def test_every_condition_names_its_article_and_gives_a_reason_when_not_met():
    for variant in CentreVariant:
        assert all(rule.article.startswith("art. ") for rule in RULES[variant])
        assert all(one.verdict.reason for one in check_variant(variant, Facts()) if not one.verdict.met)


def test_the_areas_are_those_of_the_catalogue():
    areas = json.loads((settings.BASE_DIR / "fixtures/reference/areas.json").read_text())["areas"]

    assert [area.label for area in Area] == [f"{row['number']}. {row['name']}" for row in areas]


@pytest.mark.parametrize(
    ("hours", "expected"), [(60, True), (59, False), (None, None)], ids=["enough", "one short", "not entered"]
)
def test_a_training_counts_by_its_hours(hours, expected):
    training = next(one for one in conditions_of("director") if one.training)

    assert verdict_of(training, SimpleNamespace(is_met=True, hours=hours), HOURS).met is expected


def test_the_community_organiser_may_have_the_specialisation_instead_of_the_training():
    training = next(one for one in conditions_of("community") if one.training)

    assert verdict_of(training, SimpleNamespace(is_met=True, hours=None), HOURS).met is True
    assert verdict_of(training, SimpleNamespace(is_met=True, hours=56), HOURS).met is False


def test_what_nobody_looked_at_cannot_be_told_and_one_condition_not_met_decides():
    unseen = verdict_of(conditions_of("services")[0], None, HOURS)

    assert (unseen.met, unseen.reason) == (None, "nie sprawdzono")
    assert together([Verdict(True), unseen]).met is None
    assert together([Verdict(True), unseen, Verdict(False, "nie")]).met is False


def test_every_post_of_the_act_asks_for_a_clean_record_and_codes_are_unique():
    for conditions in CONDITIONS.values():
        codes = [one.code for one in conditions]
        assert codes[-1] == CLEAN_RECORD
        assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(
    "typed", ["61 1090 1014 0000 0712 1981 2874", "PL61109010140000071219812874", "pl61-1090-1014-0000-0712-1981-2874"]
)
def test_an_account_is_read_as_people_write_it(typed):
    number = whole_iban(typed)

    validate_iban(number)
    assert number == IBAN
    assert grouped(number) == "61 1090 1014 0000 0712 1981 2874"


@pytest.mark.parametrize(
    "number",
    [
        "PL61109010140000071219812875",
        "PL62109010140000071219812874",
        "PL6110901014000007121981287",
        "PL" + "0" * 26,
        "DE89370400440532013000",
        "PL6110901014000007121981287A",
        "",
    ],
)
def test_a_wrong_account_is_refused(number):
    with pytest.raises(ValidationError):
        validate_iban(number)


@pytest.mark.parametrize("number", ["1111111111", "0000000000", "5260250275", "526025099"])
def test_a_wrong_nip_is_refused(number):
    with pytest.raises(ValidationError):
        validate_nip(number)


@pytest.mark.parametrize(
    ("kind", "chosen", "expected"),
    [
        (GminaKind.RURAL, "", "wójt"),
        (GminaKind.MIXED, "", "burmistrz"),
        (GminaKind.URBAN, "", "burmistrz"),
        (GminaKind.URBAN, "prezydent", "prezydent miasta"),
        (GminaKind.RURAL, "prezydent", "wójt"),
    ],
)
def test_the_title_of_the_organ_follows_the_kind_of_the_gmina(kind, chosen, expected):
    served = CentreGmina(gmina=Gmina(teryt="2202043", name="Czersk", kind=kind), organ=chosen)

    assert served.head.label == expected


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("Przekaż wójtowi i radzie", "burmistrz", "Przekaż burmistrzowi i radzie"),
        ("Wójtowi można wysłać", "prezydent", "Prezydentowi miasta można wysłać"),
        ("u wójta", "burmistrz", "u burmistrza"),
        ("wójt i rada", "burmistrz", "burmistrz i rada"),
        ("przed wójtem", "prezydent", "przed prezydentem miasta"),
        ("wójtostwo i Wójtowicz", "burmistrz", "wójtostwo i Wójtowicz"),
    ],
)
def test_our_own_texts_take_the_title_in_their_case(text, title, expected):
    assert titled(text, title) == expected


@pytest.mark.parametrize(
    ("joined", "left", "expected"),
    [(None, None, True), (dt.date(2026, 3, 2), None, False), (None, dt.date(2026, 2, 28), False)],
)
def test_a_gmina_is_served_between_its_days(joined, left, expected):
    assert CentreGmina(joined_on=joined, left_on=left).is_served_on(dt.date(2026, 3, 1)) is expected


def test_the_year_of_grace_ends_a_calendar_year_later():
    assert Centre(created_on=dt.date(2024, 2, 29)).grace_ends_on == dt.date(2025, 2, 28)
    assert CentreGmina(joined_on=dt.date(2026, 5, 1)).grace_ends_on == dt.date(2027, 5, 1)
