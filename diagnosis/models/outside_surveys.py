"""Results of surveys that others carried out, taken over from a table."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from cus.audit.tracking import tracked
from cus.importing.models import KeptFiles
from diagnosis.models.diagnoses import Diagnosis


class SurveyFacts(models.Model):
    """Who asked whom, and when: what marks results as coming from outside."""

    title = models.CharField("tytuł badania", max_length=200)
    author = models.CharField("kto przeprowadził", max_length=200)
    carried_on = models.DateField("kiedy się skończyło")
    place = models.CharField("skąd wzięto tabelę", max_length=500, blank=True)
    respondents = models.PositiveIntegerField("ile osób odpowiedziało", null=True, blank=True)
    several = models.BooleanField("w pytaniach można było wskazać kilka odpowiedzi", default=False)

    class Meta:
        abstract = True


@tracked()
class OutsideSurvey(SurveyFacts):
    """A survey of somebody else; known in a diagnosis by its title."""

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="outside_surveys")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, editable=False, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "badanie obce"
        verbose_name_plural = "badania obce"
        ordering = ["diagnosis", "-carried_on", "title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["diagnosis", "title"],
                name="outside_survey_once",
                violation_error_message="Badanie o tym tytule już jest w diagnozie.",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Page of the survey."""
        return reverse("diagnosis:outside_detail", args=[self.diagnosis_id, self.pk])


@tracked()
class OutsideQuestion(models.Model):
    """A question of somebody else's survey."""

    survey = models.ForeignKey(OutsideSurvey, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveIntegerField("kolejność", default=0)
    text = models.CharField("pytanie", max_length=500)
    several = models.BooleanField("można było wskazać kilka odpowiedzi", default=False)

    class Meta:
        verbose_name = "pytanie badania obcego"
        verbose_name_plural = "pytania badań obcych"
        ordering = ["survey", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["survey", "text"], name="outside_question_once")]

    def __str__(self) -> str:
        return self.text[:80]


@tracked()
class OutsideAnswer(models.Model):
    """An answer with how many gave it, per cent, or both; as they stood in the table."""

    question = models.ForeignKey(OutsideQuestion, on_delete=models.CASCADE, related_name="answers")
    position = models.PositiveIntegerField("kolejność", default=0)
    text = models.CharField("odpowiedź", max_length=500)
    count = models.PositiveIntegerField("liczba", null=True, blank=True)
    percent = models.DecimalField("procent", max_digits=7, decimal_places=2, null=True, blank=True)

    class Meta:
        verbose_name = "odpowiedź z badania obcego"
        verbose_name_plural = "odpowiedzi z badań obcych"
        ordering = ["question", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["question", "text"], name="outside_answer_once"),
            models.CheckConstraint(
                condition=Q(count__isnull=False) | Q(percent__isnull=False), name="outside_answer_counted"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class SurveyImport(SurveyFacts, KeptFiles):
    """A table with results, between its preview and its acceptance."""

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="+")

    class Meta(KeptFiles.Meta):
        verbose_name = "import badania obcego"
        verbose_name_plural = "importy badań obcych"
