"""From a diagnosis to its report: the registry of chapters and the order of art. 21."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils import timezone

from cus.accounts.models import signed
from cus.centre.letterhead import letterhead
from cus.centre.models import Gmina
from cus.documents.blocks import Block, Chapter, Fact, Section, note, numbered
from cus.text.dates import day
from diagnosis.handover import recipients_of
from diagnosis.models import Diagnosis
from diagnosis.report.chapters import (
    annexes,
    consultation,
    coverage,
    data,
    findings,
    forecasts,
    introduction,
    method,
    needs,
    outside,
    potential,
    staffing,
    surveys,
    territory,
)
from diagnosis.report.content import Content, Scope
from diagnosis.report.data import Report


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter of the report: its title and what builds it; ``None`` built means it is left out.

    ``of_gmina``: where the centre serves several gminas, it is given whole for each of them (art. 21 ust. 4).
    """

    title: str
    build: Callable[[Scope], Content | None]
    of_gmina: bool = False
    is_annex: bool = False


PARTS: tuple[Part, ...] = (
    Part("Wprowadzenie i podstawa prawna", introduction.build),
    Part("Metoda", method.build),
    Part("Dane", data.build),
    Part("Potrzeby", needs.build, of_gmina=True),
    Part("Terytorium i jego zasoby", territory.build, of_gmina=True),
    Part("Potencjał: kto wykonuje usługi społeczne", potential.build, of_gmina=True),
    Part("Pokrycie potrzeb usługami", coverage.build),
    Part("Bilans kadr", staffing.build),
    Part("Prognozy", forecasts.build),
    Part("Ustalenia", findings.build),
    Part("Konsultacje i przekazanie", consultation.build),
    Part("Obliczenia prognoz", forecasts.steps, is_annex=True),
    Part("Kwestionariusze", surveys.asked, is_annex=True),
    Part("Wyniki ankiet", surveys.results, is_annex=True),
    Part("Wyniki badań obcych", outside.results, is_annex=True),
    Part("Dokumenty powiązane", annexes.related, is_annex=True),
    Part("Lista kontrolna art. 21", annexes.check_list, is_annex=True),
)


def report_of(diagnosis: Diagnosis, *, on: dt.date | None = None, number: str = "") -> Report:
    """Return the report of ``diagnosis`` as it stands; ``on`` is the day of its data (today).

    A handed-over diagnosis bears the ``number`` given to it then.
    """
    today = on or timezone.localdate()
    gminas = tuple(diagnosis.gminas.all())
    scope = Scope(diagnosis=diagnosis, gminas=gminas, day=today)
    return Report(
        letterhead=letterhead(),
        title=diagnosis.title,
        gminas=tuple(gmina.name for gmina in gminas),
        period_start=diagnosis.period_start,
        period_end=diagnosis.period_end,
        stage=diagnosis.get_stage_display(),
        as_of=today,
        chapters=numbered(_chapters(scope)),
        number=number,
        edition=_edition(diagnosis),
        authors=diagnosis.authors,
        consultation_from=diagnosis.consultation_from,
        consultation_to=diagnosis.consultation_to,
        **_handover(diagnosis),
    )


def _edition(diagnosis: Diagnosis) -> str:
    if not diagnosis.is_update:
        return ""
    return f"{diagnosis.edition}, aktualizuje wersję {diagnosis.update_of.edition}\nPowód: {diagnosis.update_reason}"


def _handover(diagnosis: Diagnosis) -> dict:
    if diagnosis.handed_to_mayor_on is None:
        return {}
    return {
        "handovers": tuple(_handed(diagnosis)),
        "handed_to_mayor_on": diagnosis.handed_to_mayor_on,
        "handed_to_council_on": diagnosis.handed_to_council_on,
        "handed_over_by": signed(diagnosis.handed_over_by, diagnosis.handed_over_under)
        if diagnosis.handed_over_by
        else "",
    }


def _handed(diagnosis: Diagnosis) -> Iterable[Fact]:
    """To whom and on which day; each gmina apart where there are several."""
    for one in recipients_of(diagnosis):
        yield Fact(label=one.to_mayor, text=day(one.to_mayor_on or diagnosis.handed_to_mayor_on))
        yield Fact(label=one.to_council, text=day(one.to_council_on or diagnosis.handed_to_council_on))


def _chapters(scope: Scope) -> Iterable[Chapter]:
    """Chapters in order; where there are several gminas, the parts of each stand together under its name."""
    apart = len(scope.gminas) > 1
    given = False
    for part in PARTS:
        if part.of_gmina and apart:
            if not given:
                yield from (_of_gmina(scope, gmina) for gmina in scope.gminas)
                given = True
            continue
        content = part.build(scope)
        if content is not None:
            yield Chapter(title=part.title, blocks=content.blocks, sections=content.sections, is_annex=part.is_annex)


def _of_gmina(scope: Scope, gmina: Gmina) -> Chapter:
    """All parts of one gmina as one chapter; their sections go one level down."""
    sections: list[Section] = []
    narrowed = scope.narrowed(gmina)
    for part in PARTS:
        content = part.build(narrowed) if part.of_gmina else None
        if content is not None:
            sections.append(Section(title=part.title, blocks=content.blocks))
            sections += [_lower(section) for section in content.sections]
    return Chapter(title=f"Gmina {gmina.name}", blocks=_about_gmina(), sections=tuple(sections), begins_page=True)


def _about_gmina() -> tuple[Block, ...]:
    return (
        note(
            "Centrum obsługuje więcej niż jedną gminę, dlatego komplet informacji stoi osobno przy każdej z nich "
            "(art. 21 ust. 4). To, co dotyczy całego obszaru, powtórzono i oznaczono słowami „cały obszar”."
        ),
    )


def _lower(section: Section) -> Section:
    return Section(title=section.title, blocks=section.blocks, level=3)
