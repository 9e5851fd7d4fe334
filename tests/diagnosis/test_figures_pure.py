"""Ages, areas: what the labels of statistics mean."""

import pytest

from diagnosis.figures.ages import age_of, age_text, in_age_order, tiling
from diagnosis.figures.areas import level_of, same_gmina, tidy_name


@pytest.mark.parametrize(
    ("label", "age"),
    [
        ("65-69", "65-69"),
        ("0–14", "0-14"),
        ("70 i więcej", "70+"),
        ("85 lat i więcej", "85+"),
        ("w wieku 3-6 lat", "3-6"),
        ("17", "17-17"),
        ("ogółem", None),
        ("69-65", None),
        ("w wieku produkcyjnym", None),
    ],
)
def test_an_age_label_is_understood_or_left_alone(label, age):
    assert age_of(label) == age


def test_an_open_group_is_tiled_by_groups_that_neither_gap_nor_overlap():
    present = {"", "60-64", "65-69", "70+", "70-74", "75-79", "80-84", "85+"}

    assert tiling("65+", present) == ["65-69", "70+"]
    assert tiling("80+", present) == ["80-84", "85+"]
    assert tiling("62+", present) == []
    assert tiling("60+", {"60-64", "70+"}) == []


def test_ages_are_said_and_ordered_as_people_read_them():
    assert age_text("85+") == "85 lat i więcej"
    assert age_text("0-14") == "0–14 lat"
    assert in_age_order({"70+", "0-14", "", "0-4", "5-9", "70-74"}) == ["", "0-14", "0-4", "5-9", "70+", "70-74"]


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("0000000", "country"),
        ("0200000", "voivodeship"),
        ("0201000", "powiat"),
        ("2202043", "gmina"),
        ("2202044", "part"),
        ("2202045", "part"),
        ("1465028", "part"),
    ],
)
def test_a_code_says_its_level_and_parts_are_no_gminas(code, level):
    assert level_of(code) == level


def test_a_gmina_that_changed_its_kind_is_the_same_and_its_part_is_not():
    assert same_gmina("2202042", "2202043")
    assert not same_gmina("2202043", "2202044")
    assert tidy_name("Czersk  - miasto (4)") == "Czersk - miasto"
