"""The draft resolution and its justification: proposed from the programme, changed until the council decides."""

import datetime

import pytest
from django.urls import reverse

from cus.centre.models import Resolution
from cus.documents.render import render_pdf
from cus.workflow import Refused, StaleEdit
from programmes import actions
from programmes.gaps import with_everything
from programmes.models import CouncilPaper, ProgrammeVersion
from programmes.papers.building import justification_of, resolution_of
from programmes.papers.data import justification_document, resolution_document
from programmes.papers.proposals import genitive_of_voivodeship, proposed_texts
from tests.documents.checks import faults
from tests.factories.centre import CentreFactory
from tests.factories.diagnosis import NeedFactory
from tests.factories.programmes import ItemFactory, VersionFactory, answer


def whole(version) -> ProgrammeVersion:
    return with_everything(ProgrammeVersion.objects.filter(pk=version.pk)).get()


@pytest.fixture
def version(db):
    """A whole draft with one service that answers a need."""
    item = ItemFactory(version=VersionFactory(whole=True, name="Bliżej siebie"), service__name="Posiłki", whole=True)
    answer(item, NeedFactory(diagnosis=item.version.diagnosis, need="Ciepły posiłek"))
    return item.version


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("MAZOWIECKIE", "Mazowieckiego"),
        ("KUJAWSKO-POMORSKIE", "Kujawsko-Pomorskiego"),
        ("łódzkie", "Łódzkiego"),
        ("pokazowe", "Pokazowego"),
        ("demo", "Demo"),
    ],
)
def test_the_voivodeship_stands_in_the_genitive(name, expected):
    assert genitive_of_voivodeship(name) == expected


@pytest.mark.django_db
def test_the_proposal_is_made_of_the_programme(version):
    texts = proposed_texts(whole(version))

    assert texts.subject == "przyjęcia programu usług społecznych „Bliżej siebie”"
    first = texts.paragraphs[0].text.replace("\xa0", " ")
    assert "realizowany od 1 stycznia 2027 r. do 31 grudnia 2028 r., w brzmieniu" in first
    reasons = {part.title: part.text.replace("\xa0", " ") for part in texts.reasons}
    assert "Posiłki: 90 osób" in reasons["Usługi i ich odbiorcy"]
    assert "1 000,00 zł" in reasons["Skutki finansowe i źródła finansowania"]
    assert "1 potrzebę" in reasons["Cel i potrzeba podjęcia uchwały"]


def _edit(version, by, **changes):
    paper = actions.start_paper(by=by, version=version)
    rows = {
        "paragraphs": [{"title": "", "text": "Przyjmuje się program."}, {"title": "", "text": "Wchodzi w życie."}],
        "reasons": [{"title": "Cel", "text": "Bo trzeba."}],
    }
    values = {"council": "Rady Gminy Próba", "subject": "przyjęcia programu", "legal_basis": "art. 4 ustawy"}
    args = {"paper": paper, "seen": paper.edit_version, "values": values, "rows": rows} | changes
    return actions.save_paper(by=by, **args)


@pytest.mark.django_db
def test_what_was_written_is_printed_instead_of_the_proposal(version, organiser):
    _edit(version, organiser)

    resolution = resolution_of(whole(version))

    assert resolution.council == "Rady Gminy Próba"
    assert [part.text for part in resolution.paragraphs] == ["Przyjmuje się program.", "Wchodzi w życie."]
    assert [part.title for part in justification_of(whole(version)).reasons] == ["Cel"]


@pytest.mark.django_db
def test_a_worker_does_not_write_papers_for_the_council(version, worker):
    with pytest.raises(Refused):
        actions.start_paper(by=worker, version=version)

    assert not CouncilPaper.objects.exists()


@pytest.mark.django_db
def test_a_stale_form_writes_nothing(version, organiser):
    _edit(version, organiser)

    with pytest.raises(StaleEdit):
        _edit(version, organiser, seen=1)

    assert CouncilPaper.objects.get().council == "Rady Gminy Próba"


@pytest.mark.django_db
def test_a_resolution_has_a_paragraph(version, organiser):
    with pytest.raises(Refused, match="co najmniej jeden paragraf"):
        _edit(version, organiser, rows={"paragraphs": [], "reasons": []})


@pytest.mark.django_db
def test_the_papers_close_when_the_council_decides(version, organiser):
    paper = _edit(version, organiser)
    ProgrammeVersion.objects.filter(pk=version.pk).update(
        state="adopted",
        resolution_number="XII/1/2026",
        resolution_date=datetime.date(2026, 11, 20),
        sent_to_mayor_on=datetime.date(2026, 11, 10),
        approved_at=datetime.datetime(2026, 11, 9, 9, tzinfo=datetime.UTC),
        approved_by=organiser,
        submitted_at=datetime.datetime(2026, 11, 8, 9, tzinfo=datetime.UTC),
        submitted_by=organiser,
    )

    with pytest.raises(Refused, match="nie czeka już na uchwałę"):
        _edit(version, organiser, paper=paper, seen=paper.edit_version)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("gather", "wrap"),
    [(resolution_of, resolution_document), (justification_of, justification_document)],
)
def test_both_papers_print_as_accessible_pdf(version, gather, wrap):
    assert faults(render_pdf(wrap(gather(whole(version))))) == []


@pytest.mark.django_db
def test_the_form_is_filled_with_the_proposal_and_saves(client_for, organiser, version):
    client = client_for(organiser)
    client.post(reverse("programmes:papers_start", args=[version.pk]))

    page = client.get(reverse("programmes:papers_edit", args=[version.pk]))

    assert page.status_code == 200
    assert "w brzmieniu stanowiącym załącznik" in page.content.decode()


@pytest.mark.django_db
def test_acts_in_force_stand_beside_the_papers(client_for, worker, version):
    centre = CentreFactory()
    for number, repealed in (("V/10/2022", None), ("I/2/2015", datetime.date(2022, 1, 1))):
        Resolution.objects.create(
            centre=centre,
            kind="social_strategy",
            number=number,
            adopted_on=datetime.date(2015, 1, 1),
            repealed_on=repealed,
        )

    page = client_for(worker).get(reverse("programmes:papers", args=[version.pk])).content.decode()

    assert "Strategia rozwiązywania problemów społecznych" in page
    assert "V/10/2022" in page
    assert "I/2/2015" not in page
