"""Personal links: by one a named contact fills the reports of one contract without an account."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from cus.audit.tracking import tracked
from programmes.models import ServiceContract
from programmes.results.models.reports import ProviderReport
from programmes.results.reports.querysets import ReportLinkQuerySet


@tracked(exclude=["digest"])
class ReportLink(models.Model):
    """A link for one person, to one report or (without ``report``) to all reports of a contract.

    Nothing in the row opens the door: of the link only a keyed digest is kept, and the link itself is
    shown once. When it was used is told by the access log.
    """

    contract = models.ForeignKey(
        ServiceContract, on_delete=models.PROTECT, related_name="report_links", editable=False
    )
    report = models.ForeignKey(
        ProviderReport,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="links",
        verbose_name="tylko to sprawozdanie",
    )
    contact_name = models.CharField("dla kogo", max_length=200)
    contact_email = models.EmailField("adres e-mail", blank=True)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    expires_at = models.DateTimeField("ważny do", editable=False)
    created_at = models.DateTimeField("wystawiono", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, editable=False, related_name="+", verbose_name="kto wystawił"
    )
    revoked_at = models.DateTimeField("cofnięto", null=True, editable=False)
    revoked_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="kto cofnął",
    )
    # Names the opened form: the same form sent twice makes one link, and shows it once.
    token = models.UUIDField(null=True, unique=True, editable=False)

    objects = ReportLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "odnośnik dla wykonawcy"
        verbose_name_plural = "odnośniki dla wykonawców"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")), name="report_link_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="report_link_revoked_at_and_by",
            ),
        ]

    def __str__(self) -> str:
        return f"Odnośnik nr {self.pk}"

    @property
    def is_open(self) -> bool:
        """Still lets somebody in, as far as its own life goes."""
        return self.revoked_at is None and timezone.now() < self.expires_at
