"""The staffing balance: how many people the services need, how many there are, how the gap is filled."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from cus.audit.tracking import tracked
from diagnosis.enums import FillingManner, FillingState
from diagnosis.models.diagnoses import Diagnosis
from partners.models import Partner
from services.enums import Unit
from services.models import Service


@tracked()
class StaffingBalance(models.Model):
    """The balance of a diagnosis (handbook ch. 2.3, step 4); that it exists says that the step has begun."""

    diagnosis = models.OneToOneField(Diagnosis, on_delete=models.CASCADE, related_name="staffing_balance")
    opened_at = models.DateTimeField("założono", default=timezone.now, editable=False)
    opened_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, editable=False, related_name="+", verbose_name="kto założył"
    )

    class Meta:
        verbose_name = "bilans kadr"
        verbose_name_plural = "bilanse kadr"
        ordering = ["diagnosis"]

    def __str__(self) -> str:
        return f"Bilans kadr – {self.diagnosis}"

    def get_absolute_url(self) -> str:
        """Page of the balance."""
        return reverse("diagnosis:staffing", args=[self.diagnosis_id])


@tracked()
class StaffingRow(models.Model):
    """People needed for one service, in one unit of the plan, by one path to its qualification.

    ``path`` names the chosen alternative of each requirement (``1.2;2.1``: of the first the second, of the
    second the first); empty = any. ``path_said`` are its words when it was chosen, so that a later change of
    the catalogue shows. ``planned_taken`` and ``planned_source`` are what form 1 said when it was taken;
    ``planned_own`` replaces it when not empty. The norm: ``norm_staff`` people for ``norm_units`` of the plan.
    """

    balance = models.ForeignKey(StaffingBalance, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveSmallIntegerField("kolejność", default=0)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="staffing_rows", verbose_name="usługa")
    path = models.CharField("ścieżka kwalifikacji", max_length=60, blank=True)
    path_said = models.TextField("ścieżka kwalifikacji – treść", blank=True)
    unit = models.CharField("jednostka planu", max_length=20, choices=Unit.choices, default=Unit.PERSON)
    planned_taken = models.PositiveIntegerField("liczba z formularza potrzeb", null=True, blank=True)
    planned_source = models.CharField("skąd liczba", max_length=500, blank=True)
    planned_own = models.PositiveIntegerField("własna liczba", null=True, blank=True)
    norm_staff = models.DecimalField("norma: ile osób", max_digits=6, decimal_places=2, null=True, blank=True)
    norm_units = models.DecimalField(
        "norma: na ile jednostek planu", max_digits=8, decimal_places=2, null=True, blank=True
    )
    norm_source = models.CharField("skąd norma", max_length=300, blank=True)
    own_staff = models.PositiveSmallIntegerField("kadra własna centrum i gminy", null=True, blank=True)
    own_note = models.CharField("gdzie pracuje kadra własna", max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "pozycja bilansu kadr"
        verbose_name_plural = "pozycje bilansu kadr"
        ordering = ["balance", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["balance", "service", "unit", "path"],
                name="staffing_row_once",
                violation_error_message="Ta usługa z tą jednostką i ścieżką jest już w bilansie.",
            ),
            models.CheckConstraint(
                condition=Q(norm_staff__isnull=True, norm_units__isnull=True)
                | Q(
                    norm_staff__isnull=False,
                    norm_units__isnull=False,
                    norm_staff__gt=0,
                    norm_units__gt=0,
                )
                & ~Q(norm_source__regex=r"^\s*$"),
                name="staffing_norm_is_whole",
                violation_error_message="Norma to dwie liczby większe od zera i źródło, z którego pochodzi.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.service)

    @property
    def planned(self) -> int | None:
        """The number that counts: the own one, else the one taken from form 1."""
        return self.planned_taken if self.planned_own is None else self.planned_own


@tracked()
class FillingPlan(models.Model):
    """How some of the gap of a row is filled: how many people, who trains, who employs, by when.

    Bodies are named, never people. ``trainer`` and ``employer`` are partners of the registry; the texts beside
    them name bodies that are not in it.
    """

    row = models.ForeignKey(StaffingRow, on_delete=models.CASCADE, related_name="plans")
    number = models.PositiveSmallIntegerField("dla ilu osób")
    manner = models.CharField("w jaki sposób", max_length=20, choices=FillingManner.choices)
    trainer = models.ForeignKey(
        Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kto przygotuje"
    )
    trainer_other = models.CharField("kto przygotuje – spoza rejestru", max_length=200, blank=True)
    employer = models.ForeignKey(
        Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kto zatrudni"
    )
    employer_other = models.CharField("kto zatrudni – spoza rejestru", max_length=200, blank=True)
    due_on = models.DateField("do kiedy")
    state = models.CharField("stan", max_length=10, choices=FillingState.choices, default=FillingState.PLANNED)
    note = models.TextField("uwagi", blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "plan uzupełnienia kadry"
        verbose_name_plural = "plany uzupełnienia kadry"
        ordering = ["row", "due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(number__gt=0),
                name="filling_plan_has_people",
                violation_error_message="Wpisz liczbę osób większą od zera.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_manner_display()} – {self.row}"

    @property
    def trainer_name(self) -> str:
        """Who prepares people."""
        return self.trainer.name if self.trainer else self.trainer_other

    @property
    def employer_name(self) -> str:
        """Who employs them."""
        return self.employer.name if self.employer else self.employer_other
