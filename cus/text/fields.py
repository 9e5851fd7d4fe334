"""A model field that keeps the words of a row as search sees them."""

from collections.abc import Sequence
from typing import Any

from django.db import models

from cus.text.search import stems


class StemsField(models.TextField):  # type: ignore[type-arg]  # no generic at run time
    """Folded stems of the row's ``sources`` (text or lists of text), written at every save.

    Filled by ``pre_save``, so ``bulk_create`` fills it too; ``QuerySet.update`` does not. Query it
    with ``__contains`` for inflected forms and ``__trigram_word_similar`` for slips.
    """

    def __init__(self, *args: Any, sources: tuple[str, ...] = (), **kwargs: Any) -> None:
        self.sources = tuple(sources)
        kwargs.setdefault("editable", False)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Keep ``sources`` in migrations, so that historical models fill the field as well."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"sources": self.sources}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Return the stems of the sources, each once, in order."""
        found: dict[str, None] = {}
        for source in self.sources:
            value = getattr(model_instance, source) or ""
            for text in [value] if isinstance(value, str) else value:
                found |= dict.fromkeys(stems(text))
        value = " ".join(found)
        setattr(model_instance, self.attname, value)
        return value
