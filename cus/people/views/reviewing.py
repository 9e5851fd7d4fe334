"""The review of rights: page, files, recording."""

import csv
import io

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.accounts.models import User
from cus.audit import log
from cus.audit.enums import AccessKind
from cus.centre.letterhead import letterhead
from cus.documents.actions import file_of
from cus.documents.render import render_pdf
from cus.documents.responses import pdf_response
from cus.people import actions
from cus.people.documents import PrintedRights, RightsList, printed_rights, rights_document
from cus.people.forms import ReviewForm
from cus.people.models import RightsReview
from cus.people.rights import all_rights, review_due
from cus.workflow import Refused

HEADINGS = (
    "Osoba", "Stanowisko", "Adres e-mail", "Role", "Co może", "Upoważnienia", "Ostatnie logowanie",
    "Czynne do", "Drugi składnik", "Wymaga uwagi",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def review_or_404(request, pk: int) -> RightsReview:
    """Return a recorded review, to those who make them; to others there is none."""
    reviews = RightsReview.objects.all() if request.user.may(Act.RIGHTS_REVIEW) else RightsReview.objects.none()
    return get_object_or_404(reviews.select_related("frozen"), pk=pk)


def _page(request, form: ReviewForm, status: int = 200):
    lines = all_rights()
    due = review_due()
    context = {
        "lines": lines,
        "attention": [line for line in lines if line.attention],
        "switched_off": User.objects.filter(is_active=False).count(),
        "reviews": RightsReview.objects.select_related("reviewed_by")[:5],
        "due": due,
        "is_due": due is not None and due <= timezone.localdate(),
        "form": form,
        "may_edit": request.user.may(Act.USERS_ADMIN),
    }
    return render(request, "people/rights.html", context, status=status)


@require_safe
@requires(Act.RIGHTS_REVIEW)
def rights(request):
    """Everybody, what they may, since when, and what needs attention."""
    return _page(request, ReviewForm())


@require_POST
@requires(Act.RIGHTS_REVIEW)
def record(request):
    """Record that the rights were reviewed today."""
    form = ReviewForm(request.POST)
    if form.is_valid():
        try:
            actions.record_review(by=request.user, findings=form.cleaned_data["findings"])
        except Refused as error:
            form.add_error("findings", error.refusal.message)
        else:
            messages.success(request, "Odnotowano przegląd uprawnień. Lista z dzisiejszego dnia jest zamrożona.")
            return redirect("people:rights")
    return _page(request, form, status=422)


@require_safe
@requires(Act.RIGHTS_REVIEW)
def export(request):
    """The list as a file for a spreadsheet; cells that begin like a formula are made text."""
    log.record(AccessKind.EXPORT, subject=User, what="lista uprawnień (CSV)")
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows([_cell(text) for text in _row(printed_rights(line))] for line in all_rights())
    response = HttpResponse(f"\ufeff{out.getvalue()}", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="uprawnienia-{timezone.localdate():%Y-%m-%d}.csv"'
    response["Cache-Control"] = "private, no-store"
    return response


def _row(line: PrintedRights) -> tuple[str, ...]:
    return (
        line.name,
        line.position,
        line.email,
        "; ".join(line.roles),
        "; ".join(line.may),
        "; ".join(line.authorisations),
        line.last_login,
        line.active_until,
        "tak" if line.second_factor else "nie",
        "; ".join(line.attention),
    )


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


@require_safe
@requires(Act.RIGHTS_REVIEW)
def document(request):
    """The list as it stands, with a line to sign on."""
    log.record(AccessKind.EXPORT, subject=User, what="lista uprawnień (PDF)")
    lines = tuple(printed_rights(line) for line in all_rights())
    rights_list = RightsList(letterhead=letterhead(), on=timezone.localdate(), lines=lines)
    return pdf_response(render_pdf(rights_document(rights_list)), name="przeglad-uprawnien")


@require_safe
@requires(Act.RIGHTS_REVIEW, see=review_or_404)
def reviewed(request, pk: int):
    """The list as it stood on the day of a review."""
    frozen = review_or_404(request, pk).frozen
    return pdf_response(bytes(frozen.pdf) if frozen.is_ready else file_of(frozen), name=f"przeglad-uprawnien-{pk}")
