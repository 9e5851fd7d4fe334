"""The quality standard of a service: its versions and the log of what was done with them."""

import datetime

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from cus.accounts.models import signed
from cus.audit.tracking import tracked
from cus.documents.models import FrozenDocument
from services.models.services import Service
from services.standards.areas import CONTENT, HOURS
from services.standards.enums import (
    DECIDED_STATES,
    EDITABLE_STATES,
    OPEN_STATES,
    STATE_KINDS,
    Admission,
    Payment,
    ResponseUnit,
    StandardSource,
    StandardState,
)
from services.standards.hours import STORED, week_text
from services.standards.querysets import StandardQuerySet

# Columns that never change once the director has decided.
_KEPT = (
    "id",
    "service_id",
    "number",
    "revision",
    "source",
    "legal_basis",
    "planned_from",
    "partner_name",
    *CONTENT,
    "submitted_at",
    "submitted_by_id",
    "approved_at",
    "approved_by_id",
    "approved_under_id",
    "in_force_from",
    "created_at",
    "created_by_id",
)
_BLANK = r"^\s*$"
_HOURS_STORED = Q()
for _name in HOURS:
    _HOURS_STORED &= Q(**{_name: ""}) | Q(**{f"{_name}__regex": STORED})


def _row(alias: str) -> str:
    return "ROW(" + ", ".join(f'{alias}."{column}"' for column in _KEPT) + ")"


def _hours(day: str) -> models.CharField:
    return models.CharField(day, max_length=60, blank=True)


def _who(label: str) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=label,
    )


def _under() -> models.ForeignKey:
    return models.ForeignKey(
        "accounts.Authorisation",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="z upoważnienia",
    )


