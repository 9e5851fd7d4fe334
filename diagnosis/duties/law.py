"""Duties of art. 21, in the order of the article."""

import datetime as dt
from collections.abc import Iterator

from dateutil.relativedelta import relativedelta
from django.urls import reverse

from cus.text.dates import day, period
from cus.text.organs import organ_later
from cus.text.plural import plural
from diagnosis.duties.facts import Duty, Gap, State, judged
from diagnosis.gminas import parts_of
from diagnosis.models import Diagnosis
from diagnosis.potential import Potential, shown_potential
from diagnosis.potential.facts import LETTERS
from partners.enums import PotentialCategory

YEARS = 5


def law(diagnosis: Diagnosis, today: dt.date) -> Iterator[Duty]:
    """Return what the Act asks, as it stands ``today``."""
    yield _reconnaissance(diagnosis)
    yield _period(diagnosis)
    yield _reason(diagnosis)
    yield _needs(diagnosis)
    potential = shown_potential(diagnosis)
    yield from _potential(diagnosis, potential)
    yield _gminas(diagnosis, potential)
    yield _consultation(diagnosis, today)
    yield from _handover(diagnosis)


def _page(diagnosis: Diagnosis, name: str, *more) -> str:
    return reverse(f"diagnosis:{name}", args=[diagnosis.pk, *more])


def _reconnaissance(diagnosis: Diagnosis) -> Duty:
    read = diagnosis.note_readings.count()
    how = f"Notatki z rozeznania odczytane w tej diagnozie: {read}."
    if not read:
        how = "Nie odczytano żadnej notatki z rozeznania. Jeśli prowadzono je poza aplikacją, program tego nie widzi."
    return Duty(
        code="reconnaissance",
        text="Diagnoza powstała z wniosków z rozeznania",
        article="art. 21 ust. 1",
        state=State.MET if read else State.UNKNOWN,
        how=how,
        links=(("notatki", _page(diagnosis, "notes")),) if diagnosis.is_editable else (),
    )


def _period(diagnosis: Diagnosis) -> Duty:
    end = diagnosis.period_start + relativedelta(years=YEARS) - relativedelta(days=1)
    link = ("opis", _page(diagnosis, "description"))
    return Duty(
        code="period",
        text="Diagnoza obejmuje pięć lat",
        article="art. 21 ust. 2",
        state=State.MET if diagnosis.period_end == end else State.NOT_MET,
        how=f"Okres: {period(diagnosis.period_start, diagnosis.period_end)}.",
        links=(link,),
    )


def _reason(diagnosis: Diagnosis) -> Duty:
    how = "To pierwsza wersja tej diagnozy, nie aktualizacja."
    if diagnosis.is_update:
        how = f"Powód aktualizacji: {diagnosis.update_reason}"
    return Duty(
        code="update",
        text="Aktualizację uzasadnia istotna zmiana wniosków z rozeznania",
        article="art. 21 ust. 2",
        state=State.MET if diagnosis.is_update else State.NOT_REQUIRED,
        how=how,
        links=(("opis", _page(diagnosis, "description")),) if diagnosis.is_update else (),
    )


def _needs(diagnosis: Diagnosis) -> Duty:
    url = _page(diagnosis, "needs")
    total, incomplete = diagnosis.needs.count(), diagnosis.needs.incomplete().count()
    gaps = []
    if not total:
        gaps.append(Gap("Formularz potrzeb jest pusty.", url, required=True))
    elif incomplete:
        rows = plural(incomplete, "wiersz", "wiersze", "wierszy")
        gaps.append(Gap(f"{incomplete} {rows} bez grupy lub bez potrzeby.", url, required=True))
    return Duty(
        code="needs",
        text="Diagnoza określa potrzeby wspólnoty w zakresie usług społecznych",
        article="art. 21 ust. 3 pkt 1",
        state=judged(gaps),
        how=f"Wierszy w formularzu potrzeb: {total}, w tym niepełnych: {incomplete}.",
        links=(("formularz potrzeb", url),),
        gaps=tuple(gaps),
    )


