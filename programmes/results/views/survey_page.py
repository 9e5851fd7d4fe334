"""The open page of a questionnaire: for anybody who has its address, without an account, a script or a name."""

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cus.accounts.sign_in import throttle
from cus.accounts.sign_in.throttle import MINUTE, Limit, Throttled, when_again
from cus.workflow import Refused
from programmes.results.actions.opinions import record_answer
from programmes.results.forms.quality import AnswerForm
from programmes.results.models import Survey
from programmes.results.quality_enums import SurveyState, Suspicion
from programmes.results.surveys.asked import about
from programmes.results.surveys.cards import place_of, read_card

# A library or a day centre sends a dozen at one sitting; a machine wants a thousand.
FROM_ADDRESS = (Limit(5, MINUTE), Limit(20, 10 * MINUTE))
OLD = (
    "Ta strona była otwarta zbyt długo albo przyszła niepełna, więc odpowiedź jeszcze nie została wysłana. "
    "Poniżej jest wszystko, co zaznaczono. Wyślij jeszcze raz."
)


def survey_at(key: str) -> Survey:
    """Return the questionnaire of an address; of one in preparation there is no page yet.

    Raises:
        Http404: no such address.
    """
    rows = Survey.objects.exclude(state=SurveyState.DRAFT).select_related("service", "partner", "own_unit")
    survey = rows.filter(key=key).first()
    if survey is None:
        raise Http404
    return survey


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def quality_answer(request: HttpRequest, key: str) -> HttpResponse:
    """Ask, and take the answer."""
    survey = survey_at(key)
    if not survey.takes_answers(timezone.localdate()):
        return _not_now(request, survey)
    form = AnswerForm(request.POST if request.method == "POST" else None, survey=survey)
    status = 200
    if request.method == "POST":
        status = _take(request, survey, form)
        if status == 302:
            return redirect("results:quality_thanks", survey.key)
        if status == 409:
            return _not_now(request, survey)
    context = {"survey": survey, "about": about(survey), "form": form}
    return render(request, "results/quality/answer.html", context, status=status)


def _take(request: HttpRequest, survey: Survey, form: AnswerForm) -> int:
    """Take an answer; return the status to answer with, faults left at the form."""
    card = read_card(survey, request.POST.get("card", ""))
    if not form.is_valid():
        if card is None:
            form.deal_again()
        return 422
    if card is None:
        form.deal_again()
        form.add_error(None, OLD)
        return 422
    suspicion = Suspicion.TRAP if form.is_trapped else Suspicion.HASTE if card.is_hasty else ""
    try:
        throttle.take([(place_of(survey, get_adapter(request).get_client_ip(request)), FROM_ADDRESS)])
        record_answer(survey=survey, answer=form.answer(), token=card.token, suspicion=suspicion)
    except Throttled as error:
        form.add_error(
            None,
            f"Z tego miejsca przyszło przed chwilą dużo odpowiedzi. Twoja jest poniżej. Wyślij ją {when_again(error.until)}.",
        )
        return 429
    except Refused as error:
        form.add_error(None, error.refusal.message)
        return error.refusal.status
    return 302


def _not_now(request: HttpRequest, survey: Survey) -> HttpResponse:
    early = survey.state == SurveyState.OPEN and timezone.localdate() < survey.opens_on
    context = {"survey": survey, "early": early}
    return render(request, "results/quality/closed.html", context, status=409 if request.method == "POST" else 200)


@login_not_required
@require_safe
def quality_thanks(request: HttpRequest, key: str) -> HttpResponse:
    """Thank for the answer; the page knows nothing of it."""
    return render(request, "results/quality/thanks.html", {"survey": survey_at(key)})
