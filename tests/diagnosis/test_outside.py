"""Results of outside surveys: read from a table, all or nothing, told with what does not agree."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cus.importing.actions import ImportRefused
from cus.tables import Kind
from cus.workflow import Refused, StaleEdit
from diagnosis.actions.outside import accept_survey, delete_survey, keep_survey
from diagnosis.models import OutsideAnswer, OutsideSurvey, SurveyImport
from diagnosis.outside.agreeing import remarks, shown
from diagnosis.outside.plan import plan_of
from diagnosis.outside.reading import ReadAnswer, read_survey
from diagnosis.outside.results import outside_results
from diagnosis.report.building import report_of
from tests.factories.diagnosis import DiagnosisFactory
from tests.factories.diagnosis_outside import FACTS, HEADINGS, ROWS, an_outside_survey, table


def read(rows=ROWS, headings=HEADINGS, **more):
    """Read a table made of rows."""
    return read_survey(table(rows, headings, **more), several=False)


@pytest.mark.parametrize("kind", list(Kind))
def test_counted_answers_are_read_from_every_kind_of_file(kind):
    survey = read(kind=kind)

    assert not survey.faults
    assert [(question.text, question.several) for question in survey.questions] == [
        ("Czego brakuje?", True),
        ("Czy znasz centrum?", False),
    ]
    assert survey.questions[0].answers == (
        ReadAnswer("dowóz", 84, Decimal("56.00")),
        ReadAnswer("zajęcia", 96, Decimal("64.00")),
    )


def test_raw_rows_are_counted_and_several_answers_of_a_cell_told_apart():
    survey = read(
        [("1", "dowóz; zajęcia", "tak"), ("2", "dowóz", ""), ("3", "", "nie")],
        ("lp.", "Czego brakuje?", "Znasz centrum?"),
    )

    assert survey.people == 3
    first, second = survey.questions
    assert (first.several, second.several) == (True, False)
    assert [(answer.text, answer.count) for answer in first.answers] == [("dowóz", 2), ("zajęcia", 1)]


@pytest.mark.parametrize(
    ("row", "place", "message"),
    [
        (("Pytanie?", "tak", "dużo", "", ""), "wiersz 2, kolumna C", "nie jest liczbą"),
        (("Pytanie?", "tak", "-4", "", ""), "wiersz 2, kolumna C", "nie mniejszą od zera"),
        (("Pytanie?", "tak", "2,5", "", ""), "wiersz 2, kolumna C", "całkowitą"),
        (("Pytanie?", "tak", "", "20222", ""), "wiersz 2, kolumna D", "większy od tysiąca"),
        (("Pytanie?", "tak", "", "", ""), "wiersz 2, kolumna C", "liczbę odpowiedzi albo procent"),
        (("Pytanie?", "", "5", "", ""), "wiersz 2, kolumna B", "treść odpowiedzi"),
        (("", "tak", "5", "", ""), "wiersz 2, kolumna A", "do którego pytania"),
        (("Pytanie?", "tak", "5", "", "może"), "wiersz 2, kolumna E", "„tak” albo „nie”"),
        (("x" * 501, "tak", "5", "", ""), "wiersz 2, kolumna A", "zmieści się 500"),
    ],
)
def test_a_faulty_cell_is_told_with_its_row_and_column(row, place, message):
    (fault,) = read([row]).faults

    assert place in fault.place
    assert message in fault.message


def test_a_repeated_answer_an_unknown_column_and_an_empty_table_are_faults():
    assert (
        "już jest przy tym pytaniu" in read([("P?", "tak", "1", "", ""), ("P?", "tak", "2", "", "")]).faults[0].message
    )
    assert "Nieznana kolumna" in read([("P?", "tak", "1")], ("pytanie", "odpowiedź", "ile")).faults[0].message
    assert "tylko nagłówki" in read([]).faults[0].message


def test_free_texts_of_raw_rows_are_refused_rather_than_kept():
    survey = read([(f"zdanie {at}",) for at in range(201)], ("Co zmienić?",))

    assert "mogą kogoś zdradzać" in survey.faults[0].message


def test_sums_that_do_not_add_up_are_told_with_both_numbers():
    answers = [ReadAnswer("tak", 90, Decimal(50)), ReadAnswer("nie", 70, Decimal(60))]

    told = remarks(answers, several=False, respondents=150)

    assert told == [
        "Liczby dają razem 160, a na ankietę odpowiedziało 150 osób.",
        "Odsetki dają razem 110% zamiast 100%, choć można było wskazać jedną odpowiedź.",
        "Odpowiedź „tak”: źródło podaje 50%, a z liczb wychodzi 56,3%.",
        "Odpowiedź „nie”: źródło podaje 60%, a z liczb wychodzi 43,8%.",
    ]


def test_shares_over_100_together_are_right_where_several_answers_were_asked_for():
    answers = [ReadAnswer("dowóz", 84, Decimal(56)), ReadAnswer("zajęcia", 96, Decimal(64))]

    assert remarks(answers, several=True, respondents=150) == []
    assert len(remarks(answers, several=True, respondents=90)) == 3


def test_one_share_over_100_is_flagged_and_rounding_is_not():
    assert remarks([ReadAnswer("tak", None, Decimal(120))], several=True, respondents=None) == [
        "Odpowiedź „tak” ma 120%, więcej niż 100%."
    ]
    thirds = [ReadAnswer(text, None, Decimal("33.3")) for text in "abc"]
    assert remarks(thirds, several=False, respondents=None) == []


def test_a_missing_share_is_computed_and_marked_so():
    (first, second) = shown([ReadAnswer("tak", 3), ReadAnswer("nie", 1)], several=False, respondents=None)

    assert (first.share, first.computed, second.share) == ("75%", True, "25%")


@pytest.mark.django_db
def test_results_are_taken_over_and_the_second_time_nothing_changes(worker):
    diagnosis = DiagnosisFactory()
    for at in range(2):
        kept = keep_survey(by=worker, diagnosis=diagnosis, facts=FACTS, name="wyniki.csv", content=table())
        planned = plan_of(diagnosis, kept, table())
        assert bool(planned.touched) == (at == 0)
        events = OutsideAnswer.pgh_event_model.objects.count()
        accept_survey(by=worker, kept=kept, fingerprint=planned.fingerprint)

    survey = diagnosis.outside_surveys.get()
    assert survey.version == 1
    assert OutsideAnswer.pgh_event_model.objects.count() == events == 4
    assert not SurveyImport.objects.exists()
    (results,) = outside_results(diagnosis)
    assert results.source == "Źródło zewnętrzne: Uczelnia ludowa, „Seniorzy w powiecie”, 30.06.2025."


@pytest.mark.django_db
def test_a_corrected_table_changes_what_differs_and_takes_away_what_is_gone(worker):
    diagnosis = DiagnosisFactory()
    for rows in (ROWS, [("Czego brakuje?", "dowóz", "85", "57", "tak"), ("", "zajęcia", "96", "64", "")]):
        kept = keep_survey(by=worker, diagnosis=diagnosis, facts=FACTS, name="wyniki.csv", content=table(rows))
        planned = plan_of(diagnosis, kept, table(rows))
        accept_survey(by=worker, kept=kept, fingerprint=planned.fingerprint)

    assert planned.gone == ("Czy znasz centrum?",)
    survey = diagnosis.outside_surveys.get()
    assert [question.text for question in survey.questions.all()] == ["Czego brakuje?"]
    assert OutsideAnswer.objects.get(text="dowóz").count == 85


@pytest.mark.django_db
def test_with_one_fault_nothing_is_written(worker):
    diagnosis = DiagnosisFactory()
    rows = [*ROWS, ("Czego brakuje?", "inne", "pięć", "", "")]
    kept = keep_survey(by=worker, diagnosis=diagnosis, facts=FACTS, name="wyniki.csv", content=table(rows))

    with pytest.raises(ImportRefused, match="Niczego nie wczytano"):
        accept_survey(by=worker, kept=kept, fingerprint=plan_of(diagnosis, kept, table(rows)).fingerprint)

    assert not OutsideSurvey.objects.exists()


@pytest.mark.django_db
def test_a_plan_that_nobody_saw_is_not_carried_out(worker):
    diagnosis = DiagnosisFactory()
    kept = keep_survey(by=worker, diagnosis=diagnosis, facts=FACTS, name="wyniki.csv", content=table())
    seen = plan_of(diagnosis, kept, table()).fingerprint
    an_outside_survey(diagnosis=diagnosis, title=FACTS["title"])

    with pytest.raises(ImportRefused, match="ktoś zmienił"):
        accept_survey(by=worker, kept=kept, fingerprint=seen)


@pytest.mark.django_db
def test_the_import_goes_from_the_file_through_its_preview_to_the_page(client_for, worker):
    client, diagnosis = client_for(worker), DiagnosisFactory()
    sent = FACTS | {"carried_on": "30.06.2025", "several": "", "file": SimpleUploadedFile("wyniki.csv", table())}

    preview = client.post(reverse("diagnosis:outside_import", args=[diagnosis.pk]), sent, follow=True)
    kept = SurveyImport.objects.get()
    page = client.post(
        reverse("diagnosis:outside_preview", args=[diagnosis.pk, kept.key]),
        {"odcisk": plan_of(diagnosis, kept, table()).fingerprint},
        follow=True,
    ).content.decode()

    assert "Niczego jeszcze nie zapisano" in preview.content.decode()
    assert "źródło zewnętrzne" in page
    assert "zajęcia" in page


@pytest.mark.django_db
def test_a_day_to_come_and_no_table_are_refused(client_for, worker):
    diagnosis = DiagnosisFactory()
    sent = FACTS | {"carried_on": "30.06.2199", "file": SimpleUploadedFile("wyniki.csv", b"%PDF-1.7 \x00\x01")}

    answer = client_for(worker).post(reverse("diagnosis:outside_import", args=[diagnosis.pk]), sent)

    assert answer.status_code == 422
    assert "To data z przyszłości" in answer.content.decode()
    assert not SurveyImport.objects.exists()


@pytest.mark.django_db
def test_what_does_not_agree_stays_told_at_its_question(client_for, reader):
    survey = an_outside_survey(diagnosis=DiagnosisFactory(handed_over=True))

    page = client_for(reader).get(survey.get_absolute_url()).content.decode()

    assert "Odsetki dają razem 105% zamiast 100%" in page
    assert "Liczby dają razem 190, a na ankietę odpowiedziało 200 osób." in page


@pytest.mark.django_db
def test_a_survey_is_taken_away_by_the_version_that_was_read_and_not_after_the_handover(worker):
    survey = an_outside_survey()

    with pytest.raises(StaleEdit):
        delete_survey(by=worker, survey=survey, version=9)
    delete_survey(by=worker, survey=survey, version=1)
    with pytest.raises(Refused):
        delete_survey(by=worker, survey=an_outside_survey(diagnosis=DiagnosisFactory(handed_over=True)), version=1)

    assert OutsideSurvey.objects.count() == 1


@pytest.mark.django_db
def test_the_report_prints_the_results_with_their_source_and_what_does_not_agree():
    survey = an_outside_survey()

    printed = repr(report_of(survey.diagnosis))

    assert "Wyniki badań obcych" in printed
    assert "Szpital powiatowy, „Zdrowie mieszkańców powiatu”, 31.03.2025." in printed
    assert "Odsetki dają razem 105% zamiast 100%" in printed