@tracked()
class QualityStandard(models.Model):
    """One version of the quality standard of a service, in six areas (handbook ch. 5).

    The organiser writes it (art. 27 ust. 1 pkt 4), the director approves it (art. 24 ust. 2 pkt 2). The
    centre writes one only where no provision does (art. 13 ust. 1 pkt 7): otherwise ``source`` says so and
    ``legal_basis`` names the provision. ``partner_name`` is the partner who wrote it with the centre, as
    called then; the link to its card is kept by ``partners``. ``planned_from`` is the wish of the authors,
    ``in_force_from`` the day that the approval gave. ``contributors`` wrote in this version and by the rule
    of four eyes do not approve it.

    What is approved never changes: a trigger of the database refuses it. Only the revocation of the approval
    is added.
    """

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="standards", verbose_name="usługa")
    number = models.PositiveSmallIntegerField("wersja", default=1, editable=False)
    revision = models.PositiveSmallIntegerField("poprawka", default=1, editable=False)
    source = models.CharField(
        "kto określa standard", max_length=12, choices=StandardSource.choices, default=StandardSource.OWN
    )
    legal_basis = models.CharField(
        "przepis", max_length=300, blank=True, help_text="Konieczny, gdy standard określa przepis."
    )
    planned_from = models.DateField(
        "ma obowiązywać od", null=True, blank=True, help_text="Puste: od dnia zatwierdzenia."
    )
    partner_name = models.CharField("opracowany wspólnie z", max_length=300, blank=True, editable=False)
    # 1 infrastructure
    premises = models.TextField("pomieszczenia i budynki", blank=True)
    equipment = models.TextField("wyposażenie", blank=True)
    accessibility = models.TextField("dostępność dla osób ze szczególnymi potrzebami", blank=True)
    # 2 staff
    staff_competences = models.TextField("kompetencje i kwalifikacje", blank=True)
    staff_ethics = models.TextField("poziom etyczny", blank=True)
    # 3 quality
    service_level = models.TextField("poziom merytoryczny", blank=True)
    recipient_first = models.TextField("potrzeby odbiorcy", blank=True)
    quality_checks = models.TextField("sprawdzanie jakości", blank=True)
    # 4 conditions of delivery
    response_time = models.PositiveSmallIntegerField("czas od zgłoszenia do usługi", null=True, blank=True)
    response_unit = models.CharField("jednostka czasu", max_length=12, choices=ResponseUnit.choices, blank=True)
    hours_mon = _hours("poniedziałek")
    hours_tue = _hours("wtorek")
    hours_wed = _hours("środa")
    hours_thu = _hours("czwartek")
    hours_fri = _hours("piątek")
    hours_sat = _hours("sobota")
    hours_sun = _hours("niedziela")
    hours_note = models.CharField("inne pory", max_length=300, blank=True)
    fulfilment = models.TextField("po czym widać, że potrzeba jest zaspokojona", blank=True)
    # 5 availability
    admission = models.CharField("dostęp", max_length=12, choices=Admission.choices, blank=True)
    available_to = models.TextField("dla kogo", blank=True)
    criteria = models.TextField("kryteria", blank=True)
    payment = models.CharField("odpłatność", max_length=12, choices=Payment.choices, blank=True)
    payment_note = models.TextField("zasady odpłatności", blank=True)
    # 6 management
    provider_form = models.TextField("forma organizacyjna", blank=True)
    provider_potential = models.TextField("potencjał", blank=True)
    provider_experience = models.TextField("doświadczenie", blank=True)
    provider_ethics = models.TextField("etyka organizacji", blank=True)

    state = models.CharField(
        "stan", max_length=12, choices=StandardState.choices, default=StandardState.DRAFT, editable=False
    )
    contributors = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", editable=False)
    created_at = models.DateTimeField("założono", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
        verbose_name="kto założył",
    )
    submitted_at = models.DateTimeField("złożono dyrektorowi", null=True, editable=False)
    submitted_by = _who("kto złożył")
    return_comment = models.TextField("uwagi do poprawy", blank=True, editable=False)
    approved_at = models.DateTimeField("zatwierdzono", null=True, editable=False)
    approved_by = _who("kto zatwierdził")
    approved_under = _under()
    in_force_from = models.DateField("obowiązuje od", null=True, editable=False)
    revoked_at = models.DateTimeField("cofnięto zatwierdzenie", null=True, editable=False)
    revoked_on = models.DateField("nie obowiązuje od", null=True, editable=False)
    revoked_by = _who("kto cofnął zatwierdzenie")
    revoke_reason = models.TextField("powód cofnięcia", blank=True, editable=False)
    frozen = models.ForeignKey(
        FrozenDocument,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="zamrożona treść",
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = StandardQuerySet.as_manager()

    class Meta:
        verbose_name = "standard usługi"
        verbose_name_plural = "standardy usług"
        ordering = ["service", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["service", "number"], name="standard_number_once"),
            models.UniqueConstraint(
                fields=["service"],
                condition=Q(state__in=OPEN_STATES),
                name="standard_one_open_version",
                violation_error_message="Ta usługa ma już wersję standardu w opracowaniu.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=EDITABLE_STATES, submitted_at__isnull=True, submitted_by__isnull=True)
                | (
                    Q(state__in=[StandardState.SUBMITTED, *DECIDED_STATES])
                    & Q(submitted_at__isnull=False, submitted_by__isnull=False)
                ),
                name="standard_submitted_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=DECIDED_STATES,
                    approved_at__isnull=False,
                    approved_by__isnull=False,
                    in_force_from__isnull=False,
                )
                | (
                    Q(state__in=OPEN_STATES)
                    & Q(approved_at__isnull=True, approved_by__isnull=True, approved_under__isnull=True)
                    & Q(in_force_from__isnull=True, frozen__isnull=True)
                ),
                name="standard_approved_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | Q(approved_at__gte=models.F("submitted_at")),
                name="standard_approved_after_submitted",
            ),
            models.CheckConstraint(
                condition=(
                    Q(state=StandardState.REVOKED)
                    & Q(revoked_at__isnull=False, revoked_by__isnull=False, revoked_on__isnull=False)
                    & ~Q(revoke_reason__regex=_BLANK)
                )
                | (
                    ~Q(state=StandardState.REVOKED)
                    & Q(revoked_at__isnull=True, revoked_by__isnull=True, revoked_on__isnull=True, revoke_reason="")
                ),
                name="standard_revoked_with_reason",
                violation_error_message="Cofnięcie zatwierdzenia wymaga powodu.",
            ),
            models.CheckConstraint(
                condition=~Q(state=StandardState.RETURNED) | ~Q(return_comment__regex=_BLANK),
                name="standard_returned_with_comment",
                violation_error_message="Zwrot wymaga komentarza.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=EDITABLE_STATES)
                | ~Q(source=StandardSource.PROVISION)
                | ~Q(legal_basis__regex=_BLANK),
                name="standard_provision_has_basis",
                violation_error_message="Podaj przepis, który określa standard.",
            ),
            models.CheckConstraint(
                # The number is asked for outright: compared with nothing, it would let anything pass.
                condition=Q(response_time__isnull=True, response_unit="")
                | (Q(response_time__isnull=False, response_time__gte=1) & ~Q(response_unit="")),
                name="standard_response_time_whole",
                violation_error_message="Czas od zgłoszenia to liczba i jednostka razem.",
            ),
            models.CheckConstraint(
                condition=_HOURS_STORED,
                name="standard_hours_readable",
                violation_error_message="Godziny wpisz od–do, na przykład 8:00–16:00.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="decided_stays",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__state__in=DECIDED_STATES),
            ),
            pgtrigger.Trigger(
                name="approved_is_frozen",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Q(old__state__in=DECIDED_STATES),
                func=(
                    f"IF {_row('NEW')} IS DISTINCT FROM {_row('OLD')} "
                    "OR NEW.state NOT IN (OLD.state, 'revoked') "
                    "OR (OLD.frozen_id IS NOT NULL AND NEW.frozen_id IS DISTINCT FROM OLD.frozen_id) "
                    "OR (OLD.state = 'revoked' AND ROW(NEW.revoked_at, NEW.revoked_on, NEW.revoked_by_id, "
                    "NEW.revoke_reason) IS DISTINCT FROM ROW(OLD.revoked_at, OLD.revoked_on, OLD.revoked_by_id, "
                    "OLD.revoke_reason)) THEN "
                    "RAISE EXCEPTION 'an approved standard cannot be changed' USING ERRCODE = 'restrict_violation'; "
                    "END IF; RETURN NEW;"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"Standard usługi „{self.service}”, {self.label}"

    def get_absolute_url(self) -> str:
        """Page of this version."""
        return reverse("services:standard", args=[self.pk])

    @property
    def label(self) -> str:
        """Version and revision in words."""
        return f"wersja {self.number}" + (f", poprawka {self.revision}" if self.revision > 1 else "")

    @property
    def state_kind(self) -> str:
        """The kind of colour of the state."""
        return STATE_KINDS[self.state]

    @property
    def is_by_provision(self) -> bool:
        """A provision sets the standard; the centre does not write its own."""
        return self.source == StandardSource.PROVISION

    @property
    def authors(self) -> str:
        """Who wrote it, in words."""
        centre = "organizator usług społecznych"
        return f"{centre} wspólnie z: {self.partner_name}" if self.partner_name else centre

    @property
    def approver(self) -> str:
        """Who approved it, and under which authorisation, if not as the director."""
        return signed(self.approved_by, self.approved_under)

    @property
    def week(self) -> str:
        """Days and hours in one line."""
        return week_text([getattr(self, name) for name in HOURS])

    def begins_on(self, today: datetime.date) -> datetime.date:
        """The day from which it would be in force if it were approved ``today``: never one that has passed."""
        return max(today, self.planned_from or today)


class StandardLogEntry(models.Model):
    """One line of the log of a standard; ``snapshot`` is its contents at that moment (``standards.snapshot``)."""

    standard = models.ForeignKey(QualityStandard, on_delete=models.PROTECT, related_name="log")
    revision = models.PositiveSmallIntegerField("poprawka")
    transition = models.CharField("czynność", max_length=20)
    from_state = models.CharField("z", max_length=12, choices=StandardState.choices, blank=True)
    to_state = models.CharField("do", max_length=12, choices=StandardState.choices)
    comment = models.TextField("komentarz", blank=True)
    snapshot = models.JSONField("treść w tej chwili", default=dict)
    at = models.DateTimeField("kiedy", default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="kto")
    authorisation = _under()

    class Meta:
        verbose_name = "wpis w dzienniku standardu"
        verbose_name_plural = "dziennik standardów"
        ordering = ["standard", "at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(to_state__in=[StandardState.RETURNED, StandardState.REVOKED]) | ~Q(comment__regex=_BLANK),
                name="standard_log_says_why",
                violation_error_message="Zwrot i cofnięcie wymagają komentarza.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_to_state_display()} ({self.at:%Y-%m-%d})"

    @property
    def who(self) -> str:
        """Who did it, and under which authorisation, if not by their own role."""
        return signed(self.by, self.authorisation)
