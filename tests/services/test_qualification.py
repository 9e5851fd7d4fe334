"""The nursery's requirement as a truth table, and laws that hold for every requirement."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cus.desk.loaders.files import read_json
from services.conditions import Condition, condition_of, sentence
from services.enums import EducationLevel, RequirementKind, StudiesKind
from services.models import Service
from services.qualification import (
    Certificate,
    Course,
    Experience,
    Outcome,
    Profile,
    Study,
    assess,
)

EMPLOYED = dt.date(2026, 9, 1)
TODAY = dt.date(2026, 11, 22)
MET, NOT_MET, CANNOT_TELL = Outcome.MET, Outcome.NOT_MET, Outcome.CANNOT_TELL
FIRST_AID = "szkolenie z udzielania dziecku pierwszej pomocy"
SUPPLEMENT = "szkolenie aktualizujące i uzupełniające"
CARER = "szkolenie opiekuna w żłobku lub klubie dziecięcym"
SMALL_CHILD = "opiekę nad małym dzieckiem lub jego rozwój"
WITH_CHILDREN = "w pracy z dziećmi w wieku do lat 3"


def nursery() -> list[Condition]:
    """Return the nursery's conditions from the reference data."""
    services = read_json("reference/services-handbook.json")["services"]
    rows = next(service["requirements"] for service in services if service["slug"] == "zlobkowa-przedszkolna")
    return [
        Condition(
            **{
                name: tuple(value) if name == "names" else value
                for name, value in row.items()
                if name != "legal_basis"
            }
        )
        for row in rows
    ]


NURSERY = nursery()
NOTHING = Profile(
    as_of=TODAY,
    employed_on=EMPLOYED,
    occupations=frozenset(),
    licences=frozenset(),
    education=EducationLevel.SECONDARY,
    studies=(),
    courses=(),
    experience=(),
    certificates=(),
)
AID = (Certificate(FIRST_AID, dt.date(2025, 6, 1)),)
GRADUATE = replace(
    NOTHING,
    education=EducationLevel.HIGHER,
    certificates=AID,
    studies=(Study(StudiesKind.HIGHER, "socjologia", frozenset({SMALL_CHILD})),),
    courses=(Course(SUPPLEMENT, hours=80),),
)
EXPERIENCED = replace(NOTHING, certificates=AID, experience=(Experience(WITH_CHILDREN, 12),))
FULL_COURSE = Course(CARER, hours=280, practical_hours=80, guided=True, taken_on=dt.date(2026, 8, 31))
TRAINED = replace(NOTHING, certificates=AID, courses=(FULL_COURSE,))


def outcome(profile: Profile) -> Outcome:
    """Return the nursery's answer for the profile."""
    return assess(NURSERY, profile).outcome


def trained(**changes) -> Profile:
    """Return the trained person with another course."""
    return replace(TRAINED, courses=(replace(FULL_COURSE, **changes),))


QUALIFICATIONS = next(condition.names for condition in NURSERY if condition.kind == RequirementKind.LICENCE)
FIELDS = next(
    condition.names for condition in NURSERY if condition.kind == RequirementKind.STUDIES and condition.names
)


def test_a_person_with_nothing_does_not_meet_it_and_hears_every_possibility():
    verdict = assess(NURSERY, NOTHING)

    assert verdict.outcome == NOT_MET
    assert verdict.missing[0].count("; albo ") == 4


@pytest.mark.parametrize("name", [*QUALIFICATIONS, "pielęgniarz", "położny", "nauczycielka wychowania przedszkolnego"])
def test_each_of_the_named_qualifications_is_enough_in_either_gender(name):
    assert outcome(replace(NOTHING, licences=frozenset({name}))) == MET


def test_the_handbook_names_ten_qualifications_and_eight_fields():
    assert (len(QUALIFICATIONS), len(FIELDS)) == (10, 8)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("kind", [StudiesKind.HIGHER, StudiesKind.POSTGRADUATE])
