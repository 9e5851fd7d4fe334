"""Chapter: how it was found out, and what was not (the room of research)."""

from cus.documents.blocks import Block, Column, Section, TableRow, facts, items, missing, table, text
from cus.text.numbers import number
from cus.text.plural import plural
from diagnosis.report.content import Content, Scope
from diagnosis.research import ResearchStory, Sample, Source, research_of

SAMPLE_COLUMNS = (
    Column(label="Kogo badano", hint="i jak dobrano"),
    Column(label="Metoda", width=20),
    Column(label="Kiedy", width=20),
    Column(label="Zaproszono", width=10, numeric=True),
    Column(label="Odpowiedziało", width=10, numeric=True),
    Column(label="Odsetek", width=10, numeric=True),
)


def build(scope: Scope) -> Content:
    """Questions, methods, samples, what was not examined, sources; an honest sentence when nobody wrote it down."""
    story = research_of(scope.diagnosis)
    if story.is_empty:
        return Content(
            blocks=(
                missing(
                    "Nie opisano, jak prowadzono badanie: jakimi metodami, kogo pytano i z jakich źródeł korzystano."
                ),
            )
        )
    return Content(
        sections=(
            Section(title="Pytania badawcze", blocks=(_questions(story),)),
            Section(title="Metody", blocks=(_methods(story),)),
            Section(title="Kogo i kiedy badano", blocks=tuple(_samples(story))),
            Section(title="Czego nie zbadano", blocks=(_limits(story),)),
            Section(title="Źródła", blocks=(_sources(story),)),
        )
    )


def _questions(story: ResearchStory) -> Block:
    return items(story.questions) if story.questions else missing("Nie wpisano pytań badawczych.")


def _methods(story: ResearchStory) -> Block:
    if not story.methods:
        return missing("Nie wpisano, jakimi metodami badano.")
    told = [
        (one.label[:1].upper() + one.label[1:], one.purpose or "nie napisano, czego miała dostarczyć")
        for one in story.methods
    ]
    return facts(*told)


def _samples(story: ResearchStory) -> list[Block]:
    if not story.samples:
        return [missing("Nie wpisano, kogo pytano i ilu ludzi odpowiedziało.")]
    total = story.answered
    counted = plural(total, "odpowiedź", "odpowiedzi", "odpowiedzi")
    return [
        text(
            f"We wszystkich próbach razem zebrano {number(total)} {counted}; ta sama osoba mogła odpowiadać więcej niż raz."
        ),
        table("Próby badawcze", SAMPLE_COLUMNS, [_sample(one) for one in story.samples], source="opis badania."),
    ]


def _sample(one: Sample) -> TableRow:
    about = [part for part in (one.group, one.chosen, one.remark) if part]
    return TableRow(
        cells=(
            "\n".join(about),
            one.method,
            one.when or "–",
            "–" if one.invited is None else number(one.invited),
            "–" if one.answered is None else number(one.answered),
            "–" if one.rate is None else f"{one.rate}%",
        )
    )


def _limits(story: ResearchStory) -> Block:
    if not story.limits:
        return missing("Nie wpisano, czego nie zbadano.")
    return facts(*((one.what, one.why) for one in story.limits))


def _sources(story: ResearchStory) -> Block:
    return items(map(_source, story.sources)) if story.sources else missing("Nie wpisano źródeł.")


def _source(one: Source) -> str:
    head = ", ".join(part for part in (one.author, one.title, str(one.year or "")) if part)
    return f"{head}. {one.place}" if one.place else head
