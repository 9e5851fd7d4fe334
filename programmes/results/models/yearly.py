"""The director's yearly report (art. 18) and yearly plan (art. 24 ust. 2 pkt 4), one of each per year and gmina.

A centre of several gminas gives the same documents to each of them. The Act sets no day and no form:
the day by which they are to be ready is the centre's own (``due_on``).
"""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from cus.accounts.models import signed
from cus.audit.tracking import tracked
from cus.centre.models import Gmina, Post
from cus.documents.models import FrozenDocument
from programmes.enums import FundingSource
from programmes.models.item import NOT_NEGATIVE
from programmes.results.querysets import AnnualQuerySet
from programmes.results.yearly.kinds import PaperKind, PaperState, PartCode, TaskOrigin, TaskOutcome

USER = "accounts.User"
LONG = 20000


def _user(**more) -> models.ForeignKey:
    return models.ForeignKey(USER, on_delete=models.PROTECT, editable=False, related_name="+", **more)


@tracked(exclude=["token"])
class AnnualPaper(models.Model):
    """The report or the plan of one year and one gmina, through all its editions.

    A draft is written in its parts (a report) or tasks (a plan); the director approves it, which freezes
    the edition. A correction opens the paper again as its next edition, with the reason.
    """

    kind = models.CharField("rodzaj", max_length=12, choices=PaperKind.choices, editable=False)
    year = models.PositiveSmallIntegerField("rok")
    gmina = models.ForeignKey(Gmina, on_delete=models.PROTECT, related_name="+", verbose_name="gmina")
    due_on = models.DateField("termin przyjęty w centrum", null=True, blank=True)
    state = models.CharField(
        "stan", max_length=8, choices=PaperState.choices, default=PaperState.DRAFT, editable=False
    )
    edition = models.PositiveSmallIntegerField("wydanie", default=1, editable=False)
    correction_reason = models.TextField("powód korekty", blank=True, max_length=LONG, editable=False)
    approved_at = models.DateTimeField("zatwierdzono", null=True, editable=False)
    approved_by = _user(null=True, verbose_name="kto zatwierdził")
    created_at = models.DateTimeField("założono", default=timezone.now, editable=False)
    created_by = _user(verbose_name="kto założył")
    version = models.PositiveIntegerField(default=1, editable=False)
    # Names one opened form: the same form sent twice makes one paper.
    token = models.UUIDField(null=True, unique=True, editable=False)

    objects = AnnualQuerySet.as_manager()

    class Meta:
        verbose_name = "sprawozdanie albo plan roczny"
        verbose_name_plural = "sprawozdania i plany roczne"
        ordering = ["-year", "kind", "gmina", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "year", "gmina"],
                name="annual_paper_once_a_year",
                violation_error_message="Ten dokument dla tego roku i tej gminy już jest. Otwórz go.",
                violation_error_code="year",
            ),
            models.CheckConstraint(
                condition=Q(year__range=(2020, 2100)),
                name="annual_paper_year",
                violation_error_message="Wpisz rok, np. 2027.",
                violation_error_code="year",
            ),
            models.CheckConstraint(
                condition=Q(state=PaperState.DRAFT, approved_at__isnull=True, approved_by__isnull=True)
                | Q(state=PaperState.APPROVED, approved_at__isnull=False, approved_by__isnull=False),
                name="annual_paper_approved_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(edition=1, correction_reason="")
                | Q(edition__gt=1) & ~Q(correction_reason__regex=r"^\s*$"),
                name="annual_paper_correction_says_why",
                violation_error_message="Korekta wymaga powodu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.gmina.name}"

    def get_absolute_url(self) -> str:
        """Page of the paper."""
        return reverse("results:annual", args=[self.pk])

    @property
    def is_report(self) -> bool:
        """A report; otherwise a plan."""
        return self.kind == PaperKind.REPORT

    @property
    def is_draft(self) -> bool:
        """Its texts and tasks may change."""
        return self.state == PaperState.DRAFT

    @property
    def title(self) -> str:
        """„Sprawozdanie z działalności za 2026 rok” or „Plan działalności na 2027 rok”."""
        return f"Sprawozdanie z działalności za {self.year} rok" if self.is_report else self.plan_title(self.year)

    @staticmethod
    def plan_title(year: int) -> str:
        """Title of the plan of a year."""
        return f"Plan działalności na {year} rok"

    @property
    def state_word(self) -> str:
        """The state in a word of the right gender."""
        if self.is_draft:
            return "projekt" if self.edition == 1 else "projekt korekty"
        return "zatwierdzone" if self.is_report else "zatwierdzony"

    @property
    def state_kind(self) -> str:
        """The kind of colour of the state."""
        return "idle" if self.is_draft else "done"


@tracked()
class AnnualEdition(models.Model):
    """One approval: number, date and the frozen document; of a report also what the council did with it."""

    paper = models.ForeignKey(AnnualPaper, on_delete=models.PROTECT, related_name="editions", verbose_name="dokument")
    edition = models.PositiveSmallIntegerField("wydanie")
    number = models.CharField("numer", max_length=60)
    dated_on = models.DateField("data dokumentu")
    reason = models.TextField("powód korekty", blank=True)
    frozen = models.ForeignKey(
        FrozenDocument, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name="zamrożona treść"
    )
    approved_at = models.DateTimeField("zatwierdzono", default=timezone.now, editable=False)
    approved_by = _user(verbose_name="kto zatwierdził")
    approved_under = models.ForeignKey(
        "accounts.Authorisation",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="z upoważnienia",
    )
    handed_on = models.DateField("przekazano radzie", null=True, blank=True)
    noted_on = models.DateField("rada przyjęła do wiadomości", null=True, blank=True)
    resolution_number = models.CharField("numer uchwały", max_length=60, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "wydanie sprawozdania albo planu"
        verbose_name_plural = "wydania sprawozdań i planów"
        ordering = ["paper", "-edition"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "edition"], name="annual_edition_once"),
            models.CheckConstraint(condition=~Q(number__regex=r"^\s*$"), name="annual_edition_has_number"),
            models.CheckConstraint(
                condition=Q(handed_on__isnull=True) | Q(handed_on__gte=F("dated_on")),
                name="annual_edition_handed_after_dated",
                violation_error_message="Nie można było przekazać dokumentu przed jego datą.",
                violation_error_code="handed_on",
            ),
            models.CheckConstraint(
                condition=Q(noted_on__isnull=True, resolution_number="")
                | Q(noted_on__isnull=False, handed_on__isnull=False, noted_on__gte=F("handed_on")),
                name="annual_edition_noted_after_handed",
                violation_error_message="Rada mogła się tym zająć dopiero po przekazaniu dokumentu.",
                violation_error_code="noted_on",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paper.title}, nr {self.number}"

    @property
    def approver(self) -> str:
        """Who approved it, and under which authorisation, if not as the director."""
        return signed(self.approved_by, self.approved_under)


@tracked()
class AnnualPart(models.Model):
    """What the centre writes in one part of a report, beside the figures that the system counts."""

    paper = models.ForeignKey(AnnualPaper, on_delete=models.CASCADE, related_name="parts", verbose_name="dokument")
    code = models.CharField("część", max_length=20, choices=PartCode.choices, editable=False)
    text = models.TextField("opis", blank=True, max_length=LONG)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "część sprawozdania rocznego"
        verbose_name_plural = "części sprawozdań rocznych"
        ordering = ["paper", "pk"]
        constraints = [models.UniqueConstraint(fields=["paper", "code"], name="annual_part_once")]

    def __str__(self) -> str:
        return self.get_code_display()


@tracked(exclude=["token"])
class PlanTask(models.Model):
    """A row of a plan: what, from what it comes, which post, when, how it is measured, for how much; and its outcome.

    ``origin_key`` names the thing of the system that proposed it (``contract:12``): one thing gives one
    task of a plan. ``origin_text`` is how that thing was called then.
    """

    paper = models.ForeignKey(AnnualPaper, on_delete=models.CASCADE, related_name="tasks", verbose_name="dokument")
    position = models.PositiveSmallIntegerField("kolejność", default=0, editable=False)
    task = models.CharField("zadanie", max_length=500)
    origin = models.CharField("z czego wynika", max_length=10, choices=TaskOrigin.choices, default=TaskOrigin.OWN)
    origin_key = models.CharField("co je podpowiedziało", max_length=60, blank=True, editable=False)
    origin_text = models.CharField("dokładniej", max_length=300, blank=True)
    origin_url = models.CharField("gdzie to jest", max_length=200, blank=True, editable=False)
    post = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kto odpowiada"
    )
    starts_on = models.DateField("od", null=True, blank=True)
    ends_on = models.DateField("do", null=True, blank=True)
    measure = models.CharField("po czym poznamy, że wykonano", max_length=300, blank=True)
    money = models.DecimalField(
        "pieniądze (zł)", max_digits=12, decimal_places=2, null=True, blank=True, validators=[NOT_NEGATIVE]
    )
    money_source = models.CharField("skąd pieniądze", max_length=20, choices=FundingSource.choices, blank=True)
    outcome = models.CharField("wykonanie", max_length=8, choices=TaskOutcome.choices, blank=True, editable=False)
    outcome_note = models.CharField("co zrobiono albo dlaczego nie", max_length=500, blank=True, editable=False)
    outcome_at = models.DateTimeField("odnotowano", null=True, editable=False)
    outcome_by = _user(null=True, verbose_name="kto odnotował")
    carried_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="carried_to",
        verbose_name="przeniesione z planu",
    )
    created_at = models.DateTimeField("wpisano", default=timezone.now, editable=False)
    created_by = _user(verbose_name="kto wpisał")
    version = models.PositiveIntegerField(default=1, editable=False)
    token = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        verbose_name = "zadanie planu działalności"
        verbose_name_plural = "zadania planu działalności"
        ordering = ["paper", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "origin_key"],
                condition=~Q(origin_key=""),
                name="plan_task_from_one_thing_once",
                violation_error_message="To zadanie jest już w planie.",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="plan_task_days_in_order",
                violation_error_message="Zadanie nie może skończyć się przed swoim początkiem.",
                violation_error_code="ends_on",
            ),
            models.CheckConstraint(
                condition=Q(money__isnull=True) | Q(money__gte=0),
                name="plan_task_money_not_negative",
                violation_error_message="Kwota nie może być ujemna.",
                violation_error_code="money",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", outcome_note="", outcome_at__isnull=True, outcome_by__isnull=True)
                | ~Q(outcome="") & Q(outcome_at__isnull=False, outcome_by__isnull=False),
                name="plan_task_outcome_at_and_by",
            ),
        ]

    def __str__(self) -> str:
        return self.task[:80]
