"""Powers of attorney for tests. Every person, address and PESEL is invented."""

import datetime

from django.utils import timezone

from partners import actions
from partners.enums import PowerTerm, SignatureManner
from partners.models import PowerOfAttorney

# Numbers with right check digits of people born in the 2250s: nobody bears them.
PESEL = "50611412341"
OTHER_PESEL = "61670823452"
SURNAME = "Niezapominajka"
ADDRESS = "ul. Modra 7, 89-999 Brzozowa Górka"


def a_power(by, *, pesel: str = PESEL, address: str = ADDRESS, **changes) -> PowerOfAttorney:
    """A whole draft, made by the action."""
    values = {
        "number": f"P/{PowerOfAttorney.objects.count() + 1}/2026",
        "grantor_name": "Gmina Brzozowa Górka",
        "grantor_seat": "ul. Rynkowa 1, 89-999 Brzozowa Górka",
        "grantor_signatories": "Jan Zmyślony, wójt",
        "attorney_name": f"Ewa {SURNAME}",
        "represented_name": "Centrum Integracji Społecznej „Warsztat”",
        "scope": ["uzgadniania zakresu współpracy,", "wyboru jej formy,", "przygotowania projektu porozumienia."],
        "covers_conclusion": False,
        "term": PowerTerm.UNTIL_REVOKED,
        "place": "Brzozowa Górka",
    }
    secrets = {"attorney_address": address, "attorney_pesel": pesel}
    return actions.create_power(by=by, values=values | changes, secrets={k: v for k, v in secrets.items() if v})


def a_signed_power(by, *, days_ago: int = 1, **changes) -> PowerOfAttorney:
    """One signed ``days_ago``."""
    day = timezone.localdate() - datetime.timedelta(days=days_ago)
    return actions.sign_power(
        by=by, power=a_power(by, **changes), granted_on=day, signature_manner=SignatureManner.PAPER
    )
