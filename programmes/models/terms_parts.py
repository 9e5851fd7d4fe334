"""What conditions, discounts, exemptions and points have in common: one typed part."""

from django.core.validators import MinValueValidator
from django.db import models

from programmes.terms_enums import OPTION_CHOICES, PartKind

NOT_NEGATIVE = MinValueValidator(0, "Liczba nie może być ujemna.")


class ItemRow(models.Model):
    """A row that belongs to an item and keeps its order."""

    position = models.PositiveSmallIntegerField("kolejność", default=0)

    class Meta:
        abstract = True
        ordering = ["item", "position", "pk"]


class TypedPart(models.Model):
    """One question about a person: kind, both ends inclusive, the chosen option, words.

    Only the kind and its values feed a result; ``text`` of another kind than „inne, słownie” is a remark.
    """

    kind = models.CharField("rodzaj", max_length=20, choices=PartKind.choices, default=PartKind.WORDS)
    low = models.DecimalField(
        "od (włącznie)", max_digits=10, decimal_places=2, null=True, blank=True, validators=[NOT_NEGATIVE]
    )
    high = models.DecimalField(
        "do (włącznie)", max_digits=10, decimal_places=2, null=True, blank=True, validators=[NOT_NEGATIVE]
    )
    option = models.CharField("wybór", max_length=20, choices=OPTION_CHOICES, blank=True)
    text = models.TextField("słownie", blank=True)
    evidence = models.CharField("jak się dokumentuje", max_length=300, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return (self.text or self.get_kind_display())[:80]


def ends_in_order(name: str) -> models.CheckConstraint:
    """Return the rule that a range does not end before it starts."""
    return models.CheckConstraint(
        condition=models.Q(low__isnull=True) | models.Q(high__isnull=True) | models.Q(high__gte=models.F("low")),
        name=name,
        violation_error_message="„Od” nie może być większe niż „do”.",
    )
