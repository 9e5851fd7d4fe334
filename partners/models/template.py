"""The agreement template: versioned rows, edited by a clerk, never code."""

import datetime

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from cus.audit.tracking import tracked
from partners.enums import PointCondition, TemplateRowKind, TemplateState
from partners.querysets import TemplateQuerySet

# The text of a published version is what agreements were made from: nobody changes it any more.
_PUBLISHED = (
    "number",
    "title",
    "state",
    "note",
    "published_on",
    "rows_sha256",
    "published_at",
    "published_by_id",
)
_ROWS_STAY = """
IF (TG_OP <> 'UPDATE'
    OR ROW(NEW.template_id, NEW.position, NEW.kind, NEW.key, NEW.text, NEW.condition)
       IS DISTINCT FROM ROW(OLD.template_id, OLD.position, OLD.kind, OLD.key, OLD.text, OLD.condition))
   AND EXISTS (SELECT 1 FROM partners_agreementtemplate AS template
               WHERE template.id IN (NEW.template_id, OLD.template_id) AND template.state = 'published') THEN
  RAISE EXCEPTION 'a published template cannot be changed' USING ERRCODE = 'restrict_violation';
END IF;
IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
RETURN NEW;
"""


def _as_row(alias: str) -> str:
    return "ROW(" + ", ".join(f'{alias}."{column}"' for column in _PUBLISHED) + ")"


@tracked()
class AgreementTemplate(models.Model):
    """One version of the agreement's wording: a draft, then published and in force from a day.

    Of the versions published for a day or before it, the one with the latest day is in force (of the same
    day, the higher number). Agreements keep the version they began with. The version that comes with the
    application has no author. ``rows_sha256`` is the hash of the text at the moment of publishing.
    """

    number = models.PositiveIntegerField("wersja", unique=True)
    title = models.CharField("tytuł", max_length=200)
    state = models.CharField("stan", max_length=10, choices=TemplateState, default=TemplateState.DRAFT, editable=False)
    note = models.CharField("co się zmienia", max_length=300, blank=True)
    published_on = models.DateField("obowiązuje od", null=True, blank=True)
    rows_sha256 = models.CharField("skrót treści SHA-256", max_length=64, blank=True, editable=False)
    based_on = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="+", verbose_name="powstała z"
    )
    created_at = models.DateTimeField("założono", null=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="kto założył",
    )
    published_at = models.DateTimeField("ogłoszono", null=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="kto ogłosił",
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = TemplateQuerySet.as_manager()

    class Meta:
        verbose_name = "wzór porozumienia"
        verbose_name_plural = "wzory porozumień"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["state"],
                condition=Q(state=TemplateState.DRAFT),
                name="template_one_draft",
                violation_error_message="Projekt nowej wersji wzoru już jest. Dokończ go albo porzuć.",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=TemplateState.DRAFT,
                    published_on__isnull=True,
                    published_at__isnull=True,
                    published_by__isnull=True,
                    rows_sha256="",
                )
                | Q(state=TemplateState.PUBLISHED, published_on__isnull=False, rows_sha256__regex=r"^[0-9a-f]{64}$"),
                name="template_published_has_a_day_and_a_hash",
                violation_error_message="Ogłoszona wersja wzoru ma dzień, od którego obowiązuje.",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True, published_by__isnull=True)
                | Q(published_at__isnull=False, published_by__isnull=False),
                name="template_published_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(created_at__isnull=True, created_by__isnull=True)
                | Q(created_at__isnull=False, created_by__isnull=False),
                name="template_created_at_and_by",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="published_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func=(
                    "IF OLD.state = 'published' AND "
                    f"(TG_OP = 'DELETE' OR {_as_row('NEW')} IS DISTINCT FROM {_as_row('OLD')}) THEN "
                    "RAISE EXCEPTION 'a published template cannot be changed' USING ERRCODE = 'restrict_violation'; "
                    "END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;"
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}, wersja {self.number}"

    def get_absolute_url(self) -> str:
        """Page of the version."""
        return reverse("partners:agreement_template", args=[self.pk])

    @property
    def label(self) -> str:
        """How the version is called where the title need not be said again."""
        return f"wersja {self.number}"

    @property
    def is_draft(self) -> bool:
        """Whether the version may still be edited."""
        return self.state == TemplateState.DRAFT

    def waits_on(self, day: datetime.date) -> bool:
        """Whether the version is published, but its day has not come."""
        return self.published_on is not None and self.published_on > day


@tracked()
class AgreementTemplateRow(models.Model):
    """A row of the template: text with placeholders, and the condition under which it applies.

    Placeholders come from a closed list (``partners.points.PLACEHOLDERS``); ``{pkt:key}`` becomes the
    number that the row with that ``key`` has after conditional rows drop out.
    """

    template = models.ForeignKey(AgreementTemplate, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveSmallIntegerField("kolejność")
    kind = models.CharField("rodzaj", max_length=10, choices=TemplateRowKind.choices)
    key = models.SlugField("oznaczenie", max_length=40, blank=True)
    text = models.TextField("treść")
    condition = models.CharField("kiedy", max_length=30, choices=PointCondition.choices, default=PointCondition.ALWAYS)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "wiersz wzoru porozumienia"
        verbose_name_plural = "wiersze wzoru porozumienia"
        ordering = ["template", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["template", "position"],
                name="template_row_position_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                fields=["template", "key"],
                condition=~Q(key=""),
                name="template_row_key_once",
                violation_error_message="Inny wiersz ma już takie oznaczenie.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="published_rows_stay",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func=_ROWS_STAY,
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]
