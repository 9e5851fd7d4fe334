"""The matrix of priorities: one rule, one picture, one table, all of the same needs."""

import re

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from cus.centre.letterhead import letterhead
from cus.documents.render import render_pdf
from diagnosis.documents import priorities_document
from diagnosis.matrix import priority_matrix
from diagnosis.models import Need
from tests.documents.checks import faults
from tests.factories.diagnosis import DiagnosisFactory, NeedFactory


def need(size, severity, **fields):
    """A row that is not in the database."""
    return Need(size=size, severity=severity, group="Seniorzy", need="Posiłek", **fields)


def test_a_need_stands_where_its_size_and_severity_meet_and_evidence_does_not_move_it():
    sure, unsure = need(4, 5, evidence=3), need(4, 5, evidence=1)

    matrix = priority_matrix([sure, need(1, 2), unsure, need(None, 3)])

    full = {(cell.size, cell.severity): [one.number for one in cell.needs] for cell in matrix.cells if cell.needs}
    assert full == {(4, 5): [1, 3], (1, 2): [2]}
    assert [(one.number, one.priority, one.level[1]) for one in matrix.ranked] == [
        (1, 20, "najpilniejsza"),
        (3, 20, "najpilniejsza"),
        (2, 2, "do obserwacji"),
    ]
    assert [(one.number, one.lacks) for one in matrix.without] == [(4, "brakuje skali")]


def test_every_number_of_a_crowded_cell_is_shown_or_counted():
    matrix = priority_matrix([need(5, 5) for _ in range(60)])

    texts = [text for _, _, text in next(cell for cell in matrix.cells if cell.priority == 25).lines]

    shown = [part for text in texts if not text.startswith("+") for part in text.split(", ")]
    assert len(texts) == 3
    assert len(shown) + int(texts[-1].removeprefix("+ ")) == 60


def test_the_picture_has_no_style_and_says_in_words_what_it_shows():
    picture = render_to_string(
        "documents/_priority_matrix.html", {"matrix": priority_matrix([need(5, 4), need(2, 2)])}
    )

    assert "style" not in picture
    assert "Macierz priorytetów 2 potrzeb: 1 najpilniejsza, 1 do obserwacji." in picture
    assert len(re.findall("<rect", picture)) == 25
    assert ">1</text>" in picture


def test_an_empty_matrix_says_so():
    assert "jest pusta" in priority_matrix([]).alternative


@pytest.mark.django_db
def test_the_page_gives_picture_rule_and_table(client_for, worker):
    weighty = NeedFactory(size=5, severity=4, evidence=2)
    NeedFactory(diagnosis=weighty.diagnosis, need="Czeka na ocenę")

    page = client_for(worker).get(reverse("diagnosis:priorities", args=[weighty.diagnosis_id])).content.decode()

    assert 'role="img"' in page
    assert "skala (1–5) razy dotkliwość (1–5)" in page
    assert weighty.need in page
    assert "kilka źródeł" in page
    assert "brakuje skali i dotkliwości" in page


@pytest.mark.django_db
def test_the_document_of_the_matrix_is_without_a_fault():
    diagnosis = DiagnosisFactory()
    for size in range(1, 6):
        NeedFactory(diagnosis=diagnosis, size=size, severity=6 - size, evidence=1)
    NeedFactory(diagnosis=diagnosis)

    assert faults(render_pdf(priorities_document(diagnosis, letterhead=letterhead()))) == []
