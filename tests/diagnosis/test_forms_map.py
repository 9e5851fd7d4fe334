"""The table of printed rows and fields says the truth: every row of the paper has its field, every field its place."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from diagnosis.documents import NEED_COLUMNS
from diagnosis.forms.territory import TerritoryPaper
from diagnosis.models import Need, TerritoryForm, TerritoryLine
from partners.models import Partner

MAP = (Path(settings.BASE_DIR) / "docs" / "forms-map.md").read_text(encoding="utf-8")
# Heading of the part, the model behind it, the column that names its fields.
PARTS = [
    ("## Form 1", Need, 1),
    ("## Form 2", TerritoryForm, 1),
    ("A line is `diagnosis.TerritoryLine`", TerritoryLine, 1),
    ("## Partner card", Partner, 2),
]
ROWS_OF_THE_CARD = 13


def table_after(start):
    """The first table after ``start``: its lines as cells, without the heading."""
    lines = MAP[MAP.index(start) :].splitlines()
    first = next(at for at, line in enumerate(lines) if line.startswith("|---"))
    found = []
    for line in lines[first + 1 :]:
        if not line.startswith("|"):
            break
        found.append([cell.strip() for cell in line.strip("|").split("|")])
    return found


def named(cell):
    """Names of fields in a cell; models and dotted names are not among them."""
    return [name for name in re.findall(r"`([\w.]+)`", cell) if "." not in name and name == name.lower()]


@pytest.mark.parametrize(("start", "model", "column"), PARTS, ids=lambda part: getattr(part, "__name__", None))
def test_each_named_field_exists_and_each_field_is_named(start, model, column):
    cells = [line[column] for line in table_after(start)]

    said = {name for cell in cells for name in named(cell)}

    everything = {field.name for field in model._meta.get_fields()}
    own = {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)} - {"id"}
    assert said <= everything
    assert own <= said


def test_each_model_named_in_the_map_exists():
    for app, model in re.findall(r"`(diagnosis|partners)\.([A-Z]\w+)`", MAP):
        assert apps.get_model(app, model)


def test_the_columns_of_form_one_stand_in_the_order_of_the_paper():
    rows = [line for line in table_after("## Form 1") if line[0] != "–"]

    assert [named(line[1])[0] for line in rows] == [name for name, _, _ in NEED_COLUMNS]
    assert [re.sub(r" \(.*", "", line[0]) for line in rows] == [label for _, label, _ in NEED_COLUMNS]


def test_the_rows_of_form_two_stand_in_the_order_of_the_paper():
    rows = [line for line in table_after("## Form 2") if line[0] != "–"]

    assert [tuple(named(line[1])) for line in rows] == [row.fields for row in TerritoryPaper.rows]


def test_the_card_has_thirteen_rows_and_each_has_a_field():
    rows = [line for line in table_after("## Partner card") if line[0].isdecimal()]

    assert [int(line[0]) for line in rows] == list(range(1, ROWS_OF_THE_CARD + 1))
    assert all(named(line[2]) for line in rows)
