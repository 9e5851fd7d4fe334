"""The register of personal data, in code: every field that can tell of an identifiable person.

Each app enters its fields in ``personal_data.py``, imported when the application starts::

    PARTNER = Purpose(why="kontakt z partnerem …", basis="art. 6 ust. 1 lit. e RODO …", keep=Keep.PARTNERS)
    register.holds("partners.partner", "phones", "email", whose=Whose.REPRESENTATIVES, purpose=PARTNER)
    register.holds("partners.partner", "other_information", whose=Whose.ANYBODY, purpose=PARTNER, free_text=True)
    register.holds_none("partners.partner", "nip", "state")

Links to other rows hold nothing of their own and links to an account always tell who did something, so
neither is entered by hand. The history of a model holds the same fields as the model. Whatever is left
has not been decided: a test refuses it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pghistory.models
from django.apps import apps
from django.conf import settings
from django.db import models

from cus.privacy.enums import Keep, Whose


@dataclass(frozen=True, slots=True)
class Purpose:
    """Why the data are kept, on what legal basis, in which class of retention; Polish sentences."""

    why: str
    basis: str
    keep: Keep


@dataclass(frozen=True, slots=True)
class PersonalField:
    """One field. ``free_text``: may hold personal data though it is not for them; only the fragment that

    tells of a person is erased there. ``stays``: why it is not erased (empty: it may be).
    """

    model: str
    field: str
    whose: Whose
    purpose: Purpose
    free_text: bool = False
    stays: str = ""

    @property
    def label(self) -> str:
        """What people call the field."""
        return _labels.get((self.model, self.field)) or str(self.model_class._meta.get_field(self.field).verbose_name)

    @property
    def model_label(self) -> str:
        """What people call the model."""
        return _labels.get((self.model, "")) or str(self.model_class._meta.verbose_name)

    @property
    def model_class(self) -> type[models.Model]:
        """The model."""
        return apps.get_model(self.model)


ACCOUNTABILITY = Purpose(
    why="Wiadomo, kto co zrobił w sprawach centrum.",
    basis="art. 6 ust. 1 lit. c RODO; art. 50 ust. 3 ustawy; § 20 KRI",
    keep=Keep.LOGS,
)
AUTHORS_STAY = "Autor czynności urzędowej: rozliczalność wymaga, żeby było wiadomo, kto ją wykonał."

# Rows of history, and the library's joint view of them.
HISTORY = (pghistory.models.Event, pghistory.models.Events)

_fields: dict[tuple[str, str], PersonalField] = {}
_none: set[tuple[str, str]] = set()
_labels: dict[tuple[str, str], str] = {}


def holds(model: str, *fields: str, whose: Whose, purpose: Purpose, free_text: bool = False, stays: str = "") -> None:
    """Enter fields of ``model`` (``app.name`` in small letters) that hold personal data."""
    for field in fields:
        _fields[model, field] = PersonalField(model, field, whose, purpose, free_text, stays)


def holds_none(model: str, *fields: str) -> None:
    """Enter fields that hold none."""
    _none.update((model, field) for field in fields)


def called(model: str, title: str = "", **fields: str) -> None:
    """Give Polish names to a model of a library, or to fields that no form shows."""
    _labels.update({(model, name): label for name, label in {"": title, **fields}.items() if label})


def personal_fields(model: type[models.Model]) -> list[PersonalField]:
    """Return the entered fields of ``model``, in its order."""
    label = model._meta.label_lower
    return [_fields[label, field.name] for field in model._meta.concrete_fields if (label, field.name) in _fields]


def everything() -> list[PersonalField]:
    """Return the whole register, by model and field."""
    return [entry for model in known_models() for entry in personal_fields(model)]


def known_models() -> list[type[models.Model]]:
    """Return the models of the whole installation, history and unmanaged views left out."""
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model._meta.managed and not issubclass(model, HISTORY)]


def links_to_accounts(model: type[models.Model]) -> list[models.Field]:
    """Return the fields that say which account did something."""
    user = apps.get_model(settings.AUTH_USER_MODEL)
    return [field for field in model._meta.concrete_fields if field.is_relation and field.related_model is user]


def undecided() -> Iterator[str]:
    """Yield ``app.model.field`` that is neither entered nor said to hold nothing."""
    for model in known_models():
        label = model._meta.label_lower
        for field in model._meta.concrete_fields:
            by_rule = field.is_relation or (field.primary_key and not isinstance(field, models.CharField))
            if not by_rule and (label, field.name) not in _fields and (label, field.name) not in _none:
                yield f"{label}.{field.name}"


def contradictory() -> list[str]:
    """Return fields entered as both, and entries of fields that are not there."""
    known = {
        (model._meta.label_lower, field.name) for model in known_models() for field in model._meta.concrete_fields
    }
    both = set(_fields) & _none
    return sorted(f"{model}.{field}" for model, field in both | ((set(_fields) | _none) - known))
