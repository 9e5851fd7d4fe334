"""The report of a diagnosis: one structure as page, PDF and DOCX; frozen at the handover."""

import datetime as dt
import io
from decimal import Decimal

import docx
import pytest
from django.urls import reverse

from cus.documents.actions import document_of, fill_file
from cus.documents.checking import answer_for
from cus.documents.docx import docx_of
from cus.documents.enums import Verdict
from cus.documents.models import FrozenDocument
from cus.documents.render import MissingGlyph, document_html
from cus.documents.serial import canonical, sha256, to_data
from cus.documents.verifying import verify
from cus.workflow import Refused
from diagnosis.actions.diagnoses import hand_over, put_in_force
from diagnosis.enums import DiagnosisStage
from diagnosis.models import Diagnosis, ForecastScenario, Need
from diagnosis.report.building import report_of
from diagnosis.report.data import FULL_NAME, report_document
from diagnosis.report.frozen import frozen_report, invalid_report
from tests.documents import checks
from tests.documents.printing import printed
from tests.factories.diagnosis import DemoGminaFactory, DiagnosisFactory, NeedFactory, TerritoryFormFactory
from tests.factories.diagnosis_forecasts import ForecastFactory
from tests.factories.diagnosis_report import HANDED_OVER_ON

# Parts that each gmina has for itself (art. 21 ust. 4).
OF_EACH = {"Potrzeby", "Terytorium i jego zasoby", "Potencjał: kto wykonuje usługi społeczne"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def consulted():
    """A diagnosis whose consultation is over, with two needs and a territory."""
    diagnosis = DiagnosisFactory(at_consultation=True)
    NeedFactory(diagnosis=diagnosis, size=5, severity=4)
    NeedFactory(diagnosis=diagnosis, need="Dowóz do lekarza", number=40, unit="person")
    TerritoryFormFactory(diagnosis=diagnosis, territory="Sołectwo Podlesie")
    return diagnosis


def handed(diagnosis: Diagnosis, director) -> Diagnosis:
    """Let the director hand it over."""
    return hand_over(by=director, diagnosis=diagnosis, to_mayor_on=HANDED_OVER_ON, to_council_on=HANDED_OVER_ON)


def words(diagnosis: Diagnosis) -> str:
    """The text of the report's HTML."""
    return document_html(report_document(report_of(diagnosis))).replace("\u00a0", " ")


def test_a_draft_bears_the_statutory_name_and_says_that_it_is_a_draft(consulted) -> None:
    paper = report_document(report_of(consulted))

    assert paper.title == FULL_NAME
    assert paper.state == "PROJEKT"
    assert "Skrót danych" not in words(consulted)


def test_the_handover_freezes_the_report_with_its_hash_in_its_own_transaction(consulted, director) -> None:
    diagnosis = handed(consulted, director)

    frozen = frozen_report(diagnosis)
    assert frozen.data_sha256 == sha256(canonical(to_data(report_of(diagnosis, number=frozen.label))))
    assert frozen.label == f"1/{dt.date.today().year}"
    paper = document_of(frozen)
    assert (paper.state, paper.number) == ("", frozen.label)


def test_a_refused_handover_freezes_nothing(consulted, director) -> None:
    with pytest.raises(Refused):
        hand_over(by=director, diagnosis=consulted, to_mayor_on=dt.date(2026, 5, 1), to_council_on=dt.date(2026, 5, 1))

    assert not FrozenDocument.objects.filter(kind="diagnosis_report").exists()


def test_a_character_that_cannot_be_printed_stops_the_handover_by_name(consulted, director) -> None:
    Need.objects.filter(diagnosis=consulted, number=40).update(problem="Radość \U0001f600")

    with pytest.raises(Refused, match="nie da się wydrukować"):
        handed(consulted, director)

    consulted.refresh_from_db()
    assert consulted.stage == DiagnosisStage.CONSULTATION


def test_the_frozen_file_is_verified_to_the_byte_and_its_code_answers(consulted, director) -> None:
    frozen = frozen_report(handed(consulted, director))
    fill_file(frozen_id=frozen.pk)
    frozen.refresh_from_db()

    assert verify(frozen).verdict == Verdict.WHOLE
    assert answer_for(frozen.check_code).invalid == ""
    pages = [page.extract_text() for page in checks.reader(bytes(frozen.pdf)).pages]
    assert all(document_of(frozen).seal.check_code in page for page in pages)
    assert not any("PROJEKT" in page for page in pages)


def test_a_superseded_diagnosis_says_so_to_whoever_types_its_code(consulted, director) -> None:
    diagnosis = put_in_force(by=director, diagnosis=handed(consulted, director))
    frozen = frozen_report(diagnosis)
    assert invalid_report(frozen) == ""

    newer = DiagnosisFactory(handed_over=True)
    put_in_force(by=director, diagnosis=newer)

    assert invalid_report(frozen) == "Tę diagnozę zastąpiła nowsza."


def test_each_of_several_gminas_has_the_whole_information_in_a_chapter_of_its_own(consulted) -> None:
    other = DemoGminaFactory(teryt="9901042", name="Stare Olchowo")
    consulted.gminas.add(other)
    NeedFactory(diagnosis=consulted, need="Żłobek w Starym Olchowie", gmina=other)

    chapters = report_of(consulted).chapters

    of_gminas = [chapter for chapter in chapters if chapter.title.startswith("Gmina ")]
    assert [chapter.title for chapter in of_gminas] == ["Gmina Brzozowa Górka", "Gmina Stare Olchowo"]
    assert [{section.title for section in chapter.sections} >= OF_EACH for chapter in of_gminas] == [True, True]
    own, others = (str(to_data(chapter)) for chapter in of_gminas)
    assert "Żłobek w Starym Olchowie" not in own
    assert "Żłobek w Starym Olchowie" in others
    assert "cały obszar" in own


def test_an_empty_diagnosis_says_honestly_what_is_not_there() -> None:
    text = words(DiagnosisFactory())

    assert "nie wpisano jeszcze żadnej potrzeby" in text
    assert "Konsultacje jeszcze się nie rozpoczęły" in text
    assert checks.faults(printed(report_document(report_of(DiagnosisFactory())))) == []


def test_millions_in_four_scenarios_stay_in_their_columns(consulted, worker) -> None:
    forecast = ForecastFactory(diagnosis=consulted)
    for at in (2, 3):
        ForecastScenario.objects.create(
            forecast=forecast,
            name="Posiłek dla wszystkich, którzy o niego proszą",
            change="people",
            amount=Decimal(300),
            position=at,
            unit_cost=Decimal("14380.00"),
            cost_year=2025,
            cost_source="Umowa na dowóz posiłków",
            created_by=worker,
        )

    pdf = printed(report_document(report_of(consulted)))

    assert "(+" in checks.text_of(pdf)
    assert checks.nothing_overlaps(pdf) == []
    assert checks.inside_the_page(pdf) == []


def test_the_pdf_and_the_docx_say_the_same_as_the_page(consulted, client_for, worker) -> None:
    paper = report_document(report_of(consulted))
    pdf, office = printed(paper), docx.Document(io.BytesIO(docx_of(paper)))
    page = client_for(worker).get(reverse("diagnosis:report", args=[consulted.pk])).content.decode()

    cells = " ".join(cell.text for table in office.tables for row in table.rows for cell in row.cells)
    for said in ("Dowóz do lekarza", "40 osób", "Sołectwo Podlesie", "5 × 4"):
        assert said in page.replace("\u00a0", " ")
        assert said in checks.text_of(pdf)
        assert said in cells.replace("\u00a0", " ")
    headings = [
        paragraph.text.replace("\u00a0", " ") for paragraph in office.paragraphs if paragraph.style.name == "Heading 2"
    ]
    assert headings == [chapter.heading for chapter in report_of(consulted).chapters]


def test_readers_meet_the_report_from_the_handover_on(consulted, client_for, reader, director) -> None:
    page, paper = (reverse(f"diagnosis:{name}", args=[consulted.pk]) for name in ("report", "report_document"))
    browser = client_for(reader)
    assert browser.get(page).status_code == browser.get(paper).status_code == 404

    handed(consulted, director)

    assert browser.get(page).status_code == 200
    assert browser.get(paper).status_code == 202
    fill_file(frozen_id=frozen_report(consulted).pk)
    assert browser.get(paper)["Content-Type"] == "application/pdf"
    assert browser.get(f"{paper}?plik=docx").status_code == 200


def test_the_page_of_a_handed_over_report_shows_what_was_frozen_not_what_stands_now(
    consulted, client_for, reader, director
) -> None:
    handed(consulted, director)
    Diagnosis.objects.filter(pk=consulted.pk).update(title="Inny tytuł")

    page = client_for(reader).get(reverse("diagnosis:report", args=[consulted.pk])).content.decode()

    assert f"{consulted.title} ·" in page
    assert "Inny tytuł ·" not in page


def test_a_draft_with_an_unprintable_character_is_refused_by_its_name(consulted, client_for, worker) -> None:
    Need.objects.filter(diagnosis=consulted, number=40).update(problem="Radość \U0001f600")
    with pytest.raises(MissingGlyph):
        words(consulted)

    answer = client_for(worker).get(reverse("diagnosis:report_document", args=[consulted.pk]))

    assert answer.status_code == 409
    assert "nie da się wydrukować" in answer.content.decode()
