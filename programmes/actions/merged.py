"""What follows a partner whose two cards became one."""

from django.db.models import F

from programmes.contracts.enums import ContractState
from programmes.enums import EDITABLE_STATES
from programmes.models import ContractProvider, ProgrammeItem, ServiceContract


def move_draft_items(kept, absorbed) -> list[tuple[str, str]]:
    """Name ``kept`` as the provider in items of programmes that may still be edited; return what was moved.

    What is approved names its provider for good. Runs in the transaction of the merging.
    """
    items = ProgrammeItem.objects.select_for_update(of=("self",)).filter(
        provider=absorbed, version__state__in=EDITABLE_STATES
    )
    moved = []
    for item in items.select_related("version").order_by("pk"):
        item.provider = kept
        item.edit_version += 1
        item.save(update_fields=["provider", "edit_version"])
        moved.append(("pozycja programu", f"{item} – {item.version}"))
    return moved


def move_draft_contracts(kept, absorbed) -> list[tuple[str, str]]:
    """Name ``kept`` in drafts of contracts; what is signed names its provider for good.

    Runs in the transaction of the merging.
    """
    rows = ContractProvider.objects.select_for_update(of=("self",)).filter(
        partner=absorbed, contract__state=ContractState.DRAFT
    )
    moved = []
    for row in rows.select_related("contract").order_by("pk"):
        if ContractProvider.objects.filter(contract=row.contract, partner=kept).exists():
            row.delete()
        else:
            row.partner = kept
            row.save(update_fields=["partner"])
        ServiceContract.objects.filter(pk=row.contract_id).update(version=F("version") + 1)
        moved.append(("projekt umowy", str(row.contract)))
    return moved
