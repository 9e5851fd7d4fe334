"""The one way to a password: a link or a printed code that the person uses once."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from cus.accounts.enums import InvitationKind
from cus.audit.tracking import tracked


class InvitationQuerySet(models.QuerySet):
    """Invitations."""

    def standing(self) -> "InvitationQuerySet":
        """Neither used nor withdrawn; the day may have passed."""
        return self.filter(used_at__isnull=True, withdrawn_at__isnull=True)

    def open(self) -> "InvitationQuerySet":
        """Those that still let somebody in."""
        return self.standing().filter(expires_at__gt=timezone.now())


@tracked(exclude=["key", "code_digest"])
class Invitation(models.Model):
    """An invitation to set a password: by e-mail (a signed link) or on a printed slip (a code).

    Nothing in the row opens the door: the link is signed with the application's secret, and of the
    code only a keyed digest is kept.
    """

    person = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="invitations", verbose_name="osoba"
    )
    kind = models.CharField("sposób", max_length=10, choices=InvitationKind.choices)
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code_digest = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    created_at = models.DateTimeField("wystawiono", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, editable=False, related_name="+", verbose_name="wystawił"
    )
    expires_at = models.DateTimeField("ważne do", editable=False)
    used_at = models.DateTimeField("wykorzystano", null=True, editable=False)
    withdrawn_at = models.DateTimeField("wycofano", null=True, editable=False)
    withdrawn_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="wycofał",
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "zaproszenie"
        verbose_name_plural = "zaproszenia"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(used_at__isnull=True, withdrawn_at__isnull=True),
                name="invitation_one_standing",
                violation_error_message="Ta osoba ma już zaproszenie.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="invitation_withdrawn_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(withdrawn_at__isnull=True), name="invitation_used_or_withdrawn"
            ),
            models.CheckConstraint(
                condition=Q(kind=InvitationKind.SLIP) ^ Q(code_digest=""), name="invitation_slip_has_code"
            ),
            models.CheckConstraint(condition=Q(expires_at__gt=F("created_at")), name="invitation_ends_after_it_began"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} dla: {self.person}"

    @property
    def is_open(self) -> bool:
        """Still lets somebody in."""
        return self.used_at is None and self.withdrawn_at is None and timezone.now() < self.expires_at
