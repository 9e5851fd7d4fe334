"""The coverage table of a diagnosis: page with its picture, table to take away, PDF."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.audit import log
from cus.audit.enums import AccessKind
from cus.centre.letterhead import letterhead
from cus.documents.render import render_pdf
from cus.documents.responses import pdf_response
from cus.importing.views import table_file
from cus.tables import Kind
from diagnosis.coverage import Coverage, NeedCoverage, Outcome, coverage_of
from diagnosis.coverage.matrix import LEGEND, matrix_of
from diagnosis.coverage.paper import coverage_document
from diagnosis.coverage.tables import coverage_pages
from diagnosis.models import Diagnosis
from diagnosis.potential import shown_potential
from diagnosis.views.common import diagnosis_or_404, table_of

# What the page can be narrowed to: the word in the address, its label, which outcomes it keeps.
SIEVES = (
    ("", "wszystkie potrzeby", frozenset(Outcome)),
    ("braki", "tylko z brakiem", frozenset({Outcome.SHORT, Outcome.NO_OFFER, Outcome.NO_SERVICE})),
    ("nie-wiadomo", "tylko te, o których nie wiadomo", frozenset({Outcome.CANNOT_TELL})),
    ("wystarcza", "tylko pokryte", frozenset({Outcome.COVERED})),
)


@require_GET
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def coverage(request: HttpRequest, pk: int) -> HttpResponse:
    """Needs with their services and what is missing, as a table and as a matrix."""
    diagnosis = diagnosis_or_404(request, pk)
    found = _coverage(diagnosis)
    sieve = next((one for one in SIEVES if one[0] == request.GET.get("ocena", "")), SIEVES[0])
    gmina = request.GET.get("gmina", "")
    context = {
        "diagnosis": diagnosis,
        "coverage": found,
        "needs": [need for need in found.needs if _kept(need, sieve[2], gmina)] if found else [],
        "matrix": matrix_of(found) if found else None,
        "legend": LEGEND,
        "counts": {outcome.value: found.count(outcome) for outcome in Outcome} if found else {},
        "sieves": SIEVES,
        "sieve": sieve[0],
        "gminas": list(diagnosis.gminas.all()),
        "gmina": gmina,
        "staff": request.user.may(Act.READ_DRAFTS),
    }
    return render(request, "diagnosis/coverage/table.html", context)


def _kept(need: NeedCoverage, outcomes: frozenset[Outcome], gmina: str) -> bool:
    return need.outcome in outcomes and (not gmina or need.gmina_code in ("", gmina))


def _coverage(diagnosis: Diagnosis) -> Coverage | None:
    potential = shown_potential(diagnosis)
    return coverage_of(diagnosis, potential) if potential else None


def _coverage_or_404(diagnosis: Diagnosis) -> Coverage:
    found = _coverage(diagnosis)
    if found is None:
        raise Http404
    return found


@require_GET
@requires(Act.READ_PUBLISHED, see=table_of)
def coverage_table(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The whole table as CSV, XLSX or ODS."""
    diagnosis = table_of(request, pk, kind)
    found = _coverage_or_404(diagnosis)
    log.record(AccessKind.EXPORT, subject=diagnosis, what=f"pokrycie potrzeb, wierszy: {len(found.needs)}")
    return table_file(Kind(kind), coverage_pages(found), f"pokrycie-potrzeb.{kind}")


@require_GET
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def coverage_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole table as PDF."""
    diagnosis = diagnosis_or_404(request, pk)
    document = coverage_document(diagnosis, _coverage_or_404(diagnosis), letterhead=letterhead())
    return pdf_response(render_pdf(document), name="pokrycie-potrzeb")
