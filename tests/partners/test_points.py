"""The points of an agreement: what stays, how numbers close up, what references become."""

from dataclasses import dataclass
from itertools import product

import pytest

from partners.enums import PartyRole, PointCondition
from partners.models import AgreementTemplate
from partners.points import DOTS, Point, TemplateContext, UnknownReference, resolve

SOCIAL, PROVIDER, COORDINATOR, OTHER = (
    PartyRole.SOCIAL_EMPLOYMENT,
    PartyRole.PROVIDER,
    PartyRole.COORDINATOR,
    PartyRole.OTHER,
)


@dataclass(frozen=True)
class Line:
    """A row of a template."""

    kind: str
    text: str
    key: str = ""
    condition: str = PointCondition.ALWAYS


def point(text: str, key: str = "", condition: str = PointCondition.ALWAYS) -> Line:
    return Line("point", text, key, condition)


def sub(text: str, key: str = "", condition: str = PointCondition.ALWAYS) -> Line:
    return Line("subpoint", text, key, condition)


# Written by hand: for each set of roles, which conditions hold.
TRUTH = [
    ((), {"always", "without_social_employment", "without_coordinator", "many_providers"}),
    ((OTHER,), {"always", "without_social_employment", "without_coordinator", "many_providers"}),
    ((PROVIDER,), {"always", "without_social_employment", "without_coordinator", "one_provider"}),
    ((PROVIDER, PROVIDER), {"always", "without_social_employment", "without_coordinator", "many_providers"}),
    ((SOCIAL,), {"always", "with_social_employment", "without_coordinator", "many_providers"}),
    ((SOCIAL, PROVIDER), {"always", "with_social_employment", "without_coordinator", "one_provider"}),
    (
        (SOCIAL, SOCIAL, PROVIDER, PROVIDER),
        {"always", "with_social_employment", "without_coordinator", "many_providers"},
    ),
    ((COORDINATOR,), {"always", "without_social_employment", "with_coordinator", "many_providers"}),
    ((COORDINATOR, PROVIDER), {"always", "without_social_employment", "with_coordinator", "one_provider"}),
    ((SOCIAL, COORDINATOR), {"always", "with_social_employment", "with_coordinator", "many_providers"}),
    ((SOCIAL, COORDINATOR, PROVIDER), {"always", "with_social_employment", "with_coordinator", "one_provider"}),
]


@pytest.mark.parametrize(("roles", "expected"), TRUTH)
@pytest.mark.parametrize("condition", PointCondition.values)
def test_a_condition_holds_exactly_when_the_roles_say_so(roles, expected, condition):
    assert TemplateContext(roles=roles).holds(condition) is (condition in expected)


@pytest.mark.parametrize(("roles", "expected"), TRUTH)
def test_one_row_of_each_condition_leaves_those_that_hold_numbered_from_one(roles, expected):
    rows = [point(condition, condition=condition) for condition in PointCondition.values]

    points = resolve(rows, TemplateContext(roles=roles)).points

    assert {kept.text for kept in points} == expected
    assert [kept.number for kept in points] == list(range(1, len(expected) + 1))


def test_numbers_close_up_and_references_follow_them():
    rows = [
        point("A", "a"),
        point("B", "b", PointCondition.WITH_SOCIAL_EMPLOYMENT),
        point("C, zob. pkt {pkt:a} i pkt {pkt:d}", "c"),
        point("D, zob. pkt {pkt:c-2}", "d"),
        sub("tylko z", "d-1", PointCondition.WITH_SOCIAL_EMPLOYMENT),
        sub("zawsze, zob. pkt {pkt:d}", "d-2"),
        Line("closing", "por. pkt {pkt:d-2}"),
    ]
    rows.insert(3, sub("c jeden", "c-1", PointCondition.WITH_SOCIAL_EMPLOYMENT))
    rows.insert(4, sub("c dwa", "c-2"))

    without = resolve(rows, TemplateContext())
    with_ = resolve(rows, TemplateContext(roles=(SOCIAL,)))

    assert without.points == (
        Point(1, "A"),
        Point(2, "C, zob. pkt 1 i pkt 3", ("c dwa",)),
        Point(3, "D, zob. pkt 2 ppkt 1", ("zawsze, zob. pkt 3",)),
    )
    assert without.closing == "por. pkt 3 ppkt 1"
    assert with_.points == (
        Point(1, "A"),
        Point(2, "B"),
        Point(3, "C, zob. pkt 1 i pkt 4", ("c jeden", "c dwa")),
        Point(4, "D, zob. pkt 3 ppkt 2", ("tylko z", "zawsze, zob. pkt 4")),
    )
    assert with_.closing == "por. pkt 4 ppkt 2"


@pytest.mark.parametrize("text", ["pkt {pkt:nie-ma}", "pkt {pkt:b}"])
def test_a_reference_to_a_point_that_is_not_there_is_refused(text):
    rows = [point(text, "a"), point("B", "b", PointCondition.WITH_COORDINATOR)]

    with pytest.raises(UnknownReference):
        resolve(rows, TemplateContext())


def test_a_row_that_drops_out_may_refer_to_what_is_not_there():
    rows = [point("A", "a"), point("{pkt:nie-ma}", "b", PointCondition.WITH_COORDINATOR)]

    assert resolve(rows, TemplateContext()).points == (Point(1, "A"),)


def test_facts_are_filled_in_and_unknown_ones_leave_a_line_to_write_on():
    rows = [point("gminy: {gminy}; {koordynator}")]

    known = resolve(rows, TemplateContext(gminas=("Brusy", "Czersk"), coordinator="OWES „Zakole”"))
    unknown = resolve(rows, TemplateContext())

    assert known.points[0].text == "gminy: Brusy, Czersk; OWES „Zakole”"
    assert unknown.points[0].text == f"gminy: {DOTS}; {DOTS}"


def test_braces_in_the_name_of_a_party_are_left_alone():
    rows = [point("{koordynator}", "a")]

    assert resolve(rows, TemplateContext(coordinator="Fundacja {gminy}")).points[0].text == "Fundacja {gminy}"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "roles",
    [
        [role for role, present in zip((SOCIAL, COORDINATOR, PROVIDER), mask, strict=True) if present]
        for mask in product((False, True), repeat=3)
    ],
)
def test_the_template_of_the_reference_data_resolves_for_every_set_of_roles(roles):
    template = AgreementTemplate.objects.published().order_by("-number").first()

    wording = resolve(template.rows.all(), TemplateContext(roles=tuple(roles), gminas=("Czersk",), coordinator="OWES"))

    social = SOCIAL in roles
    text = " ".join([wording.preamble, wording.closing] + [p.text + " ".join(p.subpoints) for p in wording.points])
    assert len(wording.points) == (7 if social else 4)
    assert [p.number for p in wording.points] == list(range(1, len(wording.points) + 1))
    assert "{" not in text
    assert ("podmiotów zatrudnienia socjalnego" in text) is social
    committee = wording.points[4 if social else 1]
    assert "Komitet Współpracy" in committee.text
    assert len(committee.subpoints) == 4
    assert ("o których mowa w pkt 2" in committee.subpoints[1]) is social
    assert f"na zasadach z pkt {6 if social else 3}" in wording.closing
    assert ("OWES" in wording.points[-1].text) is (COORDINATOR in roles)
