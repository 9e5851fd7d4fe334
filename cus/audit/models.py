"""The access log, and the protocol of what was removed from it or erased."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cus.audit.enums import AccessKind

COLOURS = {
    AccessKind.SIGN_IN: "done",
    AccessKind.SIGN_IN_REFUSED: "stop",
    AccessKind.REFUSED: "stop",
    AccessKind.PERSONAL_READ: "warn",
    AccessKind.EXPORT: "warn",
    AccessKind.ADMINISTRATIVE: "now",
    AccessKind.LINK: "now",
}


class AccessEntry(models.Model):
    """One line of the access log: who, when, from where, did or read what, with which object.

    Written by ``cus.audit.log.record`` alone. The application may read and add, nothing else (see
    ``cus.database.grants``); lines older than the retention are removed by the keeper role, which
    writes a protocol. ``user`` is empty for a stranger and for a sign-in to an unknown account.
    ``label`` is the object's name at that moment: the object may be gone when the line is read.
    """

    at = models.DateTimeField("kiedy", default=timezone.now, editable=False)
    kind = models.CharField("rodzaj", max_length=20, choices=AccessKind.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="kto", related_name="+"
    )
    object_type = models.CharField("rodzaj obiektu", max_length=80, blank=True)
    object_id = models.BigIntegerField("numer obiektu", null=True)
    label = models.CharField("obiekt", max_length=300, blank=True)
    what = models.CharField("co", max_length=500, blank=True)
    page = models.CharField("strona", max_length=120, blank=True)
    ip = models.GenericIPAddressField("adres IP", null=True)
    request_id = models.CharField("numer zgłoszenia", max_length=32, blank=True)

    class Meta:
        verbose_name = "wpis dziennika dostępu"
        verbose_name_plural = "dziennik dostępu"
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=AccessKind.values),
                name="access_entry_kind_known",
                violation_error_message="Wybierz rodzaj wpisu z listy.",
            ),
            models.CheckConstraint(
                condition=Q(object_type="", object_id__isnull=True) | ~Q(object_type=""),
                name="access_entry_object_has_a_type",
                violation_error_message="Numer obiektu zapisuje się razem z jego rodzajem.",
            ),
            models.CheckConstraint(
                condition=~Q(kind=AccessKind.PERSONAL_READ) | Q(user__isnull=False),
                name="access_entry_reading_has_a_reader",
                violation_error_message="Odczyt danych osobowych ma zawsze czytającego.",
            ),
        ]
        indexes = [
            models.Index(fields=["-at", "-id"], name="access_entry_at"),
            models.Index(fields=["user", "-at"], name="access_entry_user"),
            models.Index(fields=["object_type", "object_id", "-at"], name="access_entry_object"),
            models.Index(fields=["kind", "-at"], name="access_entry_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%Y-%m-%d %H:%M}"

    @property
    def colour(self) -> str:
        """Kind of colour that goes with the entry's kind on a page."""
        return COLOURS.get(AccessKind(self.kind), "idle")


class ProtocolEntry(models.Model):
    """One removal or erasure that the keeper role made: what, how much, from when to when, by whom.

    Written only by the keeper's database functions (``cus.database.keeper``). Nobody changes or
    removes a row, the owner of the tables included: a trigger refuses it.
    """

    at = models.DateTimeField("kiedy", default=timezone.now, editable=False)
    kind = models.CharField("rodzaj", max_length=40)
    what = models.CharField("co", max_length=300)
    rows = models.BigIntegerField("ile wierszy")
    first_at = models.DateTimeField("od", null=True)
    last_at = models.DateTimeField("do", null=True)
    by = models.CharField("kto", max_length=200)
    details = models.JSONField("szczegóły", default=dict)

    class Meta:
        db_table = "audit_protocol"
        verbose_name = "wpis protokołu usunięć"
        verbose_name_plural = "protokół usunięć"
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rows__gte=0),
                name="protocol_rows_counted",
                violation_error_message="Liczba wierszy nie może być ujemna.",
            ),
        ]
        triggers = [pgtrigger.Protect(name="kept_for_ever", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.what}: {self.rows}"
