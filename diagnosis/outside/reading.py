"""A table with somebody else's results, read into questions and answers.

Two shapes are known by their headings: *counted* – a row for each answer, under „pytanie”, „odpowiedź”, „liczba” and
„procent” – and *raw* – a column for each question, a row for each person, several answers of one cell apart by „;”.
"""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from cus.tables import Cell, Column, Record, Sheet, TableFault, laid_out, letter, read
from cus.tables.columns import key_of
from cus.text.numbers import parse_decimal
from cus.text.typography import tidy
from cus.text.validators import no_unprintable

LONGEST = 500
MOST_QUESTIONS, MOST_ANSWERS = 200, 200
LARGEST = 100_000_000
PERCENT_LIMIT = Decimal(1000)
COLUMNS = (
    Column("question", "pytanie", required=True, aliases=("treść pytania", "pytania")),
    Column("answer", "odpowiedź", required=True, aliases=("odpowiedzi", "wariant odpowiedzi")),
    Column("count", "liczba", aliases=("liczba odpowiedzi", "liczebność", "ile osób", "n")),
    Column("percent", "procent", aliases=("odsetek", "%", "procent odpowiedzi")),
    Column("several", "kilka odpowiedzi", aliases=("wybór", "wielokrotny wybór")),
)
YES, NO = {"tak", "kilka", "wielokrotny", "x"}, {"", "nie", "jedna", "jednokrotny"}
# Columns of raw rows that number the people; they are no questions.
NUMBERS_OF_ROWS = {"lp", "nr", "numer", "id", "nr arkusza", "nr ankiety", "sygnatura czasowa", "timestamp"}


@dataclass(frozen=True, slots=True)
class ReadAnswer:
    """An answer with how many gave it, per cent, or both."""

    text: str
    count: int | None = None
    percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """A question with its answers in the order of the table; ``line`` is where it begins."""

    text: str
    answers: tuple[ReadAnswer, ...]
    several: bool
    line: int


@dataclass(frozen=True, slots=True)
class ReadSurvey:
    """What a table tells; with any fault nothing of it is written. ``people``: rows of raw answers."""

    questions: tuple[ReadQuestion, ...] = ()
    faults: tuple[TableFault, ...] = ()
    people: int | None = None


def read_survey(content: bytes, *, several: bool) -> ReadSurvey:
    """Read the first sheet that holds something; ``several`` is meant where the table does not say.

    Raises:
        TableRefused: no table.
    """
    sheets = [sheet for sheet in read(content) if sheet.header]
    if not sheets:
        return ReadSurvey(faults=(TableFault("Tabela jest pusta."),))
    sheet = sheets[0]
    known = {key_of(name) for column in COLUMNS[:2] for name in (column.heading, *column.aliases)}
    found = [key_of(cell.text) in known for cell in sheet.header]
    survey = _counted(sheet, several=several) if any(found) else _raw(sheet, several=several)
    if len(sheets) > 1:
        extra = TableFault("Wczytuje się jeden arkusz. Usuń pozostałe albo zapisz je osobno.", sheet=sheets[1].name)
        return ReadSurvey(survey.questions, (*survey.faults, extra), survey.people)
    return survey


def _counted(sheet: Sheet, *, several: bool) -> ReadSurvey:
    records = laid_out(sheet, COLUMNS)
    faults, questions = list(records.faults), {}
    question = ""
    for record in records:
        question = _text(record, "question", faults) or question
        answer = _text(record, "answer", faults)
        if not question:
            faults.append(record.fault("question", "Nie wiadomo, do którego pytania należy ta odpowiedź."))
        elif not answer and not record.cell("answer").fault:
            faults.append(record.fault("answer", "Wpisz treść odpowiedzi."))
        elif answer:
            _take(record, questions.setdefault(question, _Gathering(record.line)), answer, faults)
    made = tuple(one.made(text, several=several) for text, one in questions.items())
    if not made and not faults:
        faults.append(TableFault("W tabeli są tylko nagłówki.", sheet=sheet.name))
    return ReadSurvey(made, tuple(_too_many(made, faults, sheet)))


