"""The printed programme: nothing written in the builder is left out, annexes come along, DOCX too."""

import io

import docx
import pytest
from django.urls import reverse

from cus.centre.letterhead import letterhead
from cus.documents.serial import from_data, to_data
from programmes.contents import ITEM_ROWS, VERSION_ROWS
from programmes.documents import Programme
from programmes.gaps import with_everything
from programmes.models import ItemSourcing, ProgrammeStage, ProgrammeVersion
from programmes.printing import IN_TABLES, POINTS, programme_of
from tests.factories.programmes import ItemFactory, VersionFactory
from tests.factories.standards import a_standard

pytestmark = pytest.mark.django_db


def printed(version) -> Programme:
    whole = with_everything(ProgrammeVersion.objects.filter(pk=version.pk)).get()
    return programme_of(whole, letterhead=letterhead())


def test_every_kind_of_rows_has_its_place_in_the_document():
    assert {rows.name for rows in VERSION_ROWS} <= set(POINTS)
    assert {rows.name for rows in ITEM_ROWS} >= IN_TABLES


@pytest.fixture
def item():
    """A whole item with a standard in force and a stage of the programme."""
    item = ItemFactory(version=VersionFactory(whole=True), service__name="Posiłki", whole=True)
    ProgrammeStage.objects.create(version=item.version, name="Nabór", position=0)
    return item


def test_rows_without_a_table_of_their_own_are_written_out(item):
    data = printed(item.version)

    assert [rows.label for rows in data.organisation_more] == ["etapy"]
    assert "Nabór" in data.organisation_more[0].text


def test_why_a_service_is_contracted_stays_out_of_the_local_law(item):
    ItemSourcing.objects.create(item=item, decision="contracted", reasons="Nie mamy kuchni.")

    assert "Nie mamy kuchni." not in str(to_data(printed(item.version)))


def test_annexes_hold_the_card_and_the_standard_of_each_service(item, organiser, director):
    a_standard("approved", service=item.service, by=organiser, director=director)

    data = printed(item.version)

    assert [card.name for card in data.cards] == ["Posiłki"]
    assert [standard.service for standard in data.standards] == ["Posiłki"]
    assert from_data(Programme, to_data(data)) == data


def test_the_draft_comes_as_docx_with_its_twelve_items(client_for, worker, item):
    answer = client_for(worker).get(reverse("programmes:document", args=[item.version_id]), {"plik": "docx"})

    text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(b"".join(answer))).paragraphs)
    assert "12. Budżet i źródła finansowania" in text
    assert "Załącznik 1. Karty usług" in text


def test_a_reader_gets_no_docx_of_a_draft(client_for, reader, item):
    answer = client_for(reader).get(reverse("programmes:document", args=[item.version_id]), {"plik": "docx"})

    assert answer.status_code == 404
