"""What every page's frame needs."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from cus.ui import menu


def frame(request) -> dict:
    """Return the frame: demo-mode flag, the centre's name, the rooms of this person, search.

    ``menu`` is a list of ``cus.ui.menu.Link``; ``search_url`` is empty where there is no search.
    """
    match = getattr(request, "resolver_match", None)
    user = getattr(request, "user", None)
    return {
        "demo_mode": settings.DEMO_MODE,
        "centre_name": SimpleLazyObject(menu.centre_name),
        "menu": menu.links_for(
            user,
            namespace=match.namespace if match else "",
            url_name=match.view_name if match else "",
        ),
        "search_url": menu.address("desk:search"),
        "search_text": request.GET.get("q", "") if match and match.view_name == "desk:search" else "",
        "home_url": menu.address("desk:start") or "/",
    }
