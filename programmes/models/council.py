"""What councils, the voivode and the two bulletins did with a version: each fact a row of its own."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from cus.audit.tracking import tracked
from cus.centre.models import Gmina
from cus.text.dates import day
from programmes.enums import AnnulmentScope, BipPlace, Outcome
from programmes.models.version import ProgrammeVersion

USER = "accounts.User"
VOTES = ("votes_for", "votes_against", "votes_abstaining", "votes_not_cast")


def _cast() -> models.Expression:
    """Everybody present, as far as it was counted."""
    first, *rest = (Coalesce(F(name), 0) for name in VOTES)
    for part in rest:
        first = first + part
    return first


@tracked()
class CouncilResolution(models.Model):
    """What the council of one gmina decided about a version, and what became of its resolution.

    A joint programme has one such row for each gmina. ``councillors`` is copied from the centre's profile
    on the day of recording: a later council may be of another size.
    """

    version = models.ForeignKey(ProgrammeVersion, on_delete=models.CASCADE, related_name="resolutions")
    gmina = models.ForeignKey(
        Gmina, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gmina"
    )
    outcome = models.CharField("wynik", max_length=10, choices=Outcome.choices, editable=False)
    number = models.CharField("numer uchwały", max_length=60, blank=True)
    decided_on = models.DateField("data uchwały")
    councillors = models.PositiveSmallIntegerField("ustawowy skład rady", null=True, blank=True)
    votes_for = models.PositiveSmallIntegerField("za", null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField("przeciw", null=True, blank=True)
    votes_abstaining = models.PositiveSmallIntegerField("wstrzymało się", null=True, blank=True)
    votes_not_cast = models.PositiveSmallIntegerField("obecni, nie głosowali", null=True, blank=True)
    sent_to_voivode_on = models.DateField("przekazano wojewodzie", null=True, blank=True)
    journal_reference = models.CharField("pozycja w dzienniku urzędowym", max_length=120, blank=True)
    journal_date = models.DateField("data ogłoszenia", null=True, blank=True)
    effective_on = models.DateField("wchodzi w życie", null=True, blank=True)
    repealed_by = models.CharField("numer uchwały uchylającej", max_length=60, blank=True)
    repealed_by_date = models.DateField("data uchwały uchylającej", null=True, blank=True)
    repealed_on = models.DateField("traci moc z dniem", null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(USER, on_delete=models.PROTECT, editable=False, related_name="+")
    edit_version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "uchwała w sprawie programu"
        verbose_name_plural = "uchwały w sprawie programu"
        ordering = ["version", "decided_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "gmina"],
                nulls_distinct=False,
                name="council_resolution_one_a_gmina",
                violation_error_message="Rada tej gminy już zdecydowała o tej wersji.",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.ADOPTED) | ~Q(number=""),
                name="council_resolution_has_number",
                violation_error_message="Podjęta uchwała ma numer.",
            ),
            models.CheckConstraint(
                condition=Q(councillors__isnull=True) | Q(councillors__gte=_cast()),
                name="council_votes_within_council",
                violation_error_message="Głosów nie może być więcej niż radnych.",
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.ADOPTED)
                | Q(sent_to_voivode_on__isnull=True, journal_date__isnull=True, repealed_on__isnull=True),
                name="council_only_adopted_lives_on",
            ),
            models.CheckConstraint(
                condition=Q(sent_to_voivode_on__isnull=True) | Q(sent_to_voivode_on__gte=F("decided_on")),
                name="council_sent_after_decided",
                violation_error_message="Uchwały nie można było przekazać, zanim ją podjęto.",
            ),
            models.CheckConstraint(
                condition=Q(journal_date__isnull=True, effective_on__isnull=True, journal_reference="")
                | (
                    Q(journal_date__gte=F("decided_on"), effective_on__gte=F("journal_date"))
                    & ~Q(journal_reference="")
                ),
                name="council_announced_whole_and_in_order",
                violation_error_message="Uchwała wchodzi w życie po ogłoszeniu w dzienniku urzędowym.",
            ),
            models.CheckConstraint(
                condition=Q(repealed_on__isnull=True, repealed_by_date__isnull=True, repealed_by="")
                | (
                    Q(repealed_by_date__gte=F("decided_on"), repealed_on__gte=F("repealed_by_date"))
                    & ~Q(repealed_by="")
                ),
                name="council_repealed_whole_and_in_order",
                violation_error_message="Uchylenie ma numer, datę uchwały i dzień, z którym program traci moc.",
            ),
        ]

    def __str__(self) -> str:
        number = f" nr {self.number}" if self.number else ""
        return f"uchwała{number} z {day(self.decided_on)} r."

    @property
    def cast(self) -> int | None:
        """How many councillors were present and counted, or ``None`` when nothing was."""
        given = [getattr(self, name) for name in VOTES]
        return None if all(vote is None for vote in given) else sum(vote or 0 for vote in given)


@tracked()
class Annulment(models.Model):
    """A decision of the supervising authority that a resolution is invalid, wholly or in part."""

    resolution = models.ForeignKey(CouncilResolution, on_delete=models.CASCADE, related_name="annulments")
    scope = models.CharField("zakres", max_length=5, choices=AnnulmentScope.choices)
    decided_on = models.DateField("data rozstrzygnięcia")
    reference = models.CharField("znak rozstrzygnięcia", max_length=120)
    what = models.TextField("czego dotyczy", blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(USER, on_delete=models.PROTECT, editable=False, related_name="+")

    class Meta:
        verbose_name = "rozstrzygnięcie nadzorcze"
        verbose_name_plural = "rozstrzygnięcia nadzorcze"
        ordering = ["resolution", "decided_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["resolution"],
                condition=Q(scope=AnnulmentScope.WHOLE),
                name="annulment_whole_once",
                violation_error_message="Tę uchwałę unieważniono już w całości.",
            ),
            models.CheckConstraint(
                condition=Q(scope=AnnulmentScope.WHOLE) | ~Q(what=""),
                name="annulment_part_says_which",
                violation_error_message="Napisz, które postanowienia unieważniono.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_scope_display()}: {self.reference} z {day(self.decided_on)} r."


@tracked()
class BipPublication(models.Model):
    """A publication of the adopted programme in a bulletin (art. 5 ust. 5); the gmina's and the centre's apart."""

    version = models.ForeignKey(ProgrammeVersion, on_delete=models.CASCADE, related_name="bip_publications")
    place = models.CharField("gdzie", max_length=6, choices=BipPlace.choices)
    gmina = models.ForeignKey(
        Gmina, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gmina"
    )
    published_on = models.DateField("opublikowano")
    url = models.URLField("adres", max_length=500)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(USER, on_delete=models.PROTECT, editable=False, related_name="+")
    edit_version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "publikacja w BIP"
        verbose_name_plural = "publikacje w BIP"
        ordering = ["version", "place", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "place", "gmina"],
                nulls_distinct=False,
                name="bip_publication_once",
                violation_error_message="Ta publikacja jest już odnotowana.",
            ),
            models.CheckConstraint(
                condition=Q(place=BipPlace.GMINA) | Q(gmina__isnull=True),
                name="bip_centre_has_no_gmina",
            ),
        ]

    def __str__(self) -> str:
        where = f" ({self.gmina.name})" if self.gmina else ""
        return f"{self.get_place_display()}{where}"
