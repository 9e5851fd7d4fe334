"""Acts that need an identity confirmed lately: a session left open is not enough for them.

``cus.accounts.access.requires`` asks here, so every view closed by one of these acts is covered.
"""

import time

from allauth.account import app_settings
from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest

from cus.accounts.acts import Act

# To approve, adopt and revoke (a power of attorney is revoked, an agreement frozen by the act that signs it);
# to change rights, the template and the register of the deleted; personal data.
FRESH = frozenset(
    {
        Act.PROGRAMME_DECIDE,
        Act.PROGRAMME_COUNCIL,
        Act.STANDARD_DECIDE,
        Act.RESULTS_APPROVE,
        Act.TEMPLATE_PUBLISH,
        Act.AGREEMENT_SIGN,
        Act.CONTRACT_SIGN,
        Act.AUTHORISATIONS,
        Act.USERS_ADMIN,
        Act.ROW_RESTORE,
        Act.PERSON_DATA,
    }
)
# Of these, reading alone is dangerous: the page or file is somebody's personal data.
FRESH_TO_READ = frozenset({Act.PERSON_DATA})
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def confirmed_at(request: HttpRequest) -> float:
    """Return when the person last proved who they are in this session (password, code), in Unix time; 0 = never."""
    return max((record.get("at", 0) for record in get_authentication_records(request, request.user)), default=0)


def is_fresh(request: HttpRequest) -> bool:
    """Say whether the identity was confirmed within the time of ``ACCOUNT_REAUTHENTICATION_TIMEOUT``."""
    return time.time() - confirmed_at(request) < app_settings.REAUTHENTICATION_TIMEOUT


def needs_confirmation(request: HttpRequest, act: Act) -> bool:
    """Say whether ``act`` has to wait until the person confirms who they are."""
    if act not in FRESH or (request.method in SAFE and act not in FRESH_TO_READ):
        return False
    return not is_fresh(request)
