"""The register of agreements, with its filters."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre.models import Gmina
from cus.text.database import PolishSortKey
from partners.forms.registers import AgreementFilter
from partners.models import CooperationAgreement
from partners.policies import refusal_to_edit_agreement

PAGE = 25


@require_safe
@requires(Act.READ_PUBLISHED)
def index(request):
    """Agreements, newest first."""
    seen = CooperationAgreement.objects.visible_to(request.user)
    gminas = Gmina.objects.filter(agreements__in=seen).distinct().order_by(PolishSortKey("name"), "pk")
    form = AgreementFilter(request.GET or None, gminas=gminas)
    agreements = form.narrowed(seen) if form.is_bound and form.is_valid() else seen
    page = Paginator(agreements.for_list(), PAGE).get_page(request.GET.get("strona"))
    context = {"page": page, "form": form, "refusal": refusal_to_edit_agreement(request.user)}
    return render(request, "partners/agreement_list.html", context)
