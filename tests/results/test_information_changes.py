"""What services changed, in part 5 of the information: on the page, in PDF and DOCX, of groups and never of one person."""

import datetime
import io

import docx as office
import pytest
from django.urls import reverse

from cus.documents.docx import docx_of
from cus.documents.render import render_pdf
from programmes.results.impact import FEW_PEOPLE, doubts_of, scale_of
from programmes.results.implementation.building import ground_of, sheet_of
from programmes.results.implementation.documents import information_document
from programmes.results.implementation.printing import information_of
from programmes.results.models import ImpactNote
from tests.documents.checks import faults, text_of, undivided
from tests.factories.programmes import ItemFactory
from tests.factories.results_complaints import ImpactNoteFactory
from tests.factories.results_information import CompletedFactory, begun

pytestmark = pytest.mark.django_db
TITLE = "Co się zmieniło"


@pytest.fixture
def item():
    """A service of a programme that is over."""
    version = CompletedFactory(name="Bliżej siebie", whole=True)
    return ItemFactory(version=version, service__name="Opieka sąsiedzka")


@pytest.fixture
def note(item):
    """A change of the service, told by three people."""
    return ImpactNoteFactory(
        programme=item.version.programme,
        service=item.service,
        change="Opiekunki częściej śpią całą noc.",
        group="rodziny osób z otępieniem",
        known_by="ankieta",
        known_detail="Pytano wiosną i jesienią.",
        noted_on=datetime.date(2025, 5, 12),
        scale=3,
        scale_unit="osoby",
        source="raport świetlicy",
    )


def board(item):
    """The table of part 5, and what part 5 lacks."""
    sheet = sheet_of(ground_of(item.version.programme))
    found = next((one for one in sheet.parts[4].boards if one.title == TITLE), None)
    return found, [lack.text for lack in sheet.lacks if lack.part == 5]


def plain(text: str) -> str:
    return " ".join(text.split())


def paper(item):
    ground = ground_of(item.version.programme)
    return information_document(information_of(ground, sheet_of(ground)))


def test_part_five_tells_what_changed_for_whom_and_how_it_is_known_with_its_source(item, note):
    whole = ImpactNoteFactory(programme=item.version.programme, change="Sąsiedzi sami zakładają dyżury.")

    found, _ = board(item)

    lines = [[entry.text for entry in line.cells] for line in found.lines]
    assert [line[:2] for line in lines] == [["Cały program", whole.change], ["Opieka sąsiedzka", note.change]]
    assert lines[1][2] == f"rodziny osób z otępieniem\nskala: {FEW_PEOPLE}"
    assert plain(lines[1][3]) == "ankieta, 12 maja 2025 r. Pytano wiosną i jesienią. źródło: raport świetlicy"
    assert found.lines[1].cells[1].url == found.lines[1].cells[3].url == note.get_absolute_url()


def test_without_notes_there_is_no_table_and_notes_of_other_programmes_stay_away(item):
    ImpactNoteFactory(programme=CompletedFactory().programme)

    assert board(item)[0] is None


def test_the_page_links_to_the_note_and_does_not_tell_of_three_people(item, note, organiser, client_for):
    begun(item.version, organiser)

    page = client_for(organiser).get(reverse("results:information", args=[item.version.programme_id]))

    text = page.content.decode()
    assert f'<a href="{note.get_absolute_url()}">{note.change}</a>' in text
    assert FEW_PEOPLE in text
    part = text[text.index("Wyniki monitorowania i ocena") :]
    assert "3 osoby" not in part.replace("\xa0", " ")


def test_the_paper_and_the_office_file_say_the_same(item, note):
    made = paper(item)
    pdf, file = render_pdf(made), office.Document(io.BytesIO(docx_of(made)))

    rows = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    assert faults(pdf) == []
    for text in (undivided(text_of(pdf)), undivided(" ".join(rows))):
        for said in (note.change, note.group, FEW_PEOPLE, "Pytano wiosną i jesienią.", "źródło: raport świetlicy"):
            assert undivided(said) in text
        assert "3osoby" not in text


def test_a_long_note_goes_over_to_the_next_page(item, note):
    ImpactNote.objects.update(change="Dłuższe zdanie o tym, co dziś jest inaczej niż dawniej. " * 120)

    pdf = render_pdf(paper(item))

    assert faults(pdf) == []
    assert undivided(text_of(pdf)).count("codziśjestinaczej") == 120


def test_what_might_tell_of_a_person_is_pointed_at_before_the_director_approves(item, note):
    note.change = "Opowiedziała o tym Anna Lis."
    note.save()

    lacks = board(item)[1]

    assert [text for text in lacks if "„Anna Lis”" in text and "dane mieszkańca" in text]
    assert [text for text in lacks if "mniej niż pięć osób" in text]


@pytest.mark.parametrize(
    ("scale", "unit", "told"),
    [
        (4, "osoby", FEW_PEOPLE),
        (4, "Osób starszych", FEW_PEOPLE),
        (2, "os.", FEW_PEOPLE),
        (1, "mieszkanka wsi", FEW_PEOPLE),
        (3, "dzieci", FEW_PEOPLE),
        (0, "osób", "0 osób"),
        (5, "osób", "5 osób"),
        (3, "osiedla", "3 osiedla"),
        (3, "mieszkania", "3 mieszkania"),
        (3, "godziny", "3 godziny"),
        (4, "%", "4 %"),
        (None, "", ""),
    ],
)
def test_a_scale_of_fewer_than_five_people_is_read_by_the_staff_alone(scale, unit, told):
    one = ImpactNote(scale=scale, scale_unit=unit)

    assert scale_of(one) == told
    assert scale_of(one, staff=True) == (f"{scale} {unit}" if unit else "")
    assert bool(doubts_of(one)) == (told == FEW_PEOPLE)


def test_the_room_of_changes_shows_readers_no_scale_under_five(item, note, reader, worker, client_for):
    url = reverse("results:impact", args=[item.version.programme_id])

    assert FEW_PEOPLE in client_for(reader).get(url).content.decode()
    assert "3 osoby" not in client_for(reader).get(url).content.decode()
    assert "3 osoby" in client_for(worker).get(url).content.decode()
