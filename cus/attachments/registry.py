"""What files can be added to, entered by the apps that own it.

An app above registers its models in ``AppConfig.ready``; this package never imports them::

    register(Attachable(model=CooperationAgreement, slug="porozumienie", kinds={...}, refusal=refusal_to_attach))
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models

from cus.accounts.acts import Act, Actor
from cus.workflow import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachable:
    """A model that files can be added to.

    ``slug`` stands in addresses; ``kinds`` are code → label. Its manager has ``visible_to(user)``.
    ``refusal(user, obj)`` says why this person cannot add or remove a file now. ``read`` is the act
    that reading the files needs, beside seeing the object; kinds in ``published`` need only the latter.
    """

    model: type[models.Model]
    slug: str
    kinds: dict[str, str]
    refusal: Callable[[Actor, models.Model], Refusal | None]
    read: Act = Act.READ_DRAFTS
    published: frozenset[str] = frozenset()

    @property
    def type_label(self) -> str:
        """How attachments name the model."""
        return self.model._meta.label_lower

    def readable_kinds(self, user: Actor) -> set[str]:
        """Return the kinds that ``user`` may read at an object they see."""
        return set(self.kinds) if user.may(self.read) else set(self.published)


_by_type: dict[str, Attachable] = {}


def register(attachable: Attachable) -> None:
    """Enter a model.

    Raises:
        ValueError: another model has the same slug.
    """
    for known in _by_type.values():
        if known.slug == attachable.slug and known.model is not attachable.model:
            raise ValueError(f"attachments: the slug {attachable.slug} is taken by {known.model.__name__}")
    _by_type[attachable.type_label] = attachable


def of_model(model: type[models.Model]) -> Attachable:
    """Return what is registered for ``model``; ``KeyError`` when files cannot be added to it."""
    return _by_type[model._meta.label_lower]


def of_type(type_label: str) -> Attachable | None:
    """Return what is registered under the model's label."""
    return _by_type.get(type_label)


def of_slug(slug: str) -> Attachable | None:
    """Return what is registered under ``slug``."""
    return next((known for known in _by_type.values() if known.slug == slug), None)
