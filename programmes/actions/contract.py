"""Writes to contracts: the draft, its signing, annexes, the end."""

import datetime
import uuid
from collections.abc import Mapping, Sequence

from django.db import connection, transaction
from django.utils import timezone

from cus.accounts.acts import Act
from cus.centre.letterhead import letterhead
from cus.documents.actions import freeze
from cus.rows import replace_rows
from cus.text.dates import day as polish_day
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from partners.enums import SignatureManner
from programmes.contracts.documents import CONTRACT
from programmes.contracts.enums import ContractState
from programmes.contracts.policies import (
    refusal_to_amend,
    refusal_to_edit_contract,
    refusal_to_end_contract,
    refusal_to_sign_contract,
)
from programmes.contracts.printing import contract_paper
from programmes.contracts.rules import faults_of_terms
from programmes.models import (
    ContractAnnex,
    ContractItem,
    ContractProvider,
    ContractReportDate,
    ContractTranche,
    Programme,
    ProgrammeItem,
    ServiceContract,
)

ROWS = {
    "items": ContractItem,
    "tranches": ContractTranche,
    "report_dates": ContractReportDate,
}
FUTURE = "Data nie może być z przyszłości: odnotowuje się to, co już się stało."
ON_PAPER = "Umowę o dotację podpisuje się na papierze albo kwalifikowanym podpisem (art. 16 ust. 1 ustawy o pożytku)."
# Any number that no other advisory lock of the application uses.
NUMBERS = 20_240_039


def _lock(contract: ServiceContract) -> ServiceContract:
    locked = ServiceContract.objects.select_for_update(of=("self",)).filter(pk=contract.pk).first()
    if locked is None:
        raise Refused(Refusal("Ktoś tymczasem usunął ten projekt umowy."))
    return locked


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NUMBERS])


@transaction.atomic
def create_contract(
    *,
    by,
    programme: Programme,
    kind: str,
    values: Mapping[str, object],
    token: uuid.UUID | None = None,
    **rows: Sequence[Mapping],
) -> ServiceContract:
    """Begin a contract or an assignment of ``programme``, in any state of it; ``rows`` as in ``save_contract``.

    A form sent again with its ``token`` gives the same contract.
    """
    refuse_if(refusal_to_edit_contract(by))
    _one_at_a_time()
    saved = ServiceContract.objects.filter(token=token, created_by=by).first() if token else None
    if saved:
        return saved
    return _write(ServiceContract(programme=programme, kind=kind, created_by=by, token=token), values, rows)


@transaction.atomic
def save_contract(
    *, by, contract: ServiceContract, seen: int, values: Mapping[str, object], **rows: Sequence[Mapping]
) -> ServiceContract:
    """Save a draft with its rows: ``providers`` (partner, task, amount), ``items`` (service, quantity, unit,

    unit_price, amount), ``tranches`` (due_on, amount, condition), ``report_dates`` (due_on, covers).

    Raises:
        StaleEdit: somebody saved it after ``seen``. Refused: no right, not a draft, a service of another programme.
        ValidationError: a rule of the model.
    """
    contract = _lock(contract)
    refuse_if(refusal_to_edit_contract(by, contract))
    if contract.version != seen:
        raise StaleEdit(contract)
    contract.version += 1
    return _write(contract, values, rows)


def _write(contract: ServiceContract, values: Mapping, rows: Mapping[str, Sequence[Mapping]]) -> ServiceContract:
    for name, value in values.items():
        setattr(contract, name, value)
    contract.full_clean()
    contract.save()
    contents = dict(rows)
    if "items" in contents:
        contents["items"] = _named(contract, contents["items"])
    if "providers" in contents:
        _save_providers(contract, contents["providers"])
    for name, model in ROWS.items():
        if name in contents:
            replace_rows(
                model.objects.filter(contract=contract), parent={"contract": contract}, contents=contents[name]
            )
    return contract


