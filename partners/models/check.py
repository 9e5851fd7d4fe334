"""The self-check of a partnership: how it was formed, and which features of a good one it has."""

from django.db import models
from django.urls import reverse
from django.utils import timezone

from cus.audit.tracking import tracked
from cus.text.dates import day as polish_day
from partners.enums import FeatureAnswer, FormingWay
from partners.features import FEATURES
from partners.models.agreement import CooperationAgreement
from partners.querysets import CheckQuerySet


@tracked(exclude=["token"])
class PartnershipCheck(models.Model):
    """One self-check on a day; repeated over time, and compared with the one before."""

    agreement = models.ForeignKey(CooperationAgreement, on_delete=models.CASCADE, related_name="checks")
    checked_on = models.DateField("stan na dzień")
    checked_by = models.CharField("kto sprawdzał", max_length=300)
    way = models.CharField("jak powstało partnerstwo", max_length=10, choices=FormingWay.choices)
    way_reason = models.TextField("dlaczego tak", blank=True)
    conclusions = models.TextField("wnioski", blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, editable=False, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    # Names one opened form: the same form sent twice makes one check.
    token = models.UUIDField(null=True, unique=True, editable=False)

    objects = CheckQuerySet.as_manager()

    class Meta:
        verbose_name = "samoocena partnerstwa"
        verbose_name_plural = "samooceny partnerstwa"
        ordering = ["agreement", "-checked_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "checked_on"],
                name="partnership_check_once_a_day",
                violation_error_message="Samoocena z tego dnia już jest.",
            ),
        ]

    def __str__(self) -> str:
        return f"Samoocena z {polish_day(self.checked_on)}"

    def get_absolute_url(self) -> str:
        """Page of the check."""
        return reverse("partners:check_detail", args=[self.agreement_id, self.pk])


@tracked()
class CheckAnswer(models.Model):
    """Whether the partnership has one feature, with a note."""

    check_made = models.ForeignKey(PartnershipCheck, on_delete=models.CASCADE, related_name="answers")
    feature = models.CharField("cecha", max_length=20, choices=[(one.key, one.text) for one in FEATURES])
    answer = models.CharField("odpowiedź", max_length=10, choices=FeatureAnswer.choices)
    note = models.CharField("uwaga", max_length=500, blank=True)

    class Meta:
        verbose_name = "odpowiedź w samoocenie"
        verbose_name_plural = "odpowiedzi w samoocenie"
        ordering = ["check_made", "pk"]
        constraints = [models.UniqueConstraint(fields=["check_made", "feature"], name="check_answer_once")]

    def __str__(self) -> str:
        return f"{self.get_feature_display()}: {self.get_answer_display()}"
