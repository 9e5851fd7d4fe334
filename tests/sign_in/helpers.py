"""What people do to sign in, through the application's own pages."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client

PASSWORD = "bardzo-dlugie-haslo-1"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
CHROME = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36"


def log_in(client: Client, person, password: str = PASSWORD, *, ip: str = "192.0.2.1", **data):
    """Send the form of sign-in from an address."""
    return client.post("/konto/login/", {"login": person.email, "password": password} | data, REMOTE_ADDR=ip)


def is_in(client: Client) -> bool:
    """Say whether the start page opens."""
    return client.get("/").status_code == 200


def fail(client_class, person, times: int, *, ip: str = "198.51.100.7", password: str = "nie-to-haslo"):  # noqa: S107
    """Try a wrong password from an address, each time in a fresh browser; return the last answer."""
    return [log_in(client_class(), person, password, ip=ip) for _ in range(times)][-1]


def give_second_factor(person) -> str:
    """Set up an authenticator app and recovery codes; return the secret of the app."""
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    RecoveryCodes.activate(person)
    return secret


def code_of(secret: str, *, later: int = 0) -> str:
    """Return what the app shows now, or ``later`` steps of half a minute on."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def recovery_codes_of(person) -> list[str]:
    """Return the person's unused recovery codes."""
    return Authenticator.objects.get(user=person, type="recovery_codes").wrap().get_unused_codes()
