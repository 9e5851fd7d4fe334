"""Who may act for the director, in what, from when to when, by which document."""

import datetime

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q, Value
from django.utils import timezone

from cus.accounts.acts import Act
from cus.accounts.scopes import Scope
from cus.audit.tracking import tracked
from cus.text.database import DayRange
from cus.text.dates import day, period


def signed(person, under: "Authorisation | None") -> str:
    """Say who acted: the name alone, or with the authorisation that the act was done under."""
    return f"{person}, {under.clause}" if under else str(person)


class AuthorisationQuerySet(models.QuerySet):
    """Authorisations."""

    def valid_on(self, on: datetime.date) -> "AuthorisationQuerySet":
        """Those in force on that day: begun, not ended, not revoked."""
        return self.filter(valid_from__lte=on, revoked_at__isnull=True).filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=on)
        )

    def visible_to(self, user) -> "AuthorisationQuerySet":
        """Papers of those who grant them."""
        return self if user.may(Act.AUTHORISATIONS) else self.none()

    def for_list(self) -> "AuthorisationQuerySet":
        """With the people that a list row names."""
        return self.select_related("person", "granted_by", "revoked_by")


@tracked()
class Authorisation(models.Model):
    """A dated document by which somebody acts for the director (art. 26 and 41 of the Act).

    Granted and revoked, never changed: who signed under a number must be found under it for ever.
    """

    person = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="authorisations", verbose_name="osoba"
    )
    scope = models.CharField("zakres", max_length=20, choices=Scope.choices)
    valid_from = models.DateField("od dnia")
    valid_to = models.DateField("do dnia", null=True, blank=True)
    document_number = models.CharField("numer dokumentu", max_length=60)
    document_date = models.DateField("data dokumentu")
    granted_at = models.DateTimeField("udzielono", default=timezone.now, editable=False)
    granted_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, editable=False, related_name="+", verbose_name="udzielił"
    )
    revoked_at = models.DateTimeField("odwołano", null=True, blank=True, editable=False)
    revoked_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="odwołał",
    )
    revocation_reason = models.CharField("powód odwołania", max_length=300, blank=True, editable=False)

    objects = AuthorisationQuerySet.as_manager()

    class Meta:
        verbose_name = "upoważnienie"
        verbose_name_plural = "upoważnienia"
        ordering = ["-valid_from", "-pk"]
        triggers = [
            pgtrigger.ReadOnly(
                name="granted_stays",
                fields=[
                    "person",
                    "scope",
                    "valid_from",
                    "valid_to",
                    "document_number",
                    "document_date",
                    "granted_at",
                    "granted_by",
                ],
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="authorisation_days_in_order",
                violation_error_message="Ostatni dzień nie może być wcześniejszy niż pierwszy.",
            ),
            models.CheckConstraint(condition=Q(scope__in=Scope.values), name="authorisation_scope_known"),
            models.CheckConstraint(
                condition=~Q(document_number=""),
                name="authorisation_has_document",
                violation_error_message="Wpisz numer dokumentu upoważnienia.",
            ),
            models.CheckConstraint(
                condition=~Q(person=F("granted_by")),
                name="authorisation_not_to_oneself",
                violation_error_message="Nikt nie udziela upoważnienia samemu sobie.",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True, revocation_reason="")
                | (Q(revoked_at__isnull=False, revoked_by__isnull=False) & ~Q(revocation_reason="")),
                name="authorisation_revoked_at_by_why",
                violation_error_message="Odwołanie ma datę, osobę i powód.",
            ),
            ExclusionConstraint(
                name="authorisation_once_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("scope", RangeOperators.EQUAL),
                    (DayRange(F("valid_from"), F("valid_to"), Value("[]")), RangeOperators.OVERLAPS),
                ],
                condition=Q(revoked_at__isnull=True),
                violation_error_message="Ta osoba ma już w tych dniach upoważnienie o takim samym zakresie.",
            ),
        ]

    def __str__(self) -> str:
        return f"upoważnienie nr {self.document_number} z {day(self.document_date)} r."

    @property
    def days(self) -> str:
        """From when to when, in words."""
        return period(self.valid_from, self.valid_to) + ("" if self.valid_to else ", do odwołania")

    @property
    def clause(self) -> str:
        """What stands beside the holder's name wherever they acted under it."""
        return f"z upoważnienia nr {self.document_number} z {day(self.document_date)} r."

    @property
    def is_revoked(self) -> bool:
        """Taken back before its time."""
        return self.revoked_at is not None

    def is_valid_on(self, on: datetime.date) -> bool:
        """In force on that day."""
        return not self.is_revoked and self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)

    @property
    def state(self) -> tuple[str, str]:
        """Kind of colour and word: how it stands today."""
        today = timezone.localdate()
        if self.is_revoked:
            return "stop", "odwołane"
        if today < self.valid_from:
            return "now", "od przyszłego dnia"
        if self.is_valid_on(today):
            return "done", "obowiązuje"
        return "idle", "wygasło"