def _save_providers(contract: ServiceContract, rows: Sequence[Mapping]) -> None:
    """A share is known by its partner, so that a change of order is only that."""
    present = {row.partner_id: row for row in contract.providers.all()}
    for at, values in enumerate(rows):
        row = present.pop(values["partner"].pk, None) or ContractProvider(contract=contract)
        wanted = {**values, "position": at}
        if row.pk and all(getattr(row, name) == value for name, value in wanted.items()):
            continue
        for name, value in wanted.items():
            setattr(row, name, value)
        row.full_clean()
        row.save()
    for row in present.values():
        row.delete()


def _named(contract: ServiceContract, rows: Sequence[Mapping]) -> list[dict]:
    """Give each row the name under which the programme offers its service, the newest version first."""
    items = ProgrammeItem.objects.filter(version__programme=contract.programme_id).order_by("version__number")
    names = dict(items.values_list("service_id", "service_name"))
    for row in rows:
        if row["service"].pk not in names:
            raise Refused(Refusal(f"Usługi „{row['service']}” nie ma w tym programie.", field="items"))
    return [{**row, "service_name": names[row["service"].pk]} for row in rows]


@transaction.atomic
def remove_draft_contract(*, by, contract: ServiceContract) -> None:
    """Take away a draft that was begun in vain; history keeps it."""
    contract = _lock(contract)
    refuse_if(refusal_to_edit_contract(by, contract))
    contract.delete()


@transaction.atomic
def sign_contract(
    *,
    by,
    contract: ServiceContract,
    concluded_on: datetime.date,
    signature_manner: str,
    seen: int | None = None,
    countersigned_by: str = "",
    countersigned_on: datetime.date | None = None,
    no_countersignature_reason: str = "",
) -> ServiceContract:
    """Record that the contract was signed: from now on only annexes and its end change it; its card is frozen.

    Raises:
        Refused: no right, not a draft, something missing, the programme not adopted, what the law forbids.
        StaleEdit: the draft was changed after ``seen``.
    """
    contract = _lock(contract)
    contract.concluded_on = concluded_on
    refuse_if(refusal_to_sign_contract(by, contract))
    if seen is not None and seen != contract.version:
        raise StaleEdit(contract)
    _refuse_manner(contract, signature_manner)
    if concluded_on > timezone.localdate():
        raise Refused(Refusal(FUTURE, field="concluded_on"))
    if countersigned_on and countersigned_on > timezone.localdate():
        raise Refused(Refusal(FUTURE, field="countersigned_on"))
    contract.state, contract.signature_manner = ContractState.SIGNED, signature_manner
    contract.countersigned_by, contract.countersigned_on = countersigned_by, countersigned_on
    contract.no_countersignature_reason = no_countersignature_reason
    contract.signed_at, contract.signed_by = timezone.now(), by
    contract.signed_under = by.authorisation_for(Act.CONTRACT_SIGN)
    contract.version += 1
    contract.full_clean()
    contract.save()
    whole = ServiceContract.objects.whole().get(pk=contract.pk)
    freeze(
        kind=CONTRACT.code,
        context=contract_paper(whole, letterhead=letterhead(concluded_on, account=True), on=concluded_on),
        subject=contract,
        label=contract.number,
        by=by,
    )
    return contract


def _refuse_manner(contract: ServiceContract, manner: str) -> None:
    if contract.is_under_udpp and manner not in (SignatureManner.PAPER, SignatureManner.QUALIFIED):
        raise Refused(Refusal(ON_PAPER, field="signature_manner"))


