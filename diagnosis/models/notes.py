"""What organisers see all year (*rozeznanie*, art. 13, 27, 32): dated notes, kept apart from any diagnosis."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from cus.audit.tracking import tracked
from cus.centre.models import Gmina
from cus.text.fields import StemsField
from diagnosis.enums import NoteKind, NoteSource, NoteWeight
from diagnosis.models.diagnoses import Diagnosis
from diagnosis.models.needs import Need
from diagnosis.querysets import NoteQuerySet
from diagnosis.validators import no_pesel
from services.models import ServiceArea


@tracked(exclude=["token", "search_text"])
class Note(models.Model):
    """One thing seen on a day; it waits until a diagnosis takes it into a need or reads it without a change."""

    noted_on = models.DateField("data", default=timezone.localdate)
    subject = models.CharField("temat", max_length=200, validators=[no_pesel])
    text = models.TextField("treść", blank=True, validators=[no_pesel])
    group = models.CharField("grupa", max_length=200, blank=True)
    area = models.ForeignKey(
        ServiceArea, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="zakres usług"
    )
    gmina = models.ForeignKey(
        Gmina, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gmina"
    )
    source = models.CharField("źródło", max_length=10, choices=NoteSource.choices, default=NoteSource.OWN)
    source_detail = models.CharField("dokładniej", max_length=200, blank=True, validators=[no_pesel])
    weight = models.PositiveSmallIntegerField("waga", choices=NoteWeight.choices, default=NoteWeight.MIDDLE)
    kind = models.CharField("czego dotyczy", max_length=10, choices=NoteKind.choices, default=NoteKind.SERVICES)
    update_needed = models.BooleanField("diagnozę trzeba zaktualizować", default=False)
    created_at = models.DateTimeField("wpisano", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, editable=False, related_name="+", verbose_name="kto wpisał"
    )
    updated_at = models.DateTimeField(auto_now=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    # Names one opened form: the same form sent twice makes one note.
    token = models.UUIDField(null=True, unique=True, editable=False)
    search_text = StemsField("wyrazy do wyszukiwania", sources=("subject", "text", "group", "source_detail"))

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = "notatka z rozeznania"
        verbose_name_plural = "notatki z rozeznania"
        ordering = ["-noted_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(weight__range=(1, 3)), name="note_weight_1_3"),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        """Page of the note."""
        return reverse("diagnosis:note_detail", args=[self.pk])


@tracked()
class NoteReading(models.Model):
    """What a diagnosis did with a note: took it into a row of form 1, or read it with a reason why not.

    A row that is deleted lets its notes go: they wait again.
    """

    note = models.OneToOneField(Note, on_delete=models.CASCADE, related_name="reading", verbose_name="notatka")
    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="note_readings")
    need = models.ForeignKey(
        Need, on_delete=models.CASCADE, null=True, blank=True, related_name="note_readings", verbose_name="potrzeba"
    )
    reason = models.CharField("dlaczego bez zmian", max_length=300, blank=True)
    read_at = models.DateTimeField("odczytano", default=timezone.now, editable=False)
    read_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, editable=False, related_name="+", verbose_name="kto odczytał"
    )

    class Meta:
        verbose_name = "odczytanie notatki"
        verbose_name_plural = "odczytania notatek"
        ordering = ["-read_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(need__isnull=False, reason="") | (Q(need__isnull=True) & ~Q(reason="")),
                name="note_reading_taken_or_reasoned",
                violation_error_message="Notatka trafia do wiersza potrzeb albo ma powód, dla którego nic nie zmienia.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.note)
