"""The report of a rich diagnosis says what the rooms' pages say, in all three shapes."""

import io

import docx
import pytest
from django.urls import reverse
from lxml import html

from cus.documents.docx import docx_of
from diagnosis.report.building import report_of
from diagnosis.report.data import report_document
from tests.documents import checks
from tests.documents.printing import printed
from tests.factories.diagnosis_report import NEEDS, PARTNER_COUNT, rich_diagnosis

pytestmark = pytest.mark.django_db
# A longer cell may be shortened on a page, or divided between pages of a print.
SHORT_CELL = 60
ROOMS = (
    "priorities",
    "potential",
    "coverage",
    "staffing",
    "research",
    "findings",
    "proposals",
    "consultation",
    "duties",
)
# The coverage page says who offers how much; in the report that stands in the chapter of the potential.
OF_ONE = ":"


@pytest.fixture
def rich():
    """Two gminas, sixty needs, forty partners."""
    return rich_diagnosis()


def cells_of(page: str) -> list[str]:
    """Short pieces of text with a digit in the cells of all tables of a page, without spaces and hyphens; no controls."""
    main = html.document_fromstring(page).find(".//main")
    for control in main.xpath(".//form | .//a | .//*[contains(@class, 'differs')]"):
        control.drop_tree()
    pieces = [piece for cell in main.iterfind(".//table/tbody//td") for piece in cell.itertext()]
    texts = [piece for text in pieces if not (piece := " ".join(text.split())).startswith(OF_ONE)]
    short = [one for one in texts if len(one) <= SHORT_CELL and "…" not in one and any(map(str.isdigit, one))]
    return [checks.undivided(one) for one in short]


def everything_in(office) -> str:
    """All words of a DOCX, without spaces and hyphens."""
    rows = (row for table in office.tables for row in table.rows)
    cells = (cell.text for row in rows for cell in row.cells)
    return checks.undivided(" ".join([*(one.text for one in office.paragraphs), *cells]))


def rooms_cells(diagnosis, browser) -> dict[str, list[str]]:
    """The short cells of each room's page."""
    addresses = {room: reverse(f"diagnosis:{room}", args=[diagnosis.pk]) for room in ROOMS}
    addresses |= {one.title: one.get_absolute_url() for one in diagnosis.forecasts.all()}
    return {room: cells_of(browser.get(address).content.decode()) for room, address in addresses.items()}


def missing_from(said: str, cells: dict[str, list[str]]) -> dict[str, list[str]]:
    """Cells of the rooms' pages that a report does not say."""
    return {room: lost for room, texts in cells.items() if (lost := [one for one in texts if one not in said])}


def test_the_rich_diagnosis_is_as_rich_as_promised(rich) -> None:
    long = [need for need in rich.needs.all() if 200 <= len(need.problem) <= 900]

    assert rich.needs.count() == NEEDS == 60
    assert len(long) == 15
    assert rich.gminas.count() == 2
    assert PARTNER_COUNT == 40


def test_page_and_docx_say_every_number_of_the_rooms(rich, client_for, worker) -> None:
    browser = client_for(worker)
    cells = rooms_cells(rich, browser)
    office = docx.Document(io.BytesIO(docx_of(report_document(report_of(rich)))))
    page = browser.get(reverse("diagnosis:report", args=[rich.pk])).content.decode()

    assert {room for room, texts in cells.items() if texts} >= {"priorities", "potential", "coverage", "staffing"}
    assert missing_from(everything_in(office), cells) == {}
    assert missing_from(checks.undivided(html.document_fromstring(page).text_content()), cells) == {}


@pytest.mark.soak
def test_the_pdf_says_every_number_of_the_rooms_and_has_no_fault(rich, client_for, worker) -> None:
    pdf = printed(report_document(report_of(rich)))

    assert missing_from(checks.undivided(checks.text_of(pdf)), rooms_cells(rich, client_for(worker))) == {}
    assert checks.faults(pdf) == []
