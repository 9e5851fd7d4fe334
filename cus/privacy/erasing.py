"""Doing an erasure: by its plan alone, so that it can be done again, here or on a restored backup.

Every change goes through the keeper's database functions, which also write the protocol.
"""

from collections.abc import Callable, Iterator

from django.apps import apps
from django.db import models
from django.db.models.functions import Cast

from cus.database import keeper
from cus.privacy import crypto
from cus.privacy.matching import fragments, spans_by_hash
from cus.privacy.models import Erasure
from cus.privacy.people import sealed_models
from cus.privacy.register import personal_fields
from cus.text.fields import StemsField

PURPOSE = "erasure"


def hasher(index_secret: bytes) -> Callable[[str], str]:
    """Return the keyed hash of erased words."""
    key = crypto.derive(index_secret, PURPOSE)
    return lambda normal: crypto.keyed_hash(key, normal.encode())


def perform(erasure: Erasure, *, hashed: Callable[[str], str]) -> int:
    """Destroy the keys and replace the words of the plan; return how many rows changed. Safe to run twice."""
    by_whom = f"usunięcie {erasure.key}"
    changed = sum(destroy_key(key, by_whom) for key in erasure.plan.get("keys", []))
    terms = [(term["words"], term["hash"]) for term in erasure.plan.get("terms", [])]
    for place in erasure.plan.get("places", []):
        changed += _erase_place(place, terms, hashed, by_whom)
    return changed


def destroy_key(key: str, by_whom: str) -> int:
    """Destroy a person's key; return 1 when it was there."""
    destroyed = keeper.call("keeper_destroy_person_key", key_id=key, by_whom=by_whom)[0]["destroyed"]
    for model in sealed_models():
        # A blind index would still let somebody with all keys try numbers one by one.
        for pk in model._base_manager.filter(person_key=key).exclude(pesel_index="").values_list("pk", flat=True):
            _erase(model, "pesel_index", pk, None, by_whom)
    return destroyed


def _erase_place(place: dict, terms: list[tuple[int, str]], hashed: Callable[[str], str], by_whom: str) -> int:
    model = apps.get_model(place["model"])
    entry = next(one for one in personal_fields(model) if one.field == place["field"])
    changed = 0
    for table, pk, text in _texts(model, entry.field, place["row"]):
        spans = spans_by_hash(text, terms, hashed)
        if spans:
            column = table._meta.get_field(entry.field)
            whole = not entry.free_text and isinstance(column, models.CharField | models.TextField)
            parts = None if whole else fragments(text, spans)
            changed += _erase(table, entry.field, pk, parts, by_whom)
    if changed:
        _stem_again(model, place["row"])
    return changed


def _texts(model: type[models.Model], field: str, row: str) -> Iterator[tuple[type[models.Model], object, str]]:
    """Yield (table, key of the row in it, text) of the live row, then of its history."""
    history = getattr(model, "pgh_event_model", None)
    for table, key in ((model, "pk"), (history, "pgh_obj_id")):
        if table is not None and any(item.name == field for item in table._meta.concrete_fields):
            rows = table._base_manager.filter(**{key: row}).annotate(as_text=Cast(field, models.TextField()))
            for pk, text in rows.order_by("pk").values_list("pk", "as_text"):
                yield table, pk, text or ""


def _erase(model: type[models.Model], field: str, pk: object, parts: list[str] | None, by_whom: str) -> int:
    column = model._meta.get_field(field).column
    answer = keeper.call(
        "keeper_erase_text",
        tab=model._meta.db_table,
        col=column,
        row_id=str(pk),
        fragments=parts,
        by_whom=by_whom,
    )
    return answer[0]["erased"]


def erase_whole(model: type[models.Model], field: str, pk: object, by_whom: str) -> int:
    """Replace the whole text of a field in a row and in all its history; return how many rows changed."""
    changed = sum(_erase(table, field, at, None, by_whom) for table, at, _ in _texts(model, field, str(pk)))
    if changed:
        _stem_again(model, str(pk))
    return changed


def _stem_again(model: type[models.Model], row: str) -> None:
    """Make the words that search sees anew: they were taken from the erased text."""
    stems = [field.name for field in model._meta.concrete_fields if isinstance(field, StemsField)]
    living = model._base_manager.filter(pk=row).first() if stems else None
    if living is not None:
        living.save(update_fields=stems)
