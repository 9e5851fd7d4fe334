"""What every page's frame needs."""

from django.conf import settings


def frame(request) -> dict:
    """Return the demo-mode flag; the menu and the centre's heading are added by their apps."""
    return {"demo_mode": settings.DEMO_MODE}
