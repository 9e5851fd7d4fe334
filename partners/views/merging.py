"""Cards that may tell of one body, and making one of two."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.text.typography import quotable
from cus.workflow import FORBIDDEN, Refused, StaleEdit, refuse_if
from partners import actions
from partners.alike import alike_to, body_of, pairs
from partners.forms.merge import MergeForm
from partners.merging import differences
from partners.models import Partner
from partners.policies import refusal_to_merge

PAGE = 25
NUMBERS = ("nip", "regon", "krs")


def _card(request, pk: int, other: int = 0) -> Partner:
    return get_object_or_404(Partner.objects.visible_to(request.user), pk=pk)


def _both(request, pk: int, other: int) -> tuple[Partner, Partner]:
    return _card(request, pk), _card(request, other)


@require_safe
@requires(Act.READ_DRAFTS)
def alike(request):
    """Every two active cards that may tell of one body."""
    page = Paginator(pairs(), PAGE).get_page(request.GET.get("strona"))
    return render(request, "partners/alike.html", {"page": page, "may_merge": request.user.may(Act.PARTNER_ARCHIVE)})


@require_safe
@requires(Act.READ_DRAFTS, see=_card)
def alike_of(request, pk: int):
    """Cards that may tell of the same body as this one, and any other that is looked for by name."""
    partner = _card(request, pk)
    numbers = {kind: getattr(partner, kind) for kind in NUMBERS}
    found = alike_to(body_of(partner.name, partner.address, **numbers), but=pk)
    wanted = request.GET.get("q", "").strip()
    others = Partner.objects.active().exclude(pk=pk).search(wanted)[:PAGE] if wanted else []
    context = {
        "partner": partner,
        "quoted": quotable(partner.name),
        "found": found,
        "wanted": wanted,
        "others": others,
    }
    context["may_merge"] = refusal_to_merge(request.user, partner, Partner(pk=0)) is None
    return render(request, "partners/alike_of.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.PARTNER_ARCHIVE, see=_both)
def merge(request, pk: int, other: int):
    """Make ``pk`` the only card of the body: ``other`` goes to the archive, nothing is lost."""
    kept, absorbed = _both(request, pk, other)
    refuse_if(refusal_to_merge(request.user, kept, absorbed))
    form = MergeForm(request.POST or None, found=differences(kept, absorbed), initial=_versions(kept, absorbed))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                made = actions.merge_partners(
                    by=request.user, kept=kept, absorbed=absorbed, seen=form.seen, choices=form.choices
                )
            except StaleEdit as stale:
                messages.warning(
                    request, f"Ktoś właśnie zmienił fiszkę „{stale.current}”. Przejrzyj różnice jeszcze raz."
                )
                return redirect("partners:merge", pk, other)
            except Refused as refused:
                if refused.refusal.status == FORBIDDEN:
                    raise
                form.add_error(refused.refusal.field or None, refused.refusal.message)
            else:
                messages.success(request, f"Połączono fiszki. „{made.absorbed}” jest w archiwum.")
                return redirect(made.kept)
    context = {"kept": kept, "absorbed": absorbed, "form": form}
    return render(request, "partners/merge.html", context, status=status)


def _versions(kept: Partner, absorbed: Partner) -> dict[str, int]:
    return {"kept_version": kept.version, "absorbed_version": absorbed.version}