def test_studies_or_postgraduate_studies_in_each_field_are_enough(field, kind):
    assert outcome(replace(NOTHING, studies=(Study(kind, field),))) == MET


@pytest.mark.parametrize("profile", [GRADUATE, EXPERIENCED, TRAINED], ids=["degree", "experience", "course"])
def test_first_aid_with_each_of_its_three_companions_is_enough(profile):
    assert outcome(profile) == MET


@pytest.mark.parametrize("profile", [GRADUATE, EXPERIENCED, TRAINED], ids=["degree", "experience", "course"])
def test_without_first_aid_none_of_the_three_is_enough(profile):
    assert outcome(replace(profile, certificates=())) == NOT_MET


@pytest.mark.parametrize(("hours", "expected"), [(79, NOT_MET), (80, MET), (81, MET), (None, CANNOT_TELL)])
def test_the_supplementary_course_has_eighty_hours(hours, expected):
    assert outcome(replace(GRADUATE, courses=(Course(SUPPLEMENT, hours=hours),))) == expected


@pytest.mark.parametrize(("hours", "expected"), [(279, NOT_MET), (280, MET), (281, MET), (None, CANNOT_TELL)])
def test_the_carers_course_has_two_hundred_and_eighty_hours(hours, expected):
    assert outcome(trained(hours=hours)) == expected


@pytest.mark.parametrize(("hours", "expected"), [(79, NOT_MET), (80, MET), (81, MET), (None, CANNOT_TELL)])
def test_eighty_of_them_are_practical(hours, expected):
    assert outcome(trained(practical_hours=hours)) == expected


@pytest.mark.parametrize(("guided", "expected"), [(True, MET), (False, NOT_MET), (None, CANNOT_TELL)])
def test_practice_is_guided_by_a_carer(guided, expected):
    assert outcome(trained(guided=guided)) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (EMPLOYED - dt.timedelta(days=1), MET),
        (EMPLOYED, NOT_MET),
        (EMPLOYED + dt.timedelta(days=1), NOT_MET),
        (None, CANNOT_TELL),
    ],
)
def test_the_carers_course_is_taken_before_employment(day, expected):
    assert outcome(trained(taken_on=day)) == expected


@pytest.mark.parametrize(("months", "expected"), [(11, NOT_MET), (12, MET), (13, MET), (None, CANNOT_TELL)])
def test_a_year_of_experience_is_twelve_months(months, expected):
    assert outcome(replace(EXPERIENCED, experience=(Experience(WITH_CHILDREN, months),))) == expected


def test_experience_of_several_places_adds_up():
    places = (Experience(WITH_CHILDREN, 7), Experience(WITH_CHILDREN, 5), Experience("w pracy w biurze", 60))

    assert outcome(replace(EXPERIENCED, experience=places)) == MET
    assert outcome(replace(EXPERIENCED, experience=places[1:])) == NOT_MET


@pytest.mark.parametrize("profile", [GRADUATE, EXPERIENCED, TRAINED], ids=["degree", "experience", "course"])
@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2024, 8, 31), NOT_MET),
        (dt.date(2024, 9, 1), MET),
        (dt.date(2024, 9, 2), MET),
        (EMPLOYED, MET),
        (EMPLOYED + dt.timedelta(days=1), NOT_MET),
        (None, CANNOT_TELL),
    ],
)
def test_first_aid_is_at_most_two_years_old_on_the_day_of_employment(profile, day, expected):
    assert outcome(replace(profile, certificates=(Certificate(FIRST_AID, day),))) == expected


def test_two_years_before_a_leap_day_end_on_the_last_of_february():
    leap = replace(EXPERIENCED, employed_on=dt.date(2024, 2, 29))

    assert outcome(replace(leap, certificates=(Certificate(FIRST_AID, dt.date(2022, 2, 28)),))) == MET
    assert outcome(replace(leap, certificates=(Certificate(FIRST_AID, dt.date(2022, 2, 27)),))) == NOT_MET


