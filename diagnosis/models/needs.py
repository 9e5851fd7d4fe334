"""Form 1: the needs of groups and the ways of meeting them."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from cus.audit.tracking import tracked
from cus.centre.models import Gmina
from cus.text.numbers import number
from cus.text.plural import plural
from diagnosis.enums import NeedKind, NeedUnit
from diagnosis.models.diagnoses import Diagnosis
from diagnosis.querysets import NeedQuerySet
from services.enums import ServiceState
from services.models import Service, ServiceArea

SCALE = [MinValueValidator(1, "Wpisz liczbę od 1 do 5."), MaxValueValidator(5, "Wpisz liczbę od 1 do 5.")]
EVIDENCE_SCALE = [MinValueValidator(1, "Wpisz liczbę od 1 do 3."), MaxValueValidator(3, "Wpisz liczbę od 1 do 3.")]

EVIDENCE = {1: "opinia", 2: "kilka źródeł", 3: "dane lub badanie"}


@tracked()
class Need(models.Model):
    """A row of form 1: group, problem, need, ways; ``key`` is stable across versions of the diagnosis."""

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="needs")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveIntegerField("kolejność", default=0)
    group = models.TextField("grupa społeczna", blank=True)
    problem = models.TextField("problem", blank=True)
    need = models.TextField("potrzeby, na które nie odpowiada lokalny rynek usług", blank=True)
    ways = models.TextField("sposoby zaspokajania potrzeb", blank=True)
    services = models.ManyToManyField(
        Service, through="NeedService", related_name="needs", verbose_name="usługi z katalogu"
    )
    areas = models.ManyToManyField(ServiceArea, blank=True, related_name="needs", verbose_name="zakresy")
    gmina = models.ForeignKey(
        Gmina, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gmina"
    )
    number = models.PositiveIntegerField("liczba", null=True, blank=True)
    unit = models.CharField("czego dotyczy liczba", max_length=12, choices=NeedUnit.choices, blank=True)
    at_least = models.BooleanField("co najmniej", default=False)
    kind = models.CharField("rodzaj potrzeby", max_length=12, choices=NeedKind.choices, blank=True)
    size = models.PositiveSmallIntegerField("skala", null=True, blank=True, validators=SCALE)
    severity = models.PositiveSmallIntegerField("dotkliwość", null=True, blank=True, validators=SCALE)
    evidence = models.PositiveSmallIntegerField("pewność dowodów", null=True, blank=True, validators=EVIDENCE_SCALE)
    updated_at = models.DateTimeField(auto_now=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = NeedQuerySet.as_manager()

    class Meta:
        verbose_name = "potrzeba"
        verbose_name_plural = "potrzeby"
        ordering = ["diagnosis", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["diagnosis", "key"], name="need_key_once"),
            models.CheckConstraint(
                condition=Q(number__isnull=True) | (Q(number__gt=0) & ~Q(unit="")),
                name="need_number_has_unit",
                violation_error_message="Podaj liczbę większą od zera i wybierz, czego dotyczy.",
            ),
            models.CheckConstraint(condition=Q(size__isnull=True) | Q(size__range=(1, 5)), name="need_size_1_5"),
            models.CheckConstraint(
                condition=Q(severity__isnull=True) | Q(severity__range=(1, 5)), name="need_severity_1_5"
            ),
            models.CheckConstraint(
                condition=Q(evidence__isnull=True) | Q(evidence__range=(1, 3)), name="need_evidence_1_3"
            ),
        ]

    def __str__(self) -> str:
        return self.need[:80] or self.problem[:80] or self.group[:80] or "wiersz bez treści"

    @property
    def priority(self) -> int | None:
        """Size × severity, 1–25, or ``None`` while either is missing."""
        return self.size * self.severity if self.size and self.severity else None

    @property
    def evidence_text(self) -> str:
        """How sure size and severity are, in words; empty while nobody has said."""
        return EVIDENCE[self.evidence] if self.evidence else ""

    @property
    def priority_text(self) -> str:
        """Priority with the evidence beside it: „priorytet 20 · dowody: kilka źródeł”; empty without a priority."""
        if self.priority is None:
            return ""
        return f"priorytet {self.priority}" + (f" · dowody: {self.evidence_text}" if self.evidence else "")

    @property
    def tags(self) -> list[tuple[str, str]]:
        """What hangs under the fourth column: kind of tag („service” or nothing) and words.

        Services and areas should be prefetched, the gmina selected.
        """
        services = [("service", link.name) for link in self.service_links.all()]
        words = [self.number_text, self.priority_text, f"potrzeba {self.get_kind_display()}" if self.kind else ""]
        words += [f"zakres {area}" for area in self.areas.all()]
        words += [self.gmina.name] if self.gmina_id else []
        return services + [("", word) for word in words if word]

    @property
    def missing(self) -> list[str]:
        """Printed columns that a whole row must have and this one lacks: group and need."""
        columns = {"grupa społeczna": self.group, "potrzeby": self.need}
        return [label for label, text in columns.items() if not text.strip()]

    @property
    def number_text(self) -> str:
        """The number with its unit: „co najmniej 86 osób”; empty without a number."""
        if self.number is None:
            return ""
        noun = plural(self.number, *NeedUnit(self.unit).forms)
        return f"{'co najmniej ' if self.at_least else ''}{number(self.number)} {noun}"


@tracked()
class NeedArea(Need.areas.through):
    """An area of a need; named only for its history, so that a deleted need comes back with its areas."""

    class Meta:
        proxy = True
        verbose_name = "zakres potrzeby"
        verbose_name_plural = "zakresy potrzeb"

    def __str__(self) -> str:
        return str(self.servicearea)


@tracked()
class NeedService(models.Model):
    """A catalogue service as a way of meeting a need."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="service_links")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="need_links", verbose_name="usługa")

    class Meta:
        verbose_name = "usługa odpowiadająca na potrzebę"
        verbose_name_plural = "usługi odpowiadające na potrzebę"
        ordering = ["need", "pk"]
        constraints = [models.UniqueConstraint(fields=["need", "service"], name="need_service_once")]

    def __str__(self) -> str:
        return str(self.service)

    @property
    def name(self) -> str:
        """Name of the service; one that is only proposed says so."""
        return f"{self.service.name} (projekt)" if self.service.state == ServiceState.DRAFT else self.service.name
