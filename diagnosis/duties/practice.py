"""What good diagnoses have beside what the Act asks (handbook, chapter 3). None of it is a duty."""

from collections.abc import Iterator

from django.urls import reverse

from cus.text.dates import day
from cus.text.plural import plural
from diagnosis.duties.facts import Duty, Gap, State, judged
from diagnosis.models import Diagnosis, ResearchMethod


def practice(diagnosis: Diagnosis) -> Iterator[Duty]:
    """Return what practice adds, as it stands now."""
    yield _authors(diagnosis)
    yield _related(diagnosis)
    yield _methods(diagnosis)
    yield from _columns(diagnosis)
    yield _findings(diagnosis)
    yield _remarks(diagnosis)
    yield _publication(diagnosis)


def _page(diagnosis: Diagnosis, name: str, *more) -> str:
    return reverse(f"diagnosis:{name}", args=[diagnosis.pk, *more])


def _authors(diagnosis: Diagnosis) -> Duty:
    authors = [f"{author.name} ({author.get_kind_display()})" for author in diagnosis.author_rows.all()]
    gaps = (
        ()
        if authors
        else (Gap("Nie wpisano, kto opracowuje diagnozę.", _page(diagnosis, "description_add", "autor")),)
    )
    return Duty(
        code="authors",
        text="Wiadomo, kto opracował diagnozę",
        state=judged(gaps),
        how=", ".join(authors) + "." if authors else "Lista autorów jest pusta.",
        links=(("opis", _page(diagnosis, "description")),),
        gaps=gaps,
    )


def _related(diagnosis: Diagnosis) -> Duty:
    count = diagnosis.related_documents.count()
    gaps = () if count else (Gap("Nie wpisano strategii ani planów gminy.", _page(diagnosis, "description")),)
    return Duty(
        code="related",
        text="Diagnoza wskazuje strategie i plany, z którymi się ją czyta",
        state=judged(gaps),
        how=f"Dokumenty powiązane: {count}.",
        links=(("opis", _page(diagnosis, "description")),),
        gaps=gaps,
    )


def _methods(diagnosis: Diagnosis) -> Duty:
    count = ResearchMethod.objects.filter(research__diagnosis=diagnosis).count()
    url = _page(diagnosis, "research")
    gaps = () if count else (Gap("Nie opisano metod badania.", url),)
    return Duty(
        code="methods",
        text="Opisano, jak badano potrzeby",
        state=judged(gaps),
        how=f"Metody badania: {count}.",
        links=(("badanie", url),),
        gaps=gaps,
    )


def _columns(diagnosis: Diagnosis) -> Iterator[Duty]:
    url = _page(diagnosis, "needs")
    needs = diagnosis.needs.all()
    total = needs.count()
    for code, text, lacking, what in (
        ("services", "Potrzeby mają usługi z katalogu", needs.filter(services__isnull=True), "bez usługi z katalogu"),
        (
            "priorities",
            "Potrzeby mają priorytety",
            needs.exclude(size__isnull=False, severity__isnull=False),
            "bez priorytetu (skali lub dotkliwości)",
        ),
        ("numbers", "Potrzeby mają liczby", needs.filter(number__isnull=True), "bez liczby"),
    ):
        count = lacking.count()
        rows = plural(count, "wiersz", "wiersze", "wierszy")
        gaps = (Gap(f"{count} {rows} {what}.", url),) if count else ()
        yield Duty(
            code=code,
            text=text,
            state=judged(gaps or ([] if total else [None])),
            how=f"Wiersze {what}: {count} z {total}.",
            links=(("formularz potrzeb", url),),
            gaps=gaps,
        )


def _findings(diagnosis: Diagnosis) -> Duty:
    count = diagnosis.findings.count()
    url = _page(diagnosis, "findings")
    gaps = () if count else (Gap("Nie wpisano ustaleń.", url),)
    return Duty(
        code="findings",
        text="Diagnoza kończy się ustaleniami i zaleceniami",
        state=judged(gaps),
        how=f"Ustalenia: {count}.",
        links=(("ustalenia", url),),
        gaps=gaps,
    )


def _remarks(diagnosis: Diagnosis) -> Duty:
    """The Act says nothing of answers; whoever wrote should hear what became of the remark."""
    total, waiting = diagnosis.remarks.count(), diagnosis.remarks.filter(verdict="").count()
    url = _page(diagnosis, "consultation")
    gaps = ()
    if waiting:
        words = plural(waiting, "uwaga czeka", "uwagi czekają", "uwag czeka")
        gaps = (Gap(f"{waiting} {words} na odpowiedź.", url),)
    return Duty(
        code="remarks",
        text="Na uwagi z konsultacji odpowiedziano",
        state=judged(gaps) if total else State.NOT_REQUIRED,
        how=f"Uwagi: {total}, bez odpowiedzi: {waiting}." if total else "Nie zapisano żadnej uwagi.",
        links=(("konsultacje", url),),
        gaps=gaps,
    )


def _publication(diagnosis: Diagnosis) -> Duty:
    """The Act orders no publication; what was handed over is worth showing to those whom it is about."""
    on, link = diagnosis.published_on, diagnosis.published_link
    if diagnosis.is_editable or diagnosis.is_withdrawn:
        return Duty(
            code="publication",
            text="Diagnozę opublikowano",
            state=State.NOT_REQUIRED,
            how="Publikuje się diagnozę przekazaną.",
        )
    return Duty(
        code="publication",
        text="Diagnozę opublikowano",
        state=State.MET if on else State.NOT_MET,
        how=f"Opublikowano {day(on)}{f', {link}' if link else ''}." if on else "Nie wpisano publikacji.",
        links=(("strona diagnozy", diagnosis.get_absolute_url()),),
    )
