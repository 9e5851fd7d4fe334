"""Proving who one is, counted: the library asks here before it looks at a password or a code."""

from allauth.account.adapter import get_adapter
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from cus.accounts.models import User
from cus.accounts.sign_in import throttle
from cus.accounts.sign_in.places import take_attempt
from cus.accounts.sign_in.throttle import Attempt, Throttled, when_again


def too_many(error: Throttled) -> ValidationError:
    """Say, for a form, when to try again."""
    return ValidationError(
        f"Za dużo nieudanych prób. Spróbuj ponownie {when_again(error.until)}.", code="too_many_login_attempts"
    )


def count_password(request: HttpRequest, email: str) -> Attempt:
    """Count one password tried for an address, whether or not such an account exists.

    Raises:
        ValidationError: too many failures; the refusal is told to listeners as a failed sign-in.
    """
    email = email.lower()
    person = User.objects.filter(email__iexact=email).first()
    ip = get_adapter(request).get_client_ip(request)
    try:
        return take_attempt(request, account=f"password:{email}", person=person, ip=ip)
    except Throttled as error:
        user_login_failed.send(sender=__name__, credentials={"email": email}, request=request)
        raise too_many(error) from error


def count_code(request: HttpRequest, person: User) -> Attempt:
    """Count one code tried for a person.

    Raises:
        ValidationError: too many failures.
    """
    ip = get_adapter(request).get_client_ip(request)
    try:
        return take_attempt(request, account=f"code:{person.pk}", person=person, ip=ip)
    except Throttled as error:
        raise too_many(error) from error


def count_letter(request: HttpRequest, email: str) -> None:
    """Count one letter with a link asked for; never given back.

    Raises:
        ValidationError: too many letters to this address, or asked for from this place.
    """
    ip = get_adapter(request).get_client_ip(request)
    counts = [(f"letters-from:{ip}", throttle.LETTERS_FROM_ADDRESS), (f"letter:{email.lower()}", throttle.LETTER)]
    try:
        throttle.take(counts)
    except Throttled as error:
        message = f"Za dużo próśb o nowe hasło. Następną możesz wysłać {when_again(error.until)}."
        raise ValidationError(message, code="too_many_letters") from error
