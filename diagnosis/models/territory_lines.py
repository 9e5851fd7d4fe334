"""Lines of form 2: what the registry and the catalogue say, beside what people write themselves."""

import uuid

from django.db import models
from django.db.models import Q

from cus.audit.tracking import tracked
from diagnosis.enums import LineSource, TerritoryRow
from diagnosis.models.territories import TerritoryForm


@tracked()
class TerritoryLine(models.Model):
    """One line under a printed row of form 2.

    ``source`` and ``ref`` say where it comes from (both empty: typed by hand), ``taken`` is the text as the source gave
    it, ``text`` the own one; an empty ``text`` follows the source. A later look at the source never changes a line by
    itself: differences are shown, a person takes them over.
    """

    territory = models.ForeignKey(TerritoryForm, on_delete=models.CASCADE, related_name="lines")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveIntegerField("kolejność", default=0)
    row = models.CharField("wiersz formularza", max_length=20, choices=TerritoryRow.choices)
    source = models.CharField("skąd", max_length=20, choices=LineSource.choices, blank=True)
    ref = models.CharField("co w źródle", max_length=40, blank=True)
    taken = models.TextField("tekst ze źródła", blank=True)
    text = models.TextField("własny tekst", blank=True)
    updated_at = models.DateTimeField(auto_now=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "pozycja formularza terytorium"
        verbose_name_plural = "pozycje formularza terytorium"
        ordering = ["territory", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["territory", "key"], name="territory_line_key_once"),
            models.UniqueConstraint(
                fields=["territory", "row", "source", "ref"],
                condition=~Q(source=""),
                name="territory_line_source_once",
            ),
        ]

    def __str__(self) -> str:
        return self.shown[:80] or "pusta pozycja"

    @property
    def shown(self) -> str:
        """The own text, or the text of the source while there is no own one."""
        return self.text.strip() or self.taken

    @property
    def identity(self) -> tuple[str, str, str]:
        """Which thing of which source this is, in which row."""
        return self.row, self.source, self.ref
