"""The tally and the raw anonymous rows as tables to take away."""

from cus.tables import Page
from diagnosis.answers import BLANK, words
from diagnosis.models import Questionnaire
from diagnosis.tally import QuestionTally, Tally, gathered

TALLY_HEADINGS = ("nr pytania", "pytanie", "odpowiedź", "liczba", "procent odpowiadających", "odpowiedziało")


def tally_pages(tally: Tally) -> list[Page]:
    """Return the tally as one sheet: a row for each option and each figure, texts left out."""
    rows = [row for question in tally.questions for row in _rows(question)]
    return [Page("zestawienie", TALLY_HEADINGS, rows)]


def _rows(question: QuestionTally) -> list[tuple[str, ...]]:
    head = (str(question.number), question.text)
    whole = str(question.answered)
    rows = [
        (*head, bar.label, str(bar.count), "" if bar.percent is None else str(bar.percent).replace(".", ","), whole)
        for bar in question.bars
    ]
    rows += [(*head, name, value, "", whole) for name, value in question.numbers]
    rows.append((*head, "brak odpowiedzi", str(question.blank), "", whole))
    rows.append((*head, "nieczytelne", str(question.unreadable), "", whole))
    return rows


def raw_pages(questionnaire: Questionnaire) -> list[Page]:
    """Return what stands on the sheets, one a row, without who entered it and when."""
    found = gathered(questionnaire)
    headings = ("nr arkusza", *(f"{at}. {question.text}" for at, question in enumerate(found.questions, start=1)))
    rows = [
        (
            str(number),
            *(words(question, found.answers[question.pk].get(pk, BLANK), empty="") for question in found.questions),
        )
        for pk, number in questionnaire.sheets.values_list("pk", "number")
    ]
    return [Page("odpowiedzi", headings, rows)]
