"""What a service requires of those who carry it out."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from cus.audit.tracking import tracked
from services.enums import EducationLevel, RequirementKind, RequirementSubject, StudiesKind
from services.models.occupations import Occupation
from services.models.services import Service


@tracked()
class ServiceRequirement(models.Model):
    """One row of qualification requirements: one condition.

    Rows of one ``group`` make one requirement: it is met by any of its ``alternative``s, and an
    alternative by all its rows. A person must meet every group. What the columns of a condition mean
    depends on ``kind``; ``services.requirements`` says it in Polish, ``services.qualification`` judges it.

    ``printed_code`` and ``printed_title`` keep what the source prints, also when the classification
    says otherwise; ``occupation`` is the official entry.
    """

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="requirements")
    position = models.PositiveSmallIntegerField("kolejność", default=0)
    group = models.PositiveSmallIntegerField(
        "wymaganie nr", default=1, help_text="Wiersze o tym samym numerze to jedno wymaganie."
    )
    alternative = models.PositiveSmallIntegerField(
        "możliwość nr",
        default=1,
        help_text="Wystarczy jedna możliwość; wiersze tej samej możliwości muszą być spełnione razem.",
    )
    kind = models.CharField("rodzaj", max_length=30, choices=RequirementKind.choices)
    subject = models.CharField(
        "kogo dotyczy", max_length=10, choices=RequirementSubject.choices, default=RequirementSubject.PERSON
    )
    occupation = models.ForeignKey(
        Occupation, on_delete=models.PROTECT, null=True, blank=True, related_name="requirements", verbose_name="zawód"
    )
    education = models.CharField(
        "wykształcenie co najmniej", max_length=20, choices=EducationLevel.choices, blank=True
    )
    studies = models.CharField("studia", max_length=20, choices=StudiesKind.choices, blank=True)
    names = ArrayField(
        models.CharField(max_length=200), verbose_name="kierunki albo kwalifikacje", default=list, blank=True
    )
    names_are_examples = models.BooleanField("kierunki są przykładowe", default=False)
    topic = models.CharField("nazwa, program lub zakres", max_length=300, blank=True)
    hours = models.PositiveSmallIntegerField("godziny, co najmniej", null=True, blank=True)
    practical_hours = models.PositiveSmallIntegerField("w tym praktyczne, co najmniej", null=True, blank=True)
    guided_by = models.CharField("praktyka pod kierunkiem", max_length=100, blank=True)
    before_employment = models.BooleanField("odbyte przed zatrudnieniem", default=False)
    months = models.PositiveSmallIntegerField("miesiące doświadczenia, co najmniej", null=True, blank=True)
    max_age_months = models.PositiveSmallIntegerField(
        "najwyżej tyle miesięcy przed zatrudnieniem", null=True, blank=True
    )
    text = models.TextField("treść lub dopisek", blank=True)
    legal_basis = models.CharField("podstawa prawna", max_length=300, blank=True)
    printed_code = models.CharField("kod w źródle", max_length=10, blank=True)
    printed_title = models.CharField("nazwa w źródle", max_length=300, blank=True)

    class Meta:
        verbose_name = "wymaganie kwalifikacyjne"
        verbose_name_plural = "wymagania kwalifikacyjne"
        ordering = ["service", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind__in=[RequirementKind.REQUIRED_OCCUPATION, RequirementKind.EXAMPLE_OCCUPATION],
                    occupation__isnull=False,
                )
                | Q(kind__in=[RequirementKind.QUALIFICATION, RequirementKind.RECOMMENDATION], occupation__isnull=True)
                & ~Q(text="")
                | Q(kind=RequirementKind.EDUCATION, occupation__isnull=True) & ~Q(education="")
                | Q(kind=RequirementKind.STUDIES, occupation__isnull=True)
                & ~Q(studies="")
                & (~Q(names=[]) | ~Q(topic=""))
                | Q(kind__in=[RequirementKind.COURSE, RequirementKind.CERTIFICATE], occupation__isnull=True)
                & ~Q(topic="")
                | Q(kind=RequirementKind.EXPERIENCE, occupation__isnull=True, months__isnull=False)
                | Q(kind=RequirementKind.LICENCE, occupation__isnull=True) & ~Q(names=[])
                | Q(
                    kind__in=[RequirementKind.NONE_REQUIRED, RequirementKind.SEPARATE_PROVISIONS],
                    occupation__isnull=True,
                ),
                name="service_requirement_fits_kind",
                violation_error_message="Uzupełnij to, czego wymaga wybrany rodzaj warunku.",
            ),
            models.CheckConstraint(
                condition=Q(practical_hours__isnull=True) | Q(practical_hours__lte=models.F("hours")),
                name="service_requirement_practical_within_hours",
                violation_error_message="Godzin praktycznych nie może być więcej niż godzin szkolenia.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.occupation) if self.occupation_id else self.text or self.topic or self.get_kind_display()
