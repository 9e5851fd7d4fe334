"""The research behind a diagnosis (handbook, chapter 3): questions, methods, samples, gaps, sources."""

from django.db import models
from django.db.models import F, Q

from cus.audit.tracking import tracked
from diagnosis.models.diagnoses import Diagnosis
from diagnosis.research_enums import MethodKind


@tracked()
class Research(models.Model):
    """The research of one diagnosis; written at the first save, it counts the edits of all its parts."""

    diagnosis = models.OneToOneField(Diagnosis, on_delete=models.CASCADE, related_name="research")
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "badanie"
        verbose_name_plural = "badania"
        ordering = ["diagnosis"]

    def __str__(self) -> str:
        return f"Badanie: {self.diagnosis}"


class ResearchRow(models.Model):
    """A row of one of the parts, at its place."""

    position = models.PositiveIntegerField("kolejność", default=0)

    class Meta:
        abstract = True
        ordering = ["research", "position", "pk"]


@tracked()
class ResearchQuestion(ResearchRow):
    """A question that the diagnosis answers."""

    research = models.ForeignKey(Research, on_delete=models.CASCADE, related_name="questions")
    text = models.CharField("pytanie", max_length=1000)

    class Meta(ResearchRow.Meta):
        verbose_name = "pytanie badawcze"
        verbose_name_plural = "pytania badawcze"

    def __str__(self) -> str:
        return self.text[:80]


@tracked()
class ResearchMethod(ResearchRow):
    """A method, from the closed list or named by its own name."""

    research = models.ForeignKey(Research, on_delete=models.CASCADE, related_name="methods")
    kind = models.CharField("metoda", max_length=12, choices=MethodKind.choices)
    name = models.CharField("nazwa własna", max_length=200, blank=True)
    purpose = models.TextField("czego miała dostarczyć", blank=True)

    class Meta(ResearchRow.Meta):
        verbose_name = "metoda badania"
        verbose_name_plural = "metody badania"
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=MethodKind.OTHER) | ~Q(name=""),
                name="research_other_method_named",
                violation_error_message="Nazwij tę metodę.",
            )
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """How the method is called: its own name, or that of the list."""
        return self.name or self.get_kind_display()


@tracked()
class ResearchSample(ResearchRow):
    """Who was asked, when, how many were asked and answered, and how they were chosen."""

    research = models.ForeignKey(Research, on_delete=models.CASCADE, related_name="samples")
    method = models.CharField("metoda", max_length=200)
    group = models.CharField("kogo badano", max_length=300)
    date_from = models.DateField("od", null=True, blank=True)
    date_to = models.DateField("do", null=True, blank=True)
    invited = models.PositiveIntegerField("zaproszono", null=True, blank=True)
    answered = models.PositiveIntegerField("odpowiedziało", null=True, blank=True)
    chosen = models.TextField("jak dobrano", blank=True)

    class Meta(ResearchRow.Meta):
        verbose_name = "próba badawcza"
        verbose_name_plural = "próby badawcze"
        constraints = [
            models.CheckConstraint(
                condition=Q(date_from__isnull=True) | Q(date_to__isnull=True) | Q(date_to__gte=F("date_from")),
                name="research_sample_dates_in_order",
                violation_error_message="Badanie nie mogło się skończyć przed początkiem.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.method}: {self.group}"


@tracked()
class ResearchLimit(ResearchRow):
    """What was not examined, and why."""

    research = models.ForeignKey(Research, on_delete=models.CASCADE, related_name="limits")
    what = models.CharField("czego nie zbadano", max_length=500)
    why = models.TextField("dlaczego")

    class Meta(ResearchRow.Meta):
        verbose_name = "czego nie zbadano"
        verbose_name_plural = "czego nie zbadano"

    def __str__(self) -> str:
        return self.what[:80]


@tracked()
class ResearchSource(ResearchRow):
    """A document or a set of data that the diagnosis draws on."""

    research = models.ForeignKey(Research, on_delete=models.CASCADE, related_name="sources")
    title = models.CharField("tytuł", max_length=500)
    author = models.CharField("autor lub wydawca", max_length=300, blank=True)
    year = models.PositiveSmallIntegerField("rok", null=True, blank=True)
    place = models.CharField("gdzie dostępne", max_length=500, blank=True)

    class Meta(ResearchRow.Meta):
        verbose_name = "źródło"
        verbose_name_plural = "źródła"

    def __str__(self) -> str:
        return self.title[:80]
