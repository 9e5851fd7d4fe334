"""Personal links: how they are made and recognised. Nothing here writes."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.utils.crypto import salted_hmac

from programmes.results.models import ProviderReport, ReportLink
from programmes.results.reports.enums import ReportState

_SALT = "programmes.results.report_link"
DAYS, MOST_DAYS = 30, 365
BYTES = 32
# The text in the address: 43 letters, digits, dashes and underscores.
LENGTH = 43


def new_token() -> str:
    """Draw the part of the address that opens the door: 256 random bits."""
    return secrets.token_urlsafe(BYTES)


def digest_of(token: str, secret: str = "") -> str:
    """Return the keyed digest under which a link is kept."""
    return salted_hmac(_SALT, token, secret=secret or settings.SECRET_KEY, algorithm="sha256").hexdigest()


def lasts(days: int) -> timedelta:
    """How long a link of so many days opens the door."""
    return timedelta(days=days)


def link_of(token: str) -> ReportLink | None:
    """Return the link that still lets in, or ``None``, whatever is wrong: unknown, ended, revoked, used up."""
    if len(token) != LENGTH:
        return None
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    found = ReportLink.objects.open().filter(digest__in=[digest_of(token, key) for key in keys])
    link = found.select_related("contract", "report").first()
    return link if link is not None and reports_of(link).exists() else None


def reports_of(link: ReportLink):
    """Return the reports that a link opens: its own, or all opened of its contract; accepted ones no more."""
    own = Q(pk=link.report_id) if link.report_id else Q(contract=link.contract_id)
    return ProviderReport.objects.filter(own).exclude(state=ReportState.ACCEPTED)
