"""A card: the signed, single-use token of one opened questionnaire page.

It holds the questionnaire, a random name and the moment of opening; of these only the random name is kept with the
answer, so that the same page sent twice counts once. Without a card of ours nothing is taken.
"""

import time
import uuid
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer
from django.utils.crypto import salted_hmac

from programmes.results.models import Survey

SALT = "programmes.results.survey-card"
# As long as somebody may leave the page open between two visits to the kitchen; then a new card is given.
LIFETIME = 24 * 3600
# Nobody reads six questions faster.
LEAST_SECONDS = 4


@dataclass(frozen=True, slots=True)
class Card:
    """A card that is ours and still good; ``seconds`` since the page was opened."""

    token: uuid.UUID
    seconds: float

    @property
    def is_hasty(self) -> bool:
        """Whether it came back faster than a person can read."""
        return self.seconds < LEAST_SECONDS


def new_card(survey: Survey) -> str:
    """Return a card for one opening of the page."""
    held = {"survey": survey.pk, "token": uuid.uuid4().hex, "at": int(time.time())}
    return Signer(salt=SALT).sign_object(held, compress=False)


def read_card(survey: Survey, value: str) -> Card | None:
    """Return the card, or ``None``: not ours, of another questionnaire, or too old."""
    try:
        held = Signer(salt=SALT).unsign_object(value[:1000])
        age = time.time() - held["at"]
        mine = held["survey"] == survey.pk and -60 <= age <= LIFETIME
        return Card(uuid.UUID(held["token"]), age) if mine else None
    except (BadSignature, KeyError, TypeError, ValueError):
        return None


def place_of(survey: Survey, address: str) -> str:
    """Return the name under which answers from an address are counted for a few minutes: never the address itself."""
    return f"survey-from:{salted_hmac(SALT, f'{survey.pk}:{survey.key}:{address}').hexdigest()[:32]}"
