"""System checks: settings with which nobody should be let in."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]", "testserver"})


@register
def demo_stays_at_home(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Refuse demo mode on a server that others can reach: its accounts need no second factor."""
    strange = sorted(set(settings.ALLOWED_HOSTS) - LOOPBACK)
    if not settings.DEMO_MODE or not strange:
        return []
    return [
        Error(
            f"Demo mode would be served as {', '.join(strange)}.",
            hint="Use cus.settings.production; demo mode is for one machine.",
            id="cus.accounts.E001",
        )
    ]
