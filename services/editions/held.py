"""An edition that was read and found right, kept between its preview and the decision, for one person."""

import secrets
from dataclasses import dataclass

from django.core.cache import cache

from services.actions.editions import EditionDetails
from services.editions.entries import Listed

KEPT_SECONDS = 60 * 60


@dataclass(frozen=True, slots=True)
class Held:
    """What the preview showed."""

    details: EditionDetails
    entries: dict[str, Listed]


def hold(user, held: Held) -> str:
    """Keep for an hour; return the word by which the same person finds it."""
    word = secrets.token_urlsafe(16)
    cache.set(_key(user, word), held, KEPT_SECONDS)
    return word


def find(user, word: str) -> Held | None:
    """Return what was kept for the person, or None when it has gone."""
    return cache.get(_key(user, word)) if word and len(word) <= 40 and word.isascii() and word.isprintable() else None


def drop(user, word: str) -> None:
    """Forget it: it was written."""
    cache.delete(_key(user, word))


def _key(user, word: str) -> str:
    return f"services:edition:{user.pk}:{word.replace(' ', '')}"