@pytest.mark.parametrize("profile", [GRADUATE, EXPERIENCED, TRAINED], ids=["degree", "experience", "course"])
def test_without_the_day_of_employment_the_answer_is_unknown_and_says_so(profile):
    verdict = assess(NURSERY, replace(profile, employed_on=None))

    assert verdict.outcome == CANNOT_TELL
    assert any("od którego dnia osoba jest zatrudniona" in reason for reason in verdict.reasons)


def test_a_nurse_needs_no_day_of_employment():
    assert outcome(Profile(as_of=TODAY, licences=frozenset({"pielęgniarka"}))) == MET


@pytest.mark.parametrize(
    ("education", "expected"),
    [
        (EducationLevel.PRIMARY, NOT_MET),
        (EducationLevel.VOCATIONAL, NOT_MET),
        (EducationLevel.SECONDARY, MET),
        (EducationLevel.HIGHER, MET),
        (None, CANNOT_TELL),
    ],
)
def test_secondary_education_goes_with_experience(education, expected):
    assert outcome(replace(EXPERIENCED, education=education)) == expected


@pytest.mark.parametrize(
    ("covers", "expected"),
    [(frozenset({SMALL_CHILD}), MET), (frozenset({"ekonomię"}), NOT_MET), (frozenset(), NOT_MET), (None, CANNOT_TELL)],
)
def test_the_degrees_programme_must_cover_small_children(covers, expected):
    assert outcome(replace(GRADUATE, studies=(Study(StudiesKind.HIGHER, "socjologia", covers),))) == expected


def test_postgraduate_studies_are_no_degree_for_the_third_possibility():
    studies = (Study(StudiesKind.POSTGRADUATE, "zarządzanie", frozenset({SMALL_CHILD})),)

    assert outcome(replace(GRADUATE, studies=studies)) == NOT_MET


@pytest.mark.parametrize("fact", ["licences", "studies", "experience", "courses"])
def test_an_unknown_fact_that_could_decide_is_named(fact):
    known = replace(NOTHING, certificates=AID, education=EducationLevel.HIGHER)

    verdict = assess(NURSERY, replace(known, **{fact: None}))

    assert verdict.outcome == CANNOT_TELL
    assert verdict.unknown


def test_secondary_education_says_that_there_were_no_studies():
    assert outcome(replace(NOTHING, studies=None)) == NOT_MET


def test_an_unknown_fact_that_cannot_decide_is_not_named():
    verdict = assess(NURSERY, replace(NOTHING, courses=None))

    assert verdict.outcome == NOT_MET
    assert not verdict.unknown


def test_what_comes_after_the_day_of_the_question_does_not_count_yet():
    early = replace(EXPERIENCED, as_of=dt.date(2025, 5, 31))

    assert outcome(early) == NOT_MET


def test_programmes_that_the_provider_must_have_are_left_out_and_named():
    verdict = assess(NURSERY, EXPERIENCED)

    assert len(verdict.left_out) == 4
    assert verdict.outcome == MET
    assert all(reason.startswith("Wymaganie wobec wykonawcy") for reason in verdict.reasons)


@pytest.mark.parametrize(
    "kind", [RequirementKind.EXAMPLE_OCCUPATION, RequirementKind.NONE_REQUIRED, RequirementKind.RECOMMENDATION]
)
def test_examples_no_requirements_and_advice_never_give_a_finding(kind):
    row = Condition(kind=kind, occupation_code="252301", text="coś")

    assert assess([row], NOTHING).outcome == MET
    assert not assess([row], NOTHING).reasons


def test_separate_provisions_and_words_nobody_confirmed_warn():
    words = Condition(kind=RequirementKind.QUALIFICATION, text="Odpowiednie szkolenie.")

    assert assess([Condition(kind=RequirementKind.SEPARATE_PROVISIONS)], NOTHING).outcome == CANNOT_TELL
    assert assess([words], NOTHING).unknown == ("czy spełniono warunek: odpowiednie szkolenie",)
    assert assess([words], replace(NOTHING, confirmed={"odpowiednie szkolenie.": True})).outcome == MET
    assert assess([words], replace(NOTHING, confirmed={"odpowiednie szkolenie.": False})).outcome == NOT_MET


