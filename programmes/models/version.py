"""A programme is identity only; its version owns the twelve items of art. 5 ust. 3, state and log."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from cus.accounts.models import signed
from cus.audit.tracking import tracked
from cus.documents.models import FrozenDocument
from cus.text.organs import organ_later
from diagnosis.models import Diagnosis
from programmes.enums import (
    ADOPTED_STATES,
    FROZEN_STATES,
    OPEN_STATES,
    STATE_KINDS,
    ProgrammeState,
    VersionOrigin,
)
from programmes.querysets import ProgrammeVersionQuerySet
from programmes.workflow import day_of_effect


@tracked()
class Programme(models.Model):
    """A social services programme through all its versions.

    ``reported_on``: the day on which the information on its implementation (art. 6) stood in every bulletin
    where it should be; written by results, which programmes do not read.
    """

    reported_on = models.DateField("informacja z realizacji w BIP od", null=True, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, editable=False, related_name="+")

    class Meta:
        verbose_name = "program"
        verbose_name_plural = "programy"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"program {self.pk}"


@tracked()
class ProgrammeVersion(models.Model):
    """One version of a programme; a return reopens it with the next ``revision``."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField("wersja", default=1)
    revision = models.PositiveSmallIntegerField("poprawka", default=1)
    # Empty only in the first year of the centre (art. 76 pkt 1) or of a gmina in it (art. 77).
    diagnosis = models.ForeignKey(
        Diagnosis,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="programme_versions",
        verbose_name="diagnoza",
    )
    no_diagnosis_note = models.TextField("dlaczego bez diagnozy", blank=True)
    origin = models.CharField(
        "skąd ta wersja",
        max_length=8,
        choices=VersionOrigin.choices,
        default=VersionOrigin.FIRST,
        editable=False,
    )
    copied_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="copies",
        verbose_name="skopiowano z wersji",
    )

    # pkt 1–2
    name = models.CharField("nazwa programu", max_length=200, blank=True)
    goal = models.TextField("cel programu", blank=True)
    period_start = models.DateField("początek realizacji", null=True, blank=True)
    period_end = models.DateField("koniec realizacji", null=True, blank=True)
    # pkt 3–4
    needs_rationale = models.TextField("potrzeby uzasadniające program", blank=True)
    recipients = models.TextField("odbiorcy programu", blank=True)
    planned_people = models.PositiveIntegerField("przewidywana liczba osób rocznie", null=True, blank=True)
    # pkt 6–9 (pkt 5: the items)
    qualification_procedure = models.TextField("tryb kwalifikowania", blank=True)
    no_fees_reason = models.TextField("pkt 7 nie dotyczy, ponieważ", blank=True)
    evidence = models.TextField("jak dokumentuje się warunki i prawo do ulg", blank=True)
    no_personal_data_reason = models.TextField("pkt 9 nie dotyczy, ponieważ", blank=True)
    # pkt 10–12
    organisation = models.TextField("organizacja programu i jego etapy", blank=True)
    monitoring = models.TextField("monitorowanie i ocena", blank=True)
    budget_note = models.TextField("uwagi do budżetu i źródeł finansowania", blank=True)

    state = models.CharField(
        "stan", max_length=20, choices=ProgrammeState.choices, default=ProgrammeState.DRAFT, editable=False
    )
    submitted_at = models.DateTimeField(null=True, blank=True, editable=False)
    submitted_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True, editable=False)
    approved_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    approved_under = models.ForeignKey(
        "accounts.Authorisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="z upoważnienia",
    )
    frozen = models.ForeignKey(
        FrozenDocument,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="zamrożona treść",
    )
    sent_to_mayor_on = models.DateField(organ_later("wysłano wójtowi"), null=True, blank=True)
    mayor_returned_on = models.DateField(organ_later("zwrócono od wójta"), null=True, blank=True)
    resolution_number = models.CharField("numer uchwały", max_length=60, blank=True)
    resolution_date = models.DateField("data uchwały", null=True, blank=True)
    journal_reference = models.CharField("pozycja w dzienniku urzędowym", max_length=120, blank=True)
    journal_date = models.DateField("data ogłoszenia", null=True, blank=True)
    effective_on = models.DateField("wchodzi w życie", null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, editable=False, related_name="+")
    edit_version = models.PositiveIntegerField(default=1, editable=False)

    objects = ProgrammeVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "wersja programu"
        verbose_name_plural = "wersje programów"
        ordering = ["-programme_id", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="programme_version_number_once"),
            models.UniqueConstraint(
                fields=["programme"],
                condition=Q(state__in=OPEN_STATES),
                name="programme_one_open_version",
                violation_error_message="Ten program ma już wersję w opracowaniu.",
            ),
            models.CheckConstraint(
                condition=Q(period_start__isnull=True)
                | Q(period_end__isnull=True)
                | Q(period_end__gte=F("period_start")),
                name="programme_period_in_order",
                violation_error_message="Koniec realizacji nie może być wcześniejszy niż początek.",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True, submitted_by__isnull=True)
                | Q(submitted_at__isnull=False, submitted_by__isnull=False),
                name="programme_submitted_at_and_by",
            ),
            models.CheckConstraint(
                condition=~Q(state=ProgrammeState.SUBMITTED) | Q(submitted_at__isnull=False),
                name="programme_submitted_has_time",
            ),
            # What the council amended is adopted without a second approval; what was withdrawn may have had one.
            models.CheckConstraint(
                condition=Q(
                    state__in=[*FROZEN_STATES, ProgrammeState.WITHDRAWN],
                    approved_at__isnull=False,
                    approved_by__isnull=False,
                )
                | (
                    (~Q(state__in=FROZEN_STATES) | Q(origin=VersionOrigin.AMENDED, state__in=ADOPTED_STATES))
                    & Q(approved_at__isnull=True, approved_by__isnull=True)
                ),
                name="programme_approved_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[*FROZEN_STATES, ProgrammeState.WITHDRAWN]) | Q(frozen__isnull=True),
                name="programme_frozen_when_approved",
            ),
            models.CheckConstraint(
                condition=Q(approved_under__isnull=True) | Q(approved_at__isnull=False),
                name="programme_approved_under_when_approved",
            ),
            models.CheckConstraint(
                condition=Q(origin=VersionOrigin.FIRST, copied_from__isnull=True)
                | (~Q(origin=VersionOrigin.FIRST) & Q(copied_from__isnull=False)),
                name="programme_copy_has_its_source",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ProgrammeState.SUBMITTED, *FROZEN_STATES])
                | (~Q(name="") & Q(period_start__isnull=False, period_end__isnull=False)),
                name="programme_submitted_is_named_and_dated",
                violation_error_message="Program składany do dyrektora ma nazwę i okres realizacji.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=ADOPTED_STATES) | (~Q(resolution_number="") & Q(resolution_date__isnull=False)),
                name="programme_adopted_has_resolution",
                violation_error_message="Przyjęty program ma numer i datę uchwały.",
            ),
            models.CheckConstraint(
                condition=~Q(state=ProgrammeState.IN_FORCE)
                | Q(journal_date__isnull=False, effective_on__gte=F("journal_date")),
                name="programme_in_force_was_announced",
                violation_error_message="Program obowiązuje po ogłoszeniu w dzienniku urzędowym.",
            ),
        ]

    def __str__(self) -> str:
        return self.name or "program bez nazwy"

    def get_absolute_url(self) -> str:
        """Page of the version."""
        return reverse("programmes:detail", args=[self.pk])

    @property
    def is_announced(self) -> bool:
        """Announced in the journal, but its day has not come yet."""
        return self.state == ProgrammeState.IN_FORCE and self.effective_on > timezone.localdate()

    @property
    def is_completed(self) -> bool:
        """It was in force until its period ended. Counted from dates: nobody has to remember to record it."""
        return self.state == ProgrammeState.IN_FORCE and self.period_end < timezone.localdate()

    @property
    def is_reported(self) -> bool:
        """It is over, and the information on its implementation stands in the bulletins (art. 6)."""
        over = self.is_completed or self.state == ProgrammeState.REPEALED
        return over and self.programme.reported_on is not None

    @property
    def is_amended(self) -> bool:
        """The council adopted it with changes: it goes back to nobody for approval."""
        return self.origin == VersionOrigin.AMENDED

    @property
    def state_kind(self) -> str:
        """The kind of colour of the state."""
        return STATE_KINDS[self.state]

    @property
    def approver(self) -> str:
        """Who approved it, and under which authorisation, if not as the director."""
        return signed(self.approved_by, self.approved_under)

    @property
    def takes_effect_early(self) -> bool:
        """Whether it takes effect before 14 full days have passed since the announcement."""
        if not (self.journal_date and self.effective_on):
            return False
        return self.effective_on < day_of_effect(self.journal_date)

    @property
    def label(self) -> str:
        """Version and revision in words, for headings."""
        return f"wersja {self.number}" + (f", poprawka {self.revision}" if self.revision > 1 else "")