class _Gathering:
    """A question while its rows are read."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.answers: dict[str, ReadAnswer] = {}
        self.several: bool | None = None

    def made(self, text: str, *, several: bool) -> ReadQuestion:
        """Return the question."""
        told = several if self.several is None else self.several
        return ReadQuestion(text, tuple(self.answers.values()), told, self.line)


def _take(record: Record, question: _Gathering, answer: str, faults: list[TableFault]) -> None:
    count, percent = _count(record, faults), _percent(record, faults)
    word = key_of(record["several"])
    if word in YES:
        question.several = True
    elif word in NO:
        question.several = question.several if not word else bool(question.several)
    else:
        faults.append(record.fault("several", "Wpisz „tak” albo „nie”."))
    broken = record.cell("count").fault or record.cell("percent").fault
    if count is None and percent is None and not broken and not record["count"] and not record["percent"]:
        key = "count" if "count" in record else "percent"
        faults.append(record.fault(key, "Wpisz liczbę odpowiedzi albo procent."))
    if answer in question.answers:
        faults.append(record.fault("answer", "Ta odpowiedź już jest przy tym pytaniu."))
    question.answers[answer] = ReadAnswer(answer, count, percent)


def _text(record: Record, key: str, faults: list[TableFault]) -> str:
    text = " ".join(tidy(record[key]).split())
    fault = text_fault(text)
    if fault:
        faults.append(record.fault(key, fault))
        return text[:LONGEST]
    return text


def text_fault(text: str) -> str:
    """Say what is wrong with a text; nothing when it can be kept and printed."""
    if len(text) > LONGEST:
        return f"Tekst ma {len(text)} znaków, a zmieści się {LONGEST}. Skróć go."
    try:
        no_unprintable(text)
    except ValueError as error:
        return str(error)
    except Exception as error:
        return " ".join(getattr(error, "messages", [str(error)]))
    return ""


def _count(record: Record, faults: list[TableFault]) -> int | None:
    value = _number(record, "count", faults)
    if value is None:
        return None
    if value < 0 or value != value.to_integral_value() or value > LARGEST:
        faults.append(record.fault("count", "Wpisz liczbę osób: całkowitą, nie mniejszą od zera."))
        return None
    return int(value)


def _percent(record: Record, faults: list[TableFault]) -> Decimal | None:
    value = _number(record, "percent", faults)
    if value is None:
        return None
    if not 0 <= value <= PERCENT_LIMIT:
        faults.append(record.fault("percent", "Procent nie może być ujemny ani większy od tysiąca."))
        return None
    return value.quantize(Decimal("0.01"))


def _number(record: Record, key: str, faults: list[TableFault]) -> Decimal | None:
    text = record[key].replace("%", "").strip()
    if not text:
        return None
    try:
        value = parse_decimal(text)
    except ValueError:
        faults.append(record.fault(key, f"„{text[:40]}” nie jest liczbą."))
        return None
    return value


def _raw(sheet: Sheet, *, several: bool) -> ReadSurvey:
    faults, questions = list(sheet.faults), []
    seen: dict[str, int] = {}
    for cell in sheet.header:
        text = " ".join(tidy(cell.text).split())
        if key_of(text) in NUMBERS_OF_ROWS or cell.fault:
            continue
        fault = text_fault(text)
        if text in seen:
            fault = f"To pytanie już jest, w kolumnie {letter(seen[text])}."
        if fault:
            faults.append(TableFault(fault, cell.line, letter(cell.column), text[:60], sheet.name))
        seen.setdefault(text, cell.column)
        question = _tallied(sheet, cell, text, faults, several=several)
        if question.answers:
            questions.append(question)
    headed = {cell.column for cell in sheet.header}
    stray = [cell for row in sheet.rows for cell in row.cells.values() if cell.column not in headed]
    faults += [
        TableFault("Nad tą komórką nie ma pytania.", cell.line, letter(cell.column), sheet=sheet.name)
        for cell in stray[:20]
    ]
    if not questions and not faults:
        faults.append(TableFault("W tabeli są tylko nagłówki.", sheet=sheet.name))
    return ReadSurvey(tuple(questions), tuple(_too_many(questions, faults, sheet)), len(sheet.rows))


def _tallied(sheet: Sheet, head: Cell, text: str, faults: list[TableFault], *, several: bool) -> ReadQuestion:
    """Count the answers under one question, the commonest first."""
    counts: Counter[str] = Counter()
    split = False
    for row in sheet.rows:
        cell = row.cells.get(head.column)
        if cell is None or not cell.text:
            continue
        parts = [part for part in (" ".join(tidy(part).split()) for part in cell.text.split(";")) if part]
        split = split or len(parts) > 1
        for part in dict.fromkeys(parts):
            fault = text_fault(part)
            if fault:
                faults.append(TableFault(fault, cell.line, letter(cell.column), text[:60], sheet.name))
            counts[part[:LONGEST]] += 1
    answers = tuple(ReadAnswer(answer, count) for answer, count in counts.most_common())
    return ReadQuestion(text, answers, several or split, head.line)


def _too_many(questions, faults: list[TableFault], sheet: Sheet) -> list[TableFault]:
    if len(questions) > MOST_QUESTIONS:
        faults.append(TableFault(f"Pytań może być najwyżej {MOST_QUESTIONS}.", sheet=sheet.name))
    for question in questions:
        if len(question.answers) > MOST_ANSWERS:
            message = (
                f"Pytanie „{question.text[:60]}” ma {len(question.answers)} różnych odpowiedzi, a może mieć najwyżej "
                f"{MOST_ANSWERS}. Odpowiedzi pisane słowami usuń z tabeli: mogą kogoś zdradzać."
            )
            faults.append(TableFault(message, question.line, sheet=sheet.name))
    return faults