def test_fields_that_are_examples_leave_another_field_open():
    row = Condition(
        kind=RequirementKind.STUDIES, studies=StudiesKind.HIGHER, names=("logopedia",), names_are_examples=True
    )
    dance = replace(NOTHING, studies=(Study(StudiesKind.HIGHER, "taniec"),))

    assert assess([row], dance).outcome == CANNOT_TELL
    assert assess([replace(row, names_are_examples=False)], dance).outcome == NOT_MET


def occupation(code: str, group: int = 1, alternative: int = 1) -> Condition:
    """Return a condition of an occupation."""
    return Condition(
        kind=RequirementKind.REQUIRED_OCCUPATION, group=group, alternative=alternative, occupation_code=code
    )


ROWS = st.lists(
    st.builds(occupation, st.sampled_from(["100001", "100002", "100003"]), st.integers(1, 3), st.integers(1, 3)),
    max_size=8,
)
HELD = st.frozensets(st.sampled_from(["100001", "100002", "100003"]))


@given(rows=ROWS, held=HELD)
def test_the_answer_is_all_of_groups_of_any_of_alternatives_of_all_of_rows(rows, held):
    groups = {}
    for row in rows:
        groups.setdefault(row.group, {}).setdefault(row.alternative, []).append(row.occupation_code in held)
    expected = all(any(all(found) for found in group.values()) for group in groups.values())

    verdict = assess(rows, replace(NOTHING, occupations=held))

    assert (verdict.outcome == MET) is expected
    assert bool(verdict.missing) is not expected


@given(rows=ROWS, held=HELD, more=HELD)
def test_a_person_who_learns_more_never_loses(rows, held, more):
    if assess(rows, replace(NOTHING, occupations=held)).outcome == MET:
        assert assess(rows, replace(NOTHING, occupations=held | more)).outcome == MET


@given(rows=ROWS, order=st.randoms())
def test_the_order_of_rows_changes_no_answer(rows, order):
    mixed = list(rows)
    order.shuffle(mixed)
    profile = replace(NOTHING, occupations=frozenset({"100001"}))

    assert assess(mixed, profile).outcome == assess(rows, profile).outcome


@given(rows=ROWS.filter(bool))
def test_not_knowing_the_occupation_is_never_a_refusal(rows):
    assert assess(rows, replace(NOTHING, occupations=None)).outcome == CANNOT_TELL


@pytest.mark.django_db
def test_the_table_holds_the_nursery_as_the_reference_data_do():
    service = Service.objects.get(slug="zlobkowa-przedszkolna")
    rows = [condition_of(row) for row in service.requirements.select_related("occupation")]

    assert rows == NURSERY


def test_the_nursery_is_said_in_one_sentence():
    said = sentence([row for row in NURSERY if row.subject == "person"])

    assert said.startswith("Wymagane: (1) udokumentowane kwalifikacje lub dokumenty: pielęgniarka, położna,")
    assert "; albo (5) szkolenie z udzielania dziecku pierwszej pomocy, odbyte nie wcześniej niż 2 lata" in said
    assert "co najmniej rok doświadczenia w pracy z dziećmi w wieku do lat 3" in said
    assert "(co najmniej 280 godzin, w tym co najmniej 80 zajęć praktycznych pod kierunkiem opiekuna)" in said
    assert said.count(".") == 1


def test_required_occupations_are_said_as_one_of_them():
    rows = [
        replace(occupation("341201", alternative=1), occupation_title="Asystent osoby niepełnosprawnej"),
        replace(occupation("532102", alternative=2), occupation_title="Opiekun medyczny"),
    ]

    assert sentence(rows) == (
        "Wymagany jeden z zawodów: 341201 Asystent osoby niepełnosprawnej albo 532102 Opiekun medyczny."
    )
    assert sentence(rows[:1]) == "Wymagany zawód: 341201 Asystent osoby niepełnosprawnej."
