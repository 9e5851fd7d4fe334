"""The five years of a diagnosis: how long the one in force still covers, and when the next is to be begun.

Calendar arithmetic throughout (art. 21 ust. 2; art. 76 and 77 for the first year). Dates in, words out.
"""

import datetime as dt
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta
from django.urls import reverse

from cus.accounts.acts import Act
from cus.centre.models import Centre, CentreGmina
from cus.centre.terms import Grace, graces
from cus.text.dates import day
from cus.text.plural import plural
from diagnosis.enums import CLOSED_STAGES, DiagnosisStage
from diagnosis.models import Diagnosis

WARN_BEFORE_END = relativedelta(months=6)
MONTHS = 60


@dataclass(frozen=True, slots=True)
class Clock:
    """How the duty to have a diagnosis stands on a day.

    ``kind`` and ``word`` are the state; ``text`` says it in a sentence, ``next_step`` what to do. ``months`` of
    the sixty have passed (``None`` without a diagnosis in force). ``uncovered`` are gminas that the centre
    serves and the diagnosis leaves out, ``years`` the running years of grace.
    """

    kind: str
    word: str
    text: str
    next_step: str = ""
    diagnosis: Diagnosis | None = None
    successor: Diagnosis | None = None
    months: int | None = None
    uncovered: tuple[CentreGmina, ...] = ()
    years: tuple[Grace, ...] = ()
    url: str = ""


def span(start: dt.date, end: dt.date) -> str:
    """Write how long it is from ``start`` to ``end`` (the last day counts) in years, months and days."""
    left = relativedelta(end + relativedelta(days=1), start)
    parts = [
        (left.years, "rok", "lata", "lat"),
        (left.months, "miesiąc", "miesiące", "miesięcy"),
        (left.days, "dzień", "dni", "dni"),
    ]
    said = [f"{number} {plural(number, *forms)}" for number, *forms in parts if number]
    return " i ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said) if said else "0 dni"


def ends_soon(end: dt.date, today: dt.date) -> bool:
    """Whether the five years end within six months: by the calendar, not by days."""
    return last_months(end) <= today <= end


def last_months(end: dt.date) -> dt.date:
    """Return the first of the last six months: from that day on six whole months are left, or fewer."""
    return end + relativedelta(days=1) - WARN_BEFORE_END


def months_passed(start: dt.date, today: dt.date) -> int:
    """Return how many whole months of the sixty have passed."""
    passed = relativedelta(today, start)
    return max(0, min(MONTHS, passed.years * 12 + passed.months))


def clock(today: dt.date, user=None) -> Clock:
    """Return how things stand ``today``; ``user`` narrows what is said of working papers."""
    in_force = Diagnosis.objects.filter(stage=DiagnosisStage.IN_FORCE).first()
    return _running(in_force, today, user) if in_force else _without(today, user)


def _running(diagnosis: Diagnosis, today: dt.date, user) -> Clock:
    start, end = diagnosis.period_start, diagnosis.period_end
    visible = Diagnosis.objects.visible_to(user) if user is not None else Diagnosis.objects.all()
    later = visible.filter(period_start__gt=start).exclude(series=diagnosis.series)
    successor = later.exclude(stage__in=CLOSED_STAGES).order_by("-period_start", "-pk").first()
    kind, word, text = "done", "w mocy", f"Obejmuje jeszcze {span(today, end)}: do {day(end)}."
    step = "" if successor else f"Następną najlepiej zacząć do {day(last_months(end))}."
    if today < start:
        kind, word, text, step = "now", "przyjęta", f"Obejmuje okres dopiero od {day(start)}.", ""
    elif end < today:
        kind, word, text = "stop", "okres minął", f"Pięć lat minęło {day(end)}. Potrzebna jest nowa diagnoza."
        step = "" if successor else "Załóż następną diagnozę."
    elif ends_soon(end, today):
        kind, word = "warn", "kończy się w ciągu 6 miesięcy"
        step = "" if successor else "Czas zacząć następną diagnozę."
    return Clock(
        kind,
        word,
        text,
        step,
        diagnosis,
        successor,
        months_passed(start, today),
        _uncovered(diagnosis, today),
        _graces(today),
        reverse("diagnosis:create") if step and kind in ("stop", "warn") else "",
    )


def _without(today: dt.date, user) -> Clock:
    """Before the first diagnosis: the year of grace, its end, or a date nobody has entered."""
    years = _graces(today)
    url = reverse("diagnosis:create")
    centre = Centre.objects.first()
    if centre is None or centre.created_on is None:
        text = "Nie wpisano daty utworzenia centrum, więc nie wiadomo, czy trwa rok z art. 76."
        step, url = "Wpisz datę utworzenia w danych centrum.", reverse("centre:edit")
        if user is not None and not user.may(Act.CENTRE_PROFILE):
            step, url = "Datę wpisuje w danych centrum dyrektor albo administrator.", ""
        return Clock("warn", "nie wiadomo", text, step, url=url)
    end = centre.grace_ends_on
    if today <= end:
        text = f"Do {day(end)} program może powstać bez diagnozy (art. 76): zostało {span(today, end)}."
        step = "Ten rok wystarczy na diagnozę: zacznij od okresu, gmin i formularza potrzeb."
        return Clock("now", f"jeszcze nie trzeba, do {day(end)}", text, step, years=years, url=url)
    text = f"Rok bez obowiązku diagnozy (art. 76) minął {day(end)}. Nowy program wymaga diagnozy (art. 5 ust. 2)."
    return Clock("stop", "brak diagnozy", text, "Załóż diagnozę.", years=years, url=url)


def _graces(today: dt.date) -> tuple[Grace, ...]:
    centre = Centre.objects.prefetch_related("served_gminas__gmina").first()
    return tuple(grace for grace in graces(centre, today) if not grace.is_over) if centre else ()


def _uncovered(diagnosis: Diagnosis, today: dt.date) -> tuple[CentreGmina, ...]:
    covered = diagnosis.gminas.order_by().values("pk")
    return tuple(CentreGmina.objects.serving(today).exclude(gmina__in=covered).select_related("gmina"))


def force_note(diagnosis: Diagnosis, today: dt.date) -> str:
    """Say what putting ``diagnosis`` in force does; only one is in force, even if its years begin later."""
    note = "Dotychczasowa diagnoza w mocy zostanie zastąpiona."
    if diagnosis.period_start > today:
        note += (
            f" Okres tej zaczyna się {day(diagnosis.period_start)}: do tego dnia żadna nie obejmie dnia dzisiejszego."
        )
    return note