def _potential(diagnosis: Diagnosis, potential: Potential | None) -> Iterator[Duty]:
    """One duty a category a–e: who performs services there, as the list of the potential says."""
    page = _page(diagnosis, "potential")
    for category in PotentialCategory:
        letter = LETTERS[category.value]
        entries = [entry for entry in potential.entries if entry.category == category] if potential else []
        services = len({scale.service_id for entry in entries for scale in entry.services})
        how = f"Na liście: podmioty – {len(entries)}, różne usługi – {services}."
        if potential is None:
            how = "Z tą diagnozą nie zapisano listy potencjału."
        elif not entries:
            how = "Na liście nie ma takiego podmiotu: albo nikt taki nie wykonuje tu usług, albo nie wpisano go do rejestru."
        if potential and potential.unsorted:
            how += f" Podmioty bez wybranej kategorii: {len(potential.unsorted)}."
        yield Duty(
            code=f"potential_{letter}",
            text=f"Potencjał {letter}): {category.label}, ze wskazaniem usług",
            article=f"art. 21 ust. 3 pkt 2 lit. {letter}",
            state=State.MET if entries else State.NOT_MET if potential is None else State.UNKNOWN,
            how=how,
            links=(("potencjał", page),),
        )


def _gminas(diagnosis: Diagnosis, potential: Potential | None) -> Duty:
    parts = parts_of(diagnosis, potential)
    url = _page(diagnosis, "gminas")
    gaps = [
        Gap(f"Gmina {part.gmina.name}: {text} (art. 21 ust. 4).", url) for part in parts.parts for text in part.missing
    ]
    if not parts.parts:
        gaps = [Gap("Nie wybrano gmin.", _page(diagnosis, "edit"))]
    elif not parts.are_several:
        gaps = []
        if not parts.parts[0].territories:
            gaps = [Gap("Nie ma jeszcze formularza terytorium.", _page(diagnosis, "territory_list"))]
    whole = sum(not part.missing for part in parts.parts)
    how = f"Gminy z kompletną częścią: {whole} z {len(parts.parts)}."
    state = judged(gaps)
    if len(parts.parts) == 1:
        how, state = f"Diagnoza obejmuje jedną gminę: {parts.parts[0].gmina.name}.", State.NOT_REQUIRED
    return Duty(
        code="gminas",
        text="Komplet informacji jest podany osobno dla każdej gminy",
        article="art. 21 ust. 4",
        state=state,
        how=how,
        links=(("gminy", url),),
        gaps=tuple(gaps),
    )


def _consultation(diagnosis: Diagnosis, today: dt.date) -> Duty:
    start, end = diagnosis.consultation_from, diagnosis.consultation_to
    state, how = State.NOT_MET, "Konsultacji jeszcze nie otwarto."
    if start and end:
        how = f"Konsultacje: {period(start, end)}."
        given = [given for given in (diagnosis.handed_to_mayor_on, diagnosis.handed_to_council_on) if given]
        if given and min(given) < end:
            how += " Diagnozę przekazano przed ich końcem."
        elif end < today or given:
            state = State.MET
        else:
            how += " Jeszcze trwają albo się nie zaczęły; przekazać można po ich końcu."
    return Duty(
        code="consultation",
        text="Przed przekazaniem odbyły się konsultacje ze wspólnotą samorządową",
        article="art. 21 ust. 5",
        state=state,
        how=how,
        links=(("konsultacje", _page(diagnosis, "consultation")),),
    )


def _handover(diagnosis: Diagnosis) -> Iterator[Duty]:
    """To the mayor and to the council of each gmina; without rows by gmina the days of the diagnosis tell."""
    given = {row.gmina_id: row for row in diagnosis.handovers.select_related("gmina")}
    without = [gmina.name for gmina in diagnosis.gminas.all() if given and gmina.pk not in given]
    for code, text, latest, field in (
        ("mayor", organ_later("Diagnozę przekazano wójtowi"), diagnosis.handed_to_mayor_on, "to_mayor_on"),
        ("council", "Diagnozę przekazano radzie gminy", diagnosis.handed_to_council_on, "to_council_on"),
    ):
        how = f"Dzień przekazania: {day(latest)}." if latest else "Nie wpisano dnia przekazania."
        if len(given) > 1:
            how = "; ".join(f"{row.gmina.name}: {day(getattr(row, field))}" for row in given.values()) + "."
        if without:
            how += f" Bez dnia przekazania: {', '.join(without)}."
        yield Duty(
            code=code,
            text=str(text),
            article="art. 21 ust. 5",
            state=State.MET if latest and not without else State.NOT_MET,
            how=how,
            links=(("etapy diagnozy", diagnosis.get_absolute_url()),),
        )
