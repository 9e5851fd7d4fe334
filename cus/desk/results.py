"""Steps 6 and 7 of the cycle: delivery and evaluation of programmes, counted from figures, reports and papers."""

import datetime

from django.db import models
from django.urls import reverse

from cus.desk.step import Step, StepState, counted
from cus.text.dates import day as polish_date
from partners.enums import AgreementState
from partners.models import CooperationAgreement
from programmes.enums import ProgrammeState
from programmes.models import ProgrammeItem, ProgrammeVersion
from programmes.results.enums import InformationState, PeriodKind
from programmes.results.implementation.due import MONTHS
from programmes.results.models import DeliveryFigure, ImplementationInformation, SelfEvaluation
from programmes.results.periods import Span, span_of
from programmes.results.selfevaluation.enums import SelfEvaluationState


def delivery_step(day: datetime.date) -> Step:
    """Return step 6 as it stands on ``day``: figures of the last ended quarter are missing, running, or ended."""
    standing = list(_standing(day))
    running = [version for version in standing if version.period_start <= day <= version.period_end]
    ended = [version for version in standing if version.period_end < day]
    for version in [*running, *ended[-1:]]:
        missing = _missing(version, day)
        if missing:
            return missing
    if running:
        version = running[0]
        text = f"„{version}” do {polish_date(version.period_end)}"
        return _delivery(StepState.NOW, text, "Pokaż wyniki", _results(version))
    if ended:
        version = ended[-1]
        text = f"„{version}” zakończony {polish_date(version.period_end)}"
        return _delivery(StepState.DONE, text, "Pokaż wyniki", _results(version))
    if standing:
        waiting = min(standing, key=lambda version: version.period_start)
        text = f"„{waiting}” zaczyna się {polish_date(waiting.period_start)}"
        return _delivery(StepState.AHEAD, text, "Pokaż", waiting.get_absolute_url())
    return _delivery(StepState.AHEAD, "Program jeszcze nie obowiązuje")


def _standing(day: datetime.date) -> models.QuerySet[ProgrammeVersion]:
    """Versions in force that have taken effect, those that end first before others."""
    rows = ProgrammeVersion.objects.filter(
        state=ProgrammeState.IN_FORCE, effective_on__lte=day, period_start__isnull=False, period_end__isnull=False
    )
    return rows.order_by("period_end", "pk")


def _missing(version: ProgrammeVersion, day: datetime.date) -> Step | None:
    """The last ended quarter of the programme, if some of its services have no figures for it."""
    quarter = last_quarter(version, day)
    if quarter is None:
        return None
    services = set(ProgrammeItem.objects.filter(version=version).values_list("service_id", flat=True))
    told = DeliveryFigure.objects.filter(
        programme=version.programme_id, starts_on__lte=quarter.ends_on, ends_on__gte=quarter.starts_on
    ).exclude(period_kind=PeriodKind.WHOLE)
    silent = services - set(told.values_list("service_id", flat=True))
    if not silent:
        return None
    words = counted(len(silent), "usługa", "usługi", "usług")
    url = reverse("results:delivery", args=[version.programme_id])
    return _delivery(
        StepState.OVERDUE, f"„{version}”: brak liczb za {quarter.label}, {words}", "Wpisz liczby", url, "brak liczb"
    )


def last_quarter(version: ProgrammeVersion, day: datetime.date) -> Span | None:
    """Return the quarter that ended last before ``day`` and meets the programme, or ``None``."""
    before = span_of(PeriodKind.QUARTER, day).starts_on - datetime.timedelta(days=1)
    quarter = span_of(PeriodKind.QUARTER, min(before, version.period_end))
    return quarter if quarter.ends_on < day and quarter.ends_on >= version.period_start else None


def _delivery(state: StepState, text: str, action: str = "", url: str = "", word: str = "") -> Step:
    return Step("delivery", "krok 6", "Realizacja", state, text, action, url, word)


def _results(version: ProgrammeVersion) -> str:
    return reverse("results:detail", args=[version.programme_id])


def evaluation_step(day: datetime.date) -> Step:
    """Return step 7: the information of art. 6 first, then the self-evaluation of the partnership."""
    ended = list(
        ProgrammeVersion.objects.filter(state=ProgrammeState.IN_FORCE, period_end__lt=day)
        .select_related("programme")
        .order_by("period_end", "pk")
    )
    waiting = next((version for version in ended if version.programme.reported_on is None), None)
    if waiting:
        return _information(waiting, day)
    return _self_evaluation(ended[-1] if ended else None)


def _information(version: ProgrammeVersion, day: datetime.date) -> Step:
    due = version.period_end + MONTHS
    text = f"Informacja z realizacji „{version}”: termin {polish_date(due)} (art. 6)"
    written = ImplementationInformation.objects.filter(programme=version.programme_id).first()
    state, word, action = StepState.WARN, "", "Przygotuj informację"
    if written and written.state == InformationState.APPROVED:
        word, action = "do ogłoszenia", "Ogłoś w obu biuletynach"
    elif written:
        state, word, action = StepState.NOW, "w przygotowaniu", "Dokończ informację"
    if day > due:
        state, word = StepState.OVERDUE, ""
    return _evaluation(state, text, action, reverse("results:information", args=[version.programme_id]), word)


def _self_evaluation(ended: ProgrammeVersion | None) -> Step:
    """The information is in the bulletins, or no programme has ended: what of the self-evaluation."""
    reports = SelfEvaluation.objects.order_by("-ends_on", "-pk")
    if ended is not None:
        reports = reports.filter(ends_on__gte=ended.period_start)
    newest = reports.first()
    if newest and newest.state == SelfEvaluationState.APPROVED:
        return _evaluation(StepState.DONE, f"{newest} – zatwierdzona", "Pokaż", newest.get_absolute_url())
    if newest:
        word = newest.get_state_display()
        return _evaluation(StepState.NOW, str(newest), "Otwórz autoewaluację", newest.get_absolute_url(), word, True)
    if ended is None:
        return _evaluation(StepState.AHEAD, "Po zakończeniu programu")
    if CooperationAgreement.objects.filter(state=AgreementState.SIGNED).exists():
        text = f"Informację o „{ended}” ogłoszono. Pora na autoewaluację partnerstwa"
        return _evaluation(StepState.NOW, text, "Zacznij autoewaluację", reverse("results:list"))
    return _evaluation(StepState.DONE, f"Informację o „{ended}” ogłoszono", "Pokaż", _results(ended))


def _evaluation(
    state: StepState, text: str, action: str = "", url: str = "", word: str = "", inner: bool = False
) -> Step:
    return Step("evaluation", "krok 7", "Ocena", state, text, action, url, word, inner=inner)
