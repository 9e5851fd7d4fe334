"""A questionnaire as it is asked, on paper and on the page: questions with their answers in words."""

from dataclasses import dataclass

from cus.documents.parts import Document, Letterhead
from cus.text.dates import period
from programmes.results.models import Survey
from programmes.results.quality_enums import OVERALL, OVERALL_WORDS, STEPS, Mark
from programmes.results.surveys.starter import NO_NAMES

UNKNOWN = "nie dotyczy albo nie wiem"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with a scale: ``steps`` are numbers with their words, worst first."""

    number: int
    name: str
    text: str
    steps: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyPaper:
    """The questionnaire to print; ``address`` of its open page."""

    letterhead: Letterhead
    title: str
    about: str
    greeting: str
    sentences: tuple[Asked, ...]
    overall: Asked
    texts: tuple[tuple[int, str], ...]
    clause: str
    give_back: str
    period: str
    address: str
    no_names: str = NO_NAMES
    unknown: str = UNKNOWN
    large: bool = False


def agreeing() -> tuple[tuple[int, str], ...]:
    """The steps of agreeing with a sentence."""
    return tuple((step, Mark(step).label) for step in STEPS)


def sentences_of(survey: Survey) -> tuple[Asked, ...]:
    """Return the five sentences, numbered."""
    return tuple(Asked(at, code, text, agreeing()) for at, (code, text) in enumerate(survey.statements, start=1))


def overall_of(survey: Survey) -> Asked:
    """Return the question about the whole."""
    return Asked(6, OVERALL, survey.overall, tuple((step, OVERALL_WORDS[step]) for step in STEPS))


def about(survey: Survey) -> str:
    """Name the service, and its provider where the questionnaire is about one."""
    return f"{survey.service}, wykonawca: {survey.provider}" if survey.provider else str(survey.service)


def survey_document(survey: Survey, *, letterhead: Letterhead, address: str, large: bool = False) -> Document:
    """Return the questionnaire to be printed and filled in by hand; ``large`` in big type."""
    context = SurveyPaper(
        letterhead=letterhead,
        title=survey.title,
        about=about(survey),
        greeting=survey.greeting,
        sentences=sentences_of(survey),
        overall=overall_of(survey),
        texts=tuple((at, text) for at, (_, text) in enumerate(survey.texts, start=7)),
        clause=survey.clause,
        give_back=survey.give_back,
        period=period(survey.opens_on, survey.closes_on),
        address=address,
        large=large,
    )
    return Document(
        template="documents/survey.html", context=context, title=survey.title, letterhead=letterhead, lang="pl"
    )
