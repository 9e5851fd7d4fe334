"""Contracts to read: the list with its tables and print, one contract with its life, its card."""

import datetime

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.audit import log
from cus.audit.enums import AccessKind
from cus.centre.letterhead import letterhead
from cus.documents.models import FrozenDocument
from cus.documents.render import render_pdf
from cus.documents.responses import pdf_response
from cus.importing.views import asked_table, table_file
from cus.workflow import Refusal, refuse_if
from programmes.contracts.about import told_of
from programmes.contracts.documents import CONTRACT, contract_document, register_document
from programmes.contracts.enums import ContractState
from programmes.contracts.listing import narrowed, register_page
from programmes.contracts.policies import (
    refusal_to_amend,
    refusal_to_edit_contract,
    refusal_to_end_contract,
    refusal_to_sign_contract,
)
from programmes.contracts.printing import contract_paper, facts_of, providers_of, quantity_of, register_of
from programmes.contracts.schedule import reports_due
from programmes.contracts.standing import missing_to_sign, obstacles, shown_version, warnings_of
from programmes.forms.contract_stages import ContractFilter
from programmes.models import ProgrammeVersion, ServiceContract

PAGE = 25
MOST_PRINTED = 500
TABLE = "umowy"


def contract_or_404(request, pk: int) -> ServiceContract:
    """Return the contract if the person may see it.

    Raises:
        Http404: no such contract for this person.
    """
    return get_object_or_404(ServiceContract.objects.visible_to(request.user).whole(), pk=pk)


def _listed(request) -> tuple[ContractFilter, QuerySet, datetime.date]:
    """The filters and what they leave."""
    today = timezone.localdate()
    seen = ServiceContract.objects.visible_to(request.user)
    names: dict[int, str] = {}
    versions = ProgrammeVersion.objects.filter(programme__contracts__in=seen).order_by("programme_id", "number")
    for version in versions.distinct():
        names[version.programme_id] = str(version)
    form = ContractFilter(request.GET or None, programmes=sorted(names.items(), key=lambda pair: pair[1]))
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    return form, narrowed(seen.for_list(today), asked, today), today


@require_safe
@requires(Act.READ_PUBLISHED)
def index(request):
    """Contracts and assignments, newest first."""
    form, contracts, today = _listed(request)
    page = Paginator(contracts, PAGE).get_page(request.GET.get("strona"))
    query = request.GET.copy()
    query.pop("strona", None)
    context = {
        "form": form,
        "page": page,
        "lines": [{"contract": one, "providers": providers_of(one), "ending": _ending(one, today)} for one in page],
        "query": query.urlencode(),
        "staff": request.user.may(Act.READ_DRAFTS),
        "can_print": page.paginator.count <= MOST_PRINTED,
    }
    return render(request, "programmes/contracts/list.html", context)


def _ending(contract: ServiceContract, today: datetime.date) -> str:
    """A word of warning about the last day, if one is due."""
    end = contract.current_end
    if contract.state != ContractState.SIGNED or end is None:
        return ""
    if end < today:
        return "termin minął"
    return "kończy się" if end <= today + datetime.timedelta(days=60) else ""


@require_safe
@requires(Act.READ_PUBLISHED)
def table(request, name: str):
    """The filtered list as a table: ``umowy.xlsx``, ``umowy.ods`` or ``umowy-lista.csv``."""
    _, kind, _ = asked_table(name, (TABLE,), ("lista",))
    _, contracts, _ = _listed(request)
    page = register_page(contracts)
    log.record(AccessKind.EXPORT, subject=ServiceContract, what=f"umowy z wykonawcami, wierszy: {len(page.rows)}")
    return table_file(kind, [page], name)


@require_safe
@requires(Act.READ_PUBLISHED)
def register_document_view(request):
    """The filtered list as PDF."""
    form, contracts, today = _listed(request)
    count = contracts.count()
    refuse_if(
        Refusal(f"Wydruk mieści {MOST_PRINTED} pozycji, a wybrano {count}. Zawęź listę filtrami.")
        if count > MOST_PRINTED
        else None
    )
    said = [
        (str(form.fields[name].label), dict(getattr(form.fields[name], "choices", [])).get(value, value))
        for name, value in getattr(form, "cleaned_data", {}).items()
        if value
    ]
    register = register_of(contracts, letterhead=letterhead(), on=today, filters=said)
    return pdf_response(render_pdf(register_document(register)), name=f"rejestr-umow-{today}")


@require_safe
@requires(Act.READ_PUBLISHED, see=contract_or_404)
def detail(request, pk: int):
    """One contract: where it stands, its terms, what is odd, its annexes and end."""
    contract = contract_or_404(request, pk)
    user, today = request.user, timezone.localdate()
    staff, draft = user.may(Act.READ_DRAFTS), contract.state == ContractState.DRAFT
    missing = missing_to_sign(contract) if draft else []
    sign_refusal = refusal_to_sign_contract(user, contract)
    if draft and user.may(Act.CONTRACT_SIGN) and sign_refusal:
        # The page lists the reasons beside the button.
        sign_refusal = Refusal("Najpierw usuń przeszkody wymienione wyżej.")
    context = {
        "contract": contract,
        "version": shown_version(contract, user),
        "staff": staff,
        "amount": contract.amount_on(today),
        "end": contract.end_on(today),
        "facts": facts_of(contract, with_account=staff),
        "items": [(item, quantity_of(item)) for item in contract.items.all()],
        "providers": list(contract.providers.all()),
        "reports": reports_due(contract, on=today),
        "today": today,
        "warnings": warnings_of(contract) if staff else [],
        "missing": missing,
        "obstacles": obstacles(contract) if draft else [],
        "frozen": _frozen(contract),
        "edit_refusal": refusal_to_edit_contract(user, contract),
        "sign_refusal": sign_refusal,
        "sides": [] if draft else told_of(user, contract),
        "amend_refusal": refusal_to_amend(user, contract),
        "end_refusal": refusal_to_end_contract(user, contract),
    }
    return render(request, "programmes/contracts/detail.html", context)


def _frozen(contract: ServiceContract) -> FrozenDocument | None:
    frozen = FrozenDocument.objects.filter(
        kind=CONTRACT.code, subject_type=contract._meta.label_lower, subject_id=contract.pk
    )
    return frozen.defer("pdf", "data").order_by("-pk").first()


@require_safe
@requires(Act.READ_PUBLISHED, see=contract_or_404)
def document(request, pk: int):
    """The card as it stands today; of a draft marked PROJEKT; a reader's copy without the provider's account."""
    contract = contract_or_404(request, pk)
    today = timezone.localdate()
    head = letterhead(account=True)
    paper = contract_paper(contract, letterhead=head, on=today, with_account=request.user.may(Act.READ_DRAFTS))
    return pdf_response(render_pdf(contract_document(paper)), name=f"karta-{contract}")


@require_safe
@requires(Act.READ_DRAFTS, see=contract_or_404)
def signed_document(request, pk: int):
    """The card frozen on the day of signing, with its hash."""
    contract = contract_or_404(request, pk)
    frozen = _frozen(contract)
    if frozen is None:
        raise Http404
    if not frozen.is_ready:
        return render(request, "programmes/contracts/document_waits.html", {"contract": contract}, status=202)
    return pdf_response(bytes(frozen.pdf), name=f"karta-podpisana-{contract}")