REASONED_STATES = (
    ProgrammeState.RETURNED,
    ProgrammeState.MAYOR_RETURNED,
    ProgrammeState.REJECTED,
    ProgrammeState.AMENDED,
    ProgrammeState.WITHDRAWN,
)


class ProgrammeLogEntry(models.Model):
    """One line of the state log, with the canonical data of that moment.

    ``snapshot`` is what the decision page compares to say what changed since the return.
    """

    version = models.ForeignKey(ProgrammeVersion, on_delete=models.CASCADE, related_name="log")
    revision = models.PositiveSmallIntegerField("poprawka")
    transition = models.CharField("czynność", max_length=30)
    from_state = models.CharField("z", max_length=20, choices=ProgrammeState.choices, blank=True)
    to_state = models.CharField("do", max_length=20, choices=ProgrammeState.choices)
    comment = models.TextField("komentarz", blank=True)
    snapshot = models.JSONField(default=dict)
    at = models.DateTimeField("kiedy", default=timezone.now)
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+", verbose_name="kto")
    authorisation = models.ForeignKey(
        "accounts.Authorisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="z upoważnienia",
    )

    class Meta:
        verbose_name = "wpis w dzienniku stanów"
        verbose_name_plural = "dziennik stanów"
        ordering = ["version", "at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(to_state__in=REASONED_STATES) | ~Q(comment__regex=r"^\s*$"),
                name="programme_returned_with_comment",
                violation_error_message="Zwrot, odrzucenie, zmiana na sesji i wycofanie wymagają powodu.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_to_state_display()} ({self.at:%Y-%m-%d})"

    @property
    def who(self) -> str:
        """Who did it, and under which authorisation, if not by their own role."""
        return signed(self.by, self.authorisation)
