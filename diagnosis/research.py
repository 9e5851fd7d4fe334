"""The research of a diagnosis as plain data: what its page shows is what the report prints."""

from dataclasses import dataclass

from cus.text.dates import short_day
from diagnosis.models import Diagnosis, Research, ResearchSample

# The four questions of chapter 3, in our words; a diagnosis starts from them.
PROPOSED_QUESTIONS = (
    "Czego potrzebują mieszkańcy i które z tych potrzeb są najpilniejsze?",
    "Którym z tych potrzeb może zaradzić centrum usług społecznych, a które należą do innych instytucji?",
    "Jakie usługi trzeba uruchomić, rozszerzyć albo zmienić, żeby te potrzeby zaspokoić?",
    (
        "Kto na miejscu może w tym pomóc i w jakiej skali: jednostki gminy, organizacje, podmioty ekonomii społecznej, "
        "firmy, mieszkańcy?"
    ),
)


@dataclass(frozen=True, slots=True)
class Method:
    """A method and what it was to tell."""

    label: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Sample:
    """Who was asked; ``when`` in words; ``rate`` per cent of the invited, ``None`` where it cannot be said.

    ``remark`` says what does not agree, empty when nothing.
    """

    method: str
    group: str
    when: str
    invited: int | None
    answered: int | None
    rate: int | None
    chosen: str
    remark: str


@dataclass(frozen=True, slots=True)
class Limit:
    """What was not examined, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Source:
    """A document or a set of data; ``is_address``: its place is a page of the web."""

    title: str
    author: str
    year: int | None
    place: str

    @property
    def is_address(self) -> bool:
        """Whether the place can be opened."""
        return self.place.startswith(("https://", "http://"))


@dataclass(frozen=True, slots=True)
class ResearchStory:
    """The research in reading order. ``proposed``: the questions are the four to start from, not yet saved."""

    questions: tuple[str, ...] = ()
    proposed: bool = False
    methods: tuple[Method, ...] = ()
    samples: tuple[Sample, ...] = ()
    limits: tuple[Limit, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nobody has written anything."""
        return self.proposed or not any((self.questions, self.methods, self.samples, self.limits, self.sources))

    @property
    def answered(self) -> int:
        """How many people answered in all samples together."""
        return sum(sample.answered or 0 for sample in self.samples)


def research_of(diagnosis: Diagnosis) -> ResearchStory:
    """Return the research of a diagnosis; six queries at most, five of them for its parts."""
    research = Research.objects.filter(diagnosis=diagnosis).first()
    if research is None:
        return ResearchStory(questions=PROPOSED_QUESTIONS, proposed=True) if diagnosis.is_editable else ResearchStory()
    methods = tuple(Method(row.label, row.purpose) for row in research.methods.all())
    return ResearchStory(
        questions=tuple(row.text for row in research.questions.all()),
        methods=methods,
        samples=tuple(_sample(row, {method.label for method in methods}) for row in research.samples.all()),
        limits=tuple(Limit(row.what, row.why) for row in research.limits.all()),
        sources=tuple(Source(row.title, row.author, row.year, row.place) for row in research.sources.all()),
    )


def _sample(row: ResearchSample, methods: set[str]) -> Sample:
    both = row.invited and row.answered is not None
    return Sample(
        method=row.method,
        group=row.group,
        when=_when(row),
        invited=row.invited,
        answered=row.answered,
        rate=round(100 * row.answered / row.invited) if both and row.answered <= row.invited else None,
        chosen=row.chosen,
        remark=_remark(row, methods),
    )


def _when(row: ResearchSample) -> str:
    start, end = row.date_from, row.date_to
    if start and end:
        return short_day(start) if start == end else f"{short_day(start)} – {short_day(end)}"
    if start or end:
        return f"od {short_day(start)}" if start else f"do {short_day(end)}"
    return ""


def _remark(row: ResearchSample, methods: set[str]) -> str:
    if row.invited is not None and row.answered is not None and row.answered > row.invited:
        return f"Odpowiedzi ({row.answered}) jest więcej niż zaproszonych ({row.invited})."
    if row.method not in methods:
        return "Tej metody nie ma już na liście metod."
    return ""
