"""What a version of a programme holds besides its own fields: kinds of rows, each declared once.

From this declaration come the picture kept with every decision, the comparison of two pictures, the
copy into a new version and the check that no kind was forgotten. A new kind is a file in
``programmes.contents`` and a line here.
"""

from cus.database.once import Once
from programmes.contents.items import ROWS as OF_ITEM
from programmes.contents.plans import OF_ITEM as PLANS_OF_ITEM
from programmes.contents.plans import OF_VERSION as PLANS_OF_VERSION
from programmes.contents.rows import Rows, together
from programmes.contents.sourcing import ROWS as OF_SOURCING
from programmes.contents.terms import ROWS as TERMS
from programmes.models import ProgrammeItem, ProgrammeVersion

# Kinds of rows under an item and under the version itself, in the order of the document.
ITEM_ROWS: tuple[Rows, ...] = (*TERMS, *OF_ITEM, *PLANS_OF_ITEM, *OF_SOURCING)
VERSION_ROWS: tuple[Rows, ...] = (*PLANS_OF_VERSION,)


def with_contents(queryset):
    """Annotate items or versions with ``contents``: all their rows, as plain JSON, in the same query."""
    kinds = ITEM_ROWS if queryset.model is ProgrammeItem else VERSION_ROWS
    return queryset.annotate(contents=Once(queryset.model, together, kinds)) if kinds else queryset


def contents_of(owner: ProgrammeItem | ProgrammeVersion) -> dict[str, list[dict]]:
    """Return all rows of ``owner`` by the name of their kind; a query only if it was not annotated."""
    if not (ITEM_ROWS if isinstance(owner, ProgrammeItem) else VERSION_ROWS):
        return {}
    if not hasattr(owner, "contents"):
        found = with_contents(type(owner)._default_manager.filter(pk=owner.pk)).values_list("contents", flat=True)
        owner.contents = found.get()
    return owner.contents
