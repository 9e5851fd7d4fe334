"""Powers of attorney to read: the register with its answer, the page, sealed data, print."""

from dataclasses import replace

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act, refusal_without
from cus.audit import log
from cus.audit.enums import AccessKind
from cus.centre.letterhead import letterhead
from cus.documents.actions import read_sealed, seal_of
from cus.documents.docx import docx_of
from cus.documents.kinds import kind_of
from cus.documents.models import FrozenDocument
from cus.documents.render import render_pdf
from cus.documents.responses import docx_response, pdf_response
from cus.documents.sealing import data_of
from cus.privacy.models import KeyDestroyed
from cus.privacy.reading import ERASED, masked, read
from cus.workflow import Refusal, Refused, refuse_if
from partners.documents import POWER, PowerPaper, power_document
from partners.enums import PowerKind, PowerState
from partners.forms.power import AFTER_ATTORNEY, BEFORE_ATTORNEY, RegisterForm
from partners.models import PowerOfAttorney
from partners.policies import (
    missing_to_sign,
    refusal_to_edit_power,
    refusal_to_revoke_power,
    refusal_to_show_pesel,
    refusal_to_sign_power,
)
from partners.powers import answer_for, term_of, validity_of
from partners.printing import power_of

PAGE = 25
# What may be uncovered, by its name in the address: the field, and the act that it needs.
SECRETS = {
    "adres": ("attorney_address", Act.AGREEMENT_DRAFT, "adres"),
    "pesel": ("attorney_pesel", Act.PESEL_SEE, "numer PESEL"),
}


def power_or_404(request, pk: int) -> PowerOfAttorney:
    """Return the power if the person may see it.

    Raises:
        Http404: no such power for this person.
    """
    return get_object_or_404(PowerOfAttorney.objects.visible_to(request.user), pk=pk)


def secret_or_404(request, pk: int, name: str) -> PowerOfAttorney:
    """Return the power if the person may see it and it has a sealed value called ``name``.

    Raises:
        Http404: no such power for this person, or no such value.
    """
    if name not in SECRETS:
        raise Http404
    return power_or_404(request, pk)


@require_safe
@requires(Act.READ_DRAFTS)
def index(request):
    """The register as of a day, and the answer whether somebody may act."""
    form = RegisterForm(request.GET or None, label_suffix="")
    asked = form.cleaned_data if form.is_valid() else {}
    day, name = asked.get("dzien") or timezone.localdate(), asked.get("osoba", "")
    visible = PowerOfAttorney.objects.visible_to(request.user)
    powers = visible.of_person(name) if name else visible
    if asked.get("stan") == "wazne":
        powers = powers.valid_on(day)
    elif asked.get("stan") == "projekty":
        powers = powers.filter(state=PowerState.DRAFT)
    page = Paginator(powers.for_list(), PAGE).get_page(request.GET.get("strona"))
    context = {
        "form": form,
        "page": page,
        "day": day,
        "is_today": day == timezone.localdate(),
        "lines": [(power, term_of(power), *validity_of(power, day)) for power in page],
        "answer": answer_for(visible, name, day) if name else None,
        "refusal": refusal_to_edit_power(request.user),
        "kinds": PowerKind,
    }
    return render(request, "partners/power_list.html", context)


@require_safe
@requires(Act.READ_DRAFTS, see=power_or_404)
def detail(request, pk: int):
    """The power with what is sealed shown as dots."""
    return _page(request, power_or_404(request, pk))


def _page(request, power: PowerOfAttorney, **shown: str):
    user, frozen = request.user, _frozen(power)
    today = timezone.localdate()
    kind, word = validity_of(power, today)
    missing = missing_to_sign(power) if power.state == PowerState.DRAFT else []
    sign_refusal = refusal_to_sign_power(user, power)
    if missing and user.may(Act.AGREEMENT_SIGN):
        # The page lists what is missing: the button need not repeat it.
        sign_refusal = Refusal("Najpierw uzupełnij to, czego brakuje.")
    context = {
        "power": power,
        "before": BEFORE_ATTORNEY,
        "after": AFTER_ATTORNEY,
        "secrets": [_secret(user, power, name, shown.get(name, "")) for name in SECRETS],
        "state_kind": kind,
        "state_word": word,
        "term": term_of(power),
        "missing": missing,
        "frozen": frozen,
        "erased": power.person_key is not None and power.person_key.wrapped is None,
        "parties": power.agreement_parties.select_related("agreement"),
        "edit_refusal": refusal_to_edit_power(user, power),
        "sign_refusal": sign_refusal,
        "revoke_refusal": refusal_to_revoke_power(user, power),
        "pesel_refusal": refusal_to_show_pesel(user),
    }
    return render(request, "partners/power_detail.html", context)


