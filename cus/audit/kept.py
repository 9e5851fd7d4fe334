"""What history says about each tracked model: how a row is called, where it belongs, who may read it.

Each app declares its models in its ``history.py`` (found by itself)::

    from cus.audit.kept import Domain, Kept, pages, register

    register(Kept(Offer, "oferta", title=("service",), domain=Domain.BUSINESS, parent="partner"))
    pages({"partners:offers": "zmiana oferty"})

A tracked model that nobody declared is read only by whoever reads everything, and a test names it.
"""

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models
from django.urls import reverse

from cus.workflow import Refusal


class Domain(enum.Enum):
    """Whose matter a model is; the right to read history is given by domain."""

    BUSINESS = "business"
    DICTIONARY = "dictionary"
    ADMINISTRATIVE = "administrative"
    UNDECLARED = "undeclared"


# Counters, keys and derived values: true, and of no use to a reader.
HIDDEN = frozenset({"id", "version", "edit_version", "key", "token", "search_text", "updated_at", "slug"})
# Fields that no form shows have no Polish name in the model.
LABELS = {
    "state": "stan",
    "diagnosis": "diagnoza",
    "centre": "centrum",
    "service": "usługa",
    "partner": "partner",
    "agreement": "porozumienie",
    "template": "wzór",
    "need": "potrzeba",
    "item": "pozycja programu",
    "source": "wiersz diagnozy",
    "programme": "program",
    "created_at": "założono",
    "created_by": "kto założył",
    "archived_at": "przeniesiono do archiwum",
    "archived_by": "kto przeniósł do archiwum",
    "signed_at": "podpis odnotowano",
    "signed_by": "kto odnotował podpis",
    "submitted_at": "złożono dyrektorowi",
    "submitted_by": "kto złożył",
    "approved_at": "zatwierdzono",
    "approved_by": "kto zatwierdził",
}


@dataclass(frozen=True, slots=True)
class Kept:
    """One tracked model.

    ``slug`` stands in addresses; ``title`` names the fields that name a row (a relation is named by its
    row), ``joined`` stands between them; ``parent`` is the relation to the row in whose history this one
    is shown too. ``labels`` and ``hidden`` add to the common ones. ``visible`` narrows rows to those a
    person sees; without it only who reads the whole domain sees them. ``restorable`` says whether a
    deleted row may come back: called with the person and the unsaved row, it returns the reason why not,
    or ``None``; without it rows of the model do not come back. ``recounts`` is the version that a row's
    return counts up (``partner.version``), so that an open form sees it.
    ``forgets`` names what history does not know of the row, so that it must be entered again.
    ``reason`` is the field that says why the row was last corrected: each correction, which counts up the
    row's version, is told with its own, also when it reads as the one before.
    """

    model: type[models.Model]
    slug: str
    title: tuple[str, ...]
    domain: Domain
    parent: str = ""
    noun: str = ""
    hidden: frozenset[str] = frozenset()
    labels: Mapping[str, str] = field(default_factory=dict)
    visible: Callable[[Any], models.QuerySet] | None = None
    restorable: Callable[[Any, models.Model], Refusal | None] | None = None
    recounts: str = ""
    forgets: tuple[str, ...] = ()
    reason: str = ""
    joined: str = " – "

    @property
    def name(self) -> str:
        """What one row is called, in Polish."""
        return self.noun or str(self.model._meta.verbose_name)

    @property
    def events(self) -> type[models.Model]:
        """The model of its events."""
        return self.model.pgh_event_model

    @property
    def table(self) -> str:
        """The table of its events."""
        return self.events._meta.db_table

    def fields(self) -> list[models.Field]:
        """Return the fields that a reader is shown, in the model's order."""
        kept = {column.name for column in self.events._meta.concrete_fields}
        left_out = HIDDEN | self.hidden | {self.parent}
        found = [one for one in self.model._meta.concrete_fields if one.name in kept and one.name not in left_out]
        # A place in a list is a counter too; a person's position is not.
        return [one for one in found if not (one.name == "position" and isinstance(one, models.IntegerField))]

    def label(self, one: models.Field) -> str:
        """Return the Polish name of a field."""
        given = self.labels.get(one.name) or LABELS.get(one.name)
        bare = one.name.replace("_", " ")
        return given if given and (one.name in self.labels or one.verbose_name == bare) else str(one.verbose_name)


_kept: dict[type[models.Model], Kept] = {}
_pages: dict[str, str] = {}


def register(*declared: Kept) -> None:
    """Declare models; a second declaration of a model replaces the first."""
    for kept in declared:
        _kept[kept.model] = kept


def pages(named: Mapping[str, str]) -> None:
    """Say what is done on a page, by the name of its address: ``{"partners:edit": "zmiana fiszki"}``."""
    _pages.update(named)


def page_label(view_name: str) -> str:
    """Return what is done on the page, or an empty text."""
    return _pages.get(view_name) or ("panel administratora" if view_name.startswith("admin:") else "")


def address_of(row: models.Model) -> str:
    """Return the address of the page of a row's history, or an empty text when it has none."""
    kept = _kept.get(type(row))
    return reverse("desk:history_of", args=[kept.slug, row.pk]) if kept and row.pk is not None else ""


def tracked_models() -> list[type[models.Model]]:
    """Return every model whose history is kept."""
    return [model for model in apps.get_models() if hasattr(model, "pgh_event_model")]


def all_kept() -> list[Kept]:
    """Return the declarations, parents before their rows; an undeclared model gets a closed one."""
    found = [
        _kept.get(model) or Kept(model, model._meta.model_name, ("id",), Domain.UNDECLARED)
        for model in tracked_models()
    ]
    return sorted(found, key=lambda kept: (list(Domain).index(kept.domain), depth(kept), kept.name))


def kept_of(model: type[models.Model]) -> Kept | None:
    """Return the declaration of ``model``, if it has one."""
    return _kept.get(model)


def kept_by_slug(slug: str) -> Kept | None:
    """Return the declaration whose address part is ``slug``."""
    return next((kept for kept in _kept.values() if kept.slug == slug), None)


def parent_of(kept: Kept) -> Kept | None:
    """Return the declaration of the row's parent, if there is one."""
    return _kept.get(kept.model._meta.get_field(kept.parent).related_model) if kept.parent else None


def root_of(kept: Kept) -> Kept:
    """Return the declaration at the top: of an offer, the partner's."""
    above = parent_of(kept)
    return kept if above is None or above is kept else root_of(above)


def depth(kept: Kept) -> int:
    """Return how many rows stand above one of this kind."""
    above = parent_of(kept)
    return 0 if above is None or above is kept else depth(above) + 1


def children_of(kept: Kept) -> list[Kept]:
    """Return the kinds of rows that belong to a row of this kind."""
    return [one for one in _kept.values() if one is not kept and parent_of(one) is kept]
