"""Cells of an imported table: what is shown reads back into the same value."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cus.importing.words import Flag, Items, Labels, ManyLabels, Number, Text, Wrong
from cus.tables import Cell, Row, Sheet
from cus.tables.cells import clean
from cus.tables.writing import as_cell
from services.enums import DeliveryMode, EducationLevel, LegalRegime, RecipientKind, RequirementKind, StudiesKind, Unit
from services.importing.areas import Areas
from services.importing.columns import REQUIREMENT_FIELDS, SERVICE_FIELDS
from services.importing.reading import read_files

AREAS = Areas({4: "pomoc społeczna", 7: "edukacja publiczna", 9: "kultura"})
# What a field in lines can hold: no line ends, no blanks around, characters that documents print.
ITEM = st.text("aąŻ12;,. „”'=+-•(", max_size=12).map(lambda text: " ".join(text.split())).filter(bool)
ANY_CELL = st.text(max_size=60)
CELL_OR_KIND = ANY_CELL | st.sampled_from([kind.label for kind in RequirementKind]) | st.integers(0, 10**7).map(str)
EVERY = [Text(20), Items(20), Labels(Unit), ManyLabels(RecipientKind), Flag(), Number(1), AREAS]


def sheet_of(name: str, row: dict[str, str]) -> Sheet:
    """A sheet of one row, its cells by their headings."""
    cells = {number: Cell(clean(text), 2, number) for number, text in enumerate(row.values(), start=1)}
    return Sheet(
        name, tuple(Cell(heading, 1, number) for number, heading in enumerate(row, start=1)), (Row(2, cells),)
    )


@settings(max_examples=500, deadline=None)
@given(st.lists(ITEM, max_size=4, unique=True))
def test_a_list_reads_back_whatever_its_texts_hold(items):
    items = [item.removeprefix("•").strip() for item in items]
    items = list(dict.fromkeys(filter(None, items)))
    words = Items(200)
    assert words.read(clean(as_cell(words.show(items)))) == items


@settings(max_examples=500, deadline=None)
@given(st.sampled_from(EVERY), ANY_CELL)
def test_any_cell_is_read_or_refused_and_what_was_read_is_shown_alike(words, text):
    try:
        value = words.read(text)
    except Wrong as wrong:
        value = words.read("")
        assert str(wrong).endswith((".", "?"))  # noqa: PT017 – the refusal is one of two right outcomes
    assert words.read(words.show(value)) == value


@pytest.mark.parametrize("choices", [DeliveryMode, EducationLevel, LegalRegime, RequirementKind, StudiesKind, Unit])
def test_every_label_reads_back(choices):
    words = Labels(choices)
    assert [words.read(words.show(choice.value)) for choice in choices] == list(choices.values)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("4", [4]), ("9, 4", [4, 9]), ("4.9", [4, 9]), ("4. pomoc społeczna; KULTURA", [4, 9]), ("7 edukacja publiczna", [7]), ("", [])],
)  # fmt: skip
def test_areas_are_read_as_people_write_them(text, expected):
    assert AREAS.read(text) == expected


@pytest.mark.parametrize("text", ["15", "4. kultura", "kultóra", "0"])
def test_an_area_that_does_not_exist_is_refused(text):
    with pytest.raises(Wrong):
        AREAS.read(text)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(SERVICE_FIELDS), ANY_CELL), max_size=6, unique_by=lambda pair: pair[0].key))
def test_any_row_of_services_is_read_or_named(cells):
    row = {"nazwa": "Klub"} | {field.heading: text for field, text in cells}
    parsed = read_files([sheet_of("usługi", row)], AREAS.names)
    assert len(parsed.services) == 1
    assert all(fault.line == 2 for fault in parsed.faults)


@settings(max_examples=500, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(REQUIREMENT_FIELDS), CELL_OR_KIND), max_size=6, unique_by=lambda pair: pair[0].key
    )
)
def test_any_row_of_requirements_is_read_or_named(cells):
    row = {"usługa": "Klub", "rodzaj": "studia"} | {field.heading: text for field, text in cells}
    sheets = [sheet_of("usługi", {"nazwa": "Klub"}), sheet_of("wymagania", row)]
    parsed = read_files(sheets, AREAS.names)
    assert parsed.requirements or parsed.faults
    assert all(fault.line == 2 for fault in parsed.faults)