@transaction.atomic
def add_annex(
    *, by, contract: ServiceContract, values: Mapping[str, object], token: uuid.UUID | None = None
) -> ContractAnnex:
    """Record a signed annex: ``values`` are signed_on, effective_on, signature_manner, amount, period_end, description.

    A form sent again with its ``token`` gives the same annex.
    """
    contract = _lock(contract)
    saved = ContractAnnex.objects.filter(token=token, recorded_by=by).first() if token else None
    if saved:
        return saved
    refuse_if(refusal_to_amend(by, contract))
    numbers = [annex.number for annex in contract.annexes.all()]
    annex = ContractAnnex(contract=contract, number=max(numbers, default=0) + 1, recorded_by=by, token=token)
    for name, value in values.items():
        setattr(annex, name, value)
    _check_annex(contract, annex)
    annex.recorded_under = by.authorisation_for(Act.CONTRACT_SIGN)
    annex.full_clean()
    annex.save()
    contract.version += 1
    contract.save(update_fields=["version"])
    return annex


def _check_annex(contract: ServiceContract, annex: ContractAnnex) -> None:
    """Refuse days out of order, a manner that the law does not know, terms that it forbids."""
    _refuse_manner(contract, annex.signature_manner)
    if annex.signed_on > timezone.localdate():
        raise Refused(Refusal(FUTURE, field="signed_on"))
    if annex.signed_on < contract.concluded_on:
        text = f"Aneks nie może być wcześniejszy niż umowa z {polish_day(contract.concluded_on)}."
        raise Refused(Refusal(text, field="signed_on"))
    if annex.effective_on < contract.concluded_on:
        text = f"Aneks nie może obowiązywać, zanim zawarto umowę: {polish_day(contract.concluded_on)}."
        raise Refused(Refusal(text, field="effective_on"))
    if annex.period_end and annex.period_end < contract.period_start:
        raise Refused(Refusal("Koniec nie może być wcześniejszy niż początek umowy.", field="period_end"))
    faults = faults_of_terms(
        contract.selection,
        start=contract.period_start,
        end=annex.period_end,
        amount=annex.amount,
        on=annex.signed_on,
    )
    for name, text in faults.items():
        raise Refused(Refusal(text, field=name))


@transaction.atomic
def end_contract(
    *, by, contract: ServiceContract, ended_on: datetime.date, reason: str = "", terminated_by: str = ""
) -> ServiceContract:
    """Record the end: performed to its last day, or, with ``terminated_by`` and a reason, broken off earlier.

    Raises:
        Refused: no right, not signed, a day that cannot be, a reason or a side missing.
    """
    contract = _lock(contract)
    refuse_if(refusal_to_end_contract(by, contract))
    _check_end(contract, ended_on, reason, terminated_by)
    contract.state = ContractState.TERMINATED if terminated_by else ContractState.ENDED
    contract.ended_on, contract.end_reason, contract.terminated_by = ended_on, reason, terminated_by
    contract.ended_at, contract.ended_by = timezone.now(), by
    contract.ended_under = by.authorisation_for(Act.CONTRACT_SIGN)
    contract.version += 1
    contract.full_clean()
    contract.save()
    return contract


def _check_end(contract: ServiceContract, ended_on: datetime.date, reason: str, terminated_by: str) -> None:
    today = timezone.localdate()
    last = contract.end_on(today)
    if ended_on < contract.concluded_on:
        text = f"Umowa nie mogła się skończyć, zanim ją zawarto: {polish_day(contract.concluded_on)}."
        raise Refused(Refusal(text, field="ended_on"))
    if terminated_by:
        if not reason.strip():
            raise Refused(Refusal("Wpisz, dlaczego umowę rozwiązano.", field="reason"))
        if ended_on > last:
            raise Refused(Refusal(f"Umowa i tak trwa tylko do {polish_day(last)}.", field="ended_on"))
        return
    if ended_on > today:
        raise Refused(Refusal("Zakończenie odnotuj, gdy ten dzień minie.", field="ended_on"))
    if ended_on < last:
        text = f"Umowa trwa do {polish_day(last)}. Wcześniejszy koniec to rozwiązanie: zaznacz, kto ją rozwiązał."
        raise Refused(Refusal(text, field="ended_on"))
