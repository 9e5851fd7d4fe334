"""What two cards of one body differ in, and what hangs on them.

Other apps enter what of theirs follows the body to the card that stays::

    merging.follows(move_draft_items)

where ``move_draft_items(kept, absorbed)`` writes and returns what it moved: pairs of a kind and a label.
What is signed, approved or over stays where it is: the absorbed card keeps it and both cards show it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import models

from cus.ui.display import shown_field
from partners.models import Partner

KEPT, ABSORBED, BOTH = "kept", "absorbed", "both"
CHOICES = (KEPT, ABSORBED, BOTH)
# Set by the application, not by people.
OWN = {
    "id", "state", "archived_at", "archived_by", "created_at", "created_by", "updated_at", "version", "token", "search_text",
    # Derived from other fields or rows.
    "filled_rows", "former_names_text",
    # A body is a branch of one other; ``partners.actions.following`` keeps circles out.
    "parent",
    # Whoever confirmed a card confirmed what stands in that one.
    "confirmed_on", "confirmed_how", "confirmed_by",
}  # fmt: skip
# Two texts of one of these cannot stand side by side in one field.
SINGLE = {"name", "email", "nip", "regon", "krs", "electronic_delivery_address"}

Moved = list[tuple[str, str]]
Mover = Callable[[Partner, Partner], Moved]
_movers: list[Mover] = []


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which the cards differ, as texts; ``joins``: both may stay, one under the other."""

    field: str
    label: str
    kept: str
    absorbed: str
    joins: bool


def follows(mover: Mover) -> None:
    """Enter what moves rows of another app; called while the application starts."""
    if mover not in _movers:
        _movers.append(mover)


def move_all(kept: Partner, absorbed: Partner) -> Moved:
    """Run every mover; in a transaction of the caller."""
    return [moved for mover in _movers for moved in mover(kept, absorbed)]


def merged_fields() -> list[models.Field]:
    """Fields of the card that people fill in, in the order of the paper."""
    return [field for field in Partner._meta.fields if field.name not in OWN]


def is_empty(field: models.Field, value: object) -> bool:
    """Nothing was entered; „no status” is nothing too."""
    return value in ("", None) or (field.name == "social_economy_status" and value == field.default)


def differences(kept: Partner, absorbed: Partner) -> list[Difference]:
    """Return the fields that need a choice: both cards say something, and not the same."""
    found = []
    for field in merged_fields():
        mine, theirs = field.value_from_object(kept), field.value_from_object(absorbed)
        if mine == theirs or is_empty(field, mine) or is_empty(field, theirs):
            continue
        joins = isinstance(field, (models.TextField, models.CharField)) and not field.choices
        label = str(field.verbose_name)
        texts = shown_field(kept, field.name), shown_field(absorbed, field.name)
        found.append(Difference(field.name, label, *texts, joins and field.name not in SINGLE))
    return found


def taken(kept: Partner, absorbed: Partner, choices: Mapping[str, str]) -> dict[str, str]:
    """Return what the kept card takes: a field name with „absorbed” or „both”.

    What only the absorbed card says is taken without a question.
    """
    found = {}
    for field in merged_fields():
        mine, theirs = field.value_from_object(kept), field.value_from_object(absorbed)
        if mine == theirs or is_empty(field, theirs):
            continue
        choice = ABSORBED if is_empty(field, mine) else choices.get(field.name, KEPT)
        if choice != KEPT:
            found[field.name] = choice
    return found


def came_from(merge) -> list[str]:
    """Say in words what of the kept card comes from the absorbed one."""
    labels = {field.name: str(field.verbose_name) for field in merged_fields()}
    ways = {ABSORBED: "stąd", BOTH: "oba teksty"}
    fields = [f"{labels.get(name, name)}: {ways[way]}" for name, way in merge.taken.items()]
    return fields + [f"{kind}: {label}" for kind, label in merge.moved]


def joined(field: models.Field, mine: str, theirs: str) -> str:
    """Both texts in one field: under each other, or after a comma where it has one line."""
    between = "\n" if isinstance(field, models.TextField) else ", "
    return mine if theirs in mine else theirs if mine in theirs else f"{mine}{between}{theirs}"
