"""The registry grown to 20,000 cards: its list against the floor and against itself when it was small."""

import random
from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cus.accounts.models import User
from partners.models import Offer, Partner
from services.models import Service
from tests.bench.data import KINDS, NAMES

FEW, MANY = 300, 20_000
# Every third card has two offers, as in the rest of the data.
OFFERING = 3
TEXT = "Wspieramy starszych mieszkańców trzech sołectw: zakupy, rozmowa, dowóz na zajęcia i drobne naprawy. "


def grow(to: int, *, by: User) -> None:
    """Enter cards until there are ``to`` of them, and let the database count anew what it holds."""
    chance = random.Random(to)  # noqa: S311 - repeatable data, not a secret
    begun = Partner.objects.count()
    cards = [
        Partner(
            name=f"{chance.choice(KINDS)} „{chance.choice(NAMES)}” nr {at}",
            address=f"ul. Lipowa {at}, 89-999 Brzozowa Górka",
            phones=f"52 {at:07}",
            is_ngo=at % 2 == 0,
            activity_scope=TEXT * (at % 4),
            created_by=by,
        )
        for at in range(begun, to)
    ]
    Partner.objects.bulk_create(cards, batch_size=1_000)
    services = list(Service.objects.active().order_by("pk")[:50])
    Offer.objects.bulk_create(
        (Offer(partner=card, service=service) for card in cards[::OFFERING] for service in chance.sample(services, 2)),
        batch_size=2_000,
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE partners_partner, partners_offer")


def opening(client: Client, **asked: str) -> Callable[[], object]:
    """Return the work of opening the list, narrowed as ``asked``."""

    def fetch() -> None:
        answer = client.get(reverse("partners:list"), asked)
        if answer.status_code != 200:
            raise RuntimeError(str(answer.status_code))

    return fetch


def queries(client: Client) -> int:
    """Count the questions that one page of the list asks."""
    # Now and then a page also notes when the session was last seen.
    opening(client)()
    with CaptureQueriesContext(connection) as asked:
        opening(client)()
    return len(asked)
