"""What the diagnosis proposes to the programme for a need: people, conditions, principles."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from cus.audit.tracking import tracked
from cus.text.numbers import number
from cus.text.plural import plural
from diagnosis.enums import NeedUnit, ProposalBound, ProposalKind
from diagnosis.models.needs import Need


@tracked()
class NeedProposal(models.Model):
    """One proposal: how many people, on what condition, or by what principle; typed, because a plan grows out of it."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="proposals")
    kind = models.CharField("rodzaj", max_length=10, choices=ProposalKind.choices)
    position = models.PositiveSmallIntegerField("kolejność", default=0)
    bound = models.CharField(
        "jak rozumieć liczbę", max_length=10, choices=ProposalBound.choices, default=ProposalBound.EXACTLY, blank=True
    )
    number = models.PositiveIntegerField(
        "liczba", null=True, blank=True, validators=[MinValueValidator(1, "Wpisz liczbę większą od zera.")]
    )
    unit = models.CharField("czego dotyczy liczba", max_length=12, choices=NeedUnit.choices, blank=True)
    text = models.TextField("treść", blank=True)
    evidence = models.CharField("jak się dokumentuje", max_length=300, blank=True)

    class Meta:
        verbose_name = "propozycja do programu"
        verbose_name_plural = "propozycje do programu"
        ordering = ["need", "kind", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=ProposalKind.PEOPLE, number__gt=0) & ~Q(unit="")
                | ~Q(kind=ProposalKind.PEOPLE) & Q(number__isnull=True),
                name="need_proposal_counts_people",
                violation_error_message="Podaj liczbę większą od zera i wybierz, kogo lub co się liczy.",
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """The whole proposal in one line: „co najmniej 86 osób: mieszkający samotnie”."""
        parts = [self.number_text] if self.number else []
        parts += [self.text.strip()] if self.text.strip() else []
        shown = f" (dokument: {self.evidence})" if self.evidence else ""
        return ": ".join(parts) + shown

    @property
    def number_text(self) -> str:
        """The number with its bound and unit; empty for conditions and principles."""
        if self.number is None:
            return ""
        noun = plural(self.number, *NeedUnit(self.unit).forms)
        bound = f"{self.get_bound_display()} " if self.bound not in ("", ProposalBound.EXACTLY) else ""
        return f"{bound}{number(self.number)} {noun}"
