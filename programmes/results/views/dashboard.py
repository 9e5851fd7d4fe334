"""The dashboard: results of a year on one page, and the same on two printed pages."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre.letterhead import letterhead
from cus.documents.render import render_pdf
from cus.documents.responses import pdf_response
from programmes.results.dashboard.charts import measures_chart, money_chart, people_chart
from programmes.results.dashboard.paper import dashboard_document, paper_of
from programmes.results.dashboard.reading import dashboard_of


@require_safe
@requires(Act.READ_PUBLISHED)
def dashboard(request):
    """Everything about the year asked for (``rok``), for whoever is signed in."""
    board = dashboard_of(_year(request), today=timezone.localdate(), user=request.user)
    context = {
        "board": board,
        "programmes": [(one, people_chart(one, board.year)) for one in board.programmes],
        "staff": request.user.may(Act.READ_DRAFTS),
        "money": money_chart(board),
        "measures": measures_chart(board.measures),
    }
    return render(request, "results/dashboard/page.html", context)


@require_safe
@requires(Act.READ_PUBLISHED)
def dashboard_document_view(request):
    """The same on two pages of paper."""
    board = dashboard_of(_year(request), today=timezone.localdate(), user=request.user)
    paper = paper_of(board, letterhead=letterhead())
    return pdf_response(render_pdf(dashboard_document(paper)), name=f"wyniki-{board.year}")


def _year(request) -> int | None:
    text = request.GET.get("rok", "")
    return int(text) if len(text) == 4 and text.isascii() and text.isdecimal() else None
