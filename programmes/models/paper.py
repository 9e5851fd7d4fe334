"""What goes to the council with a programme: the draft resolution and its justification."""

from django.db import models

from cus.audit.tracking import tracked
from programmes.models.version import ProgrammeVersion


class PaperPartKind(models.TextChoices):
    """Which of the two papers a part belongs to."""

    PARAGRAPH = "paragraph", "paragraf uchwały"
    REASON = "reason", "część uzasadnienia"


@tracked()
class CouncilPaper(models.Model):
    """The draft resolution by which the council would adopt a version, with its justification.

    Beside the programme, not in it: what the director approved does not change when a lawyer mends a
    paragraph. A version without a row prints the proposed texts (``programmes.papers.proposals``).
    """

    version = models.OneToOneField(ProgrammeVersion, on_delete=models.CASCADE, related_name="council_paper")
    council = models.CharField("rada, w dopełniaczu", max_length=150, help_text="Np. „Rady Gminy Wierzbno”.")
    subject = models.CharField("w sprawie", max_length=400, help_text="Po słowach „w sprawie”.")
    legal_basis = models.TextField(
        "podstawa prawna",
        help_text="Po słowach „Na podstawie”. Radca prawny dopisuje aktualne teksty jednolite.",
    )
    edit_version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "projekt uchwały"
        verbose_name_plural = "projekty uchwał"
        ordering = ["version"]

    def __str__(self) -> str:
        return f"projekt uchwały: {self.version}"

    @property
    def paragraphs(self) -> models.QuerySet["CouncilPaperPart"]:
        """Paragraphs of the resolution in their order."""
        return self.parts.filter(kind=PaperPartKind.PARAGRAPH)

    @property
    def reasons(self) -> models.QuerySet["CouncilPaperPart"]:
        """Parts of the justification in their order."""
        return self.parts.filter(kind=PaperPartKind.REASON)


@tracked()
class CouncilPaperPart(models.Model):
    """A paragraph of the resolution, numbered by its place, or a part of the justification under its title."""

    paper = models.ForeignKey(CouncilPaper, on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField("rodzaj", max_length=10, choices=PaperPartKind.choices)
    position = models.PositiveSmallIntegerField("kolejność", default=0)
    title = models.CharField("tytuł", max_length=200, blank=True)
    text = models.TextField("treść", blank=True)

    class Meta:
        verbose_name = "część pism dla rady"
        verbose_name_plural = "części pism dla rady"
        ordering = ["paper", "kind", "position", "pk"]

    def __str__(self) -> str:
        return (self.title or self.text)[:80]
