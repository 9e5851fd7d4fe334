"""Places an account is known from: a browser that carries our mark, an address used lately."""

import secrets

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from cus.accounts.sign_in import throttle
from cus.accounts.sign_in.throttle import DAY, Attempt, Limit

COOKIE, SALT = "cus_znana", "cus.accounts.sign_in.places"
COOKIE_DAYS, ADDRESS_DAYS = 180, 30
# A desk shared by more people than this forgets the one who came first.
PEOPLE_AT_A_DESK = 8


def marks_of(request: HttpRequest) -> dict[str, str]:
    """Return the marks that the browser carries: person's key → a random mark; a forged cookie has none."""
    try:
        return signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=COOKIE_DAYS * DAY)
    except (signing.BadSignature, ValueError):
        return {}


def remember(request: HttpRequest, response: HttpResponse, person, ip: str) -> None:
    """Note, after a sign-in, that the person is known in this browser and at this address."""
    marks = marks_of(request)
    mark = marks.pop(str(person.pk), "") or secrets.token_urlsafe(12)
    marks = dict(list(marks.items())[1 - PEOPLE_AT_A_DESK :]) | {str(person.pk): mark}
    response.set_cookie(
        COOKIE,
        signing.dumps(marks, salt=SALT),
        max_age=COOKIE_DAYS * DAY,
        path="/konto/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    cache.set(_address_key(person, ip), True, ADDRESS_DAYS * DAY)


def _address_key(person, ip: str) -> str:
    return f"known-address:{person.pk}:{ip}"


def take_attempt(request: HttpRequest, *, account: str, person, ip: str) -> Attempt:
    """Count one try to prove that one is ``person`` (``None``: nobody has such an account).

    Raises:
        Throttled: too many failures at this place, or of strangers with this account.
    """
    return throttle.take(counts_of(request, account=account, person=person, ip=ip))


def counts_of(request: HttpRequest, *, account: str, person, ip: str) -> list[tuple[str, tuple[Limit, ...]]]:
    """Return what a try is counted under; a known place is judged by itself alone."""
    mark = marks_of(request).get(str(person.pk)) if person else None
    if mark:
        return [(f"{account}:browser:{mark}", throttle.KNOWN_PLACE)]
    place = f"{account}:address:{ip}"
    if person and cache.get(_address_key(person, ip)):
        return [(f"address:{ip}", throttle.ADDRESS), (place, throttle.KNOWN_PLACE)]
    return [
        (f"address:{ip}", throttle.ADDRESS),
        (f"{account}:strangers", throttle.ACCOUNT),
        (place, throttle.STRANGE_PLACE),
    ]
