"""What follows a partner whose two cards became one."""

from programmes.enums import EDITABLE_STATES
from programmes.models import ProgrammeItem


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