def _secret(user, power: PowerOfAttorney, name: str, shown: str) -> dict:
    """What the page says of one sealed value: dots, or the text that was just asked for."""
    field, act, label = SECRETS[name]
    dots = masked(power, field)
    if name != "pesel" and dots and dots != ERASED:
        dots = "•••••••"
    return {
        "name": name,
        "label": label,
        "text": shown or dots,
        "shown": bool(shown),
        "may_ask": bool(dots) and dots != ERASED and not shown,
        "refusal": refusal_without(user, act),
        "power": power,
    }


@never_cache
@require_POST
@requires(Act.READ_DRAFTS, see=secret_or_404)
def reveal(request, pk: int, name: str):
    """Show one sealed value in full: one deliberate click, logged."""
    power = secret_or_404(request, pk, name)
    field, act, _ = SECRETS[name]
    refuse_if(refusal_without(request.user, act))
    try:
        text = read(power, field)
    except KeyDestroyed:
        text = ""
    if request.htmx:
        secret = _secret(request.user, power, name, text)
        return render(request, "partners/_power_secret.html", {"secret": secret})
    return _page(request, power, **{name: text})


def _frozen(power: PowerOfAttorney) -> FrozenDocument | None:
    frozen = FrozenDocument.objects.filter(kind=POWER.code, subject_type=power._meta.label_lower, subject_id=power.pk)
    return frozen.select_related("person_key").order_by("-pk").first()


@never_cache
@require_POST
@requires(Act.READ_DRAFTS, see=power_or_404)
def document(request, pk: int):
    """The PDF, or („plik=docx”) the DOCX: with a line for the PESEL, or, for those who may see it and ask, with it."""
    power = power_or_404(request, pk)
    with_pesel = request.POST.get("pesel") == "1"
    refuse_if(refusal_to_show_pesel(request.user) if with_pesel else None)
    name = f"pelnomocnictwo-{power.number or power.pk}"
    try:
        if request.POST.get("plik") == "docx":
            return docx_response(_to_edit(power, with_pesel=with_pesel), name=name)
        return pdf_response(_printed(power, with_pesel=with_pesel), name=name)
    except KeyDestroyed as error:
        raise Refused(Refusal("Danych pełnomocnika nie da się odczytać: zostały usunięte.")) from error


def _what(*, with_pesel: bool) -> str:
    return "dokument pełnomocnictwa z numerem PESEL" if with_pesel else "dokument pełnomocnictwa z adresem"


def _paper(power: PowerOfAttorney, frozen: FrozenDocument | None, *, with_pesel: bool) -> PowerPaper:
    """What the document says: frozen, or of a draft as it stands."""
    if frozen is None:
        return power_of(power, letterhead=letterhead(power.granted_on), with_pesel=with_pesel)
    paper = kind_of(frozen.kind).load(data_of(frozen))
    return paper if with_pesel else replace(paper, pesel="")


def _printed(power: PowerOfAttorney, *, with_pesel: bool) -> bytes:
    """Render or open the document; each time is logged as a reading of personal data."""
    frozen = _frozen(power)
    if frozen and with_pesel:
        return read_sealed(frozen, subject=power, what=_what(with_pesel=True))
    paper = _paper(power, frozen, with_pesel=with_pesel)
    pdf = render_pdf(power_document(paper, seal_of(frozen) if frozen else None))
    log.record(AccessKind.PERSONAL_READ, subject=power, what=_what(with_pesel=with_pesel))
    return pdf


def _to_edit(power: PowerOfAttorney, *, with_pesel: bool) -> bytes:
    """The DOCX, made on the spot and kept nowhere; logged like the PDF."""
    docx = docx_of(power_document(_paper(power, _frozen(power), with_pesel=with_pesel)))
    log.record(AccessKind.PERSONAL_READ, subject=power, what=f"{_what(with_pesel=with_pesel)} (DOCX)")
    return docx
