"""Kinds of entries in the access log."""

from django.db import models


class AccessKind(models.TextChoices):
    """What an entry of the access log tells of (art. 50 ust. 3 of the act; KRI § 20 ust. 2)."""

    SIGN_IN = "sign_in", "zalogowanie"
    SIGN_IN_REFUSED = "sign_in_refused", "odmowa zalogowania"
    SIGN_OUT = "sign_out", "wylogowanie"
    PERSONAL_READ = "personal_read", "odczyt danych osobowych"
    ADMINISTRATIVE = "administrative", "czynność administracyjna"
    EXPORT = "export", "eksport danych"
    REFUSED = "refused", "odmowa dostępu"
    LINK = "link", "użycie osobistego odnośnika"
