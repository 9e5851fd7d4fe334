"""The draft resolution and its justification."""

from cus.ui.fields import LongTextField, TextField
from cus.ui.forms import PaperForm, Row, Section
from cus.ui.rows import RowForm, rows_formset
from programmes.forms.item_rows import Table
from programmes.models import CouncilPaper


class CouncilPaperForm(PaperForm):
    """The head of the resolution."""

    version_field = "edit_version"
    rows = [
        Section("Nagłówek uchwały"),
        Row("Rada", "jak w tytule: Uchwała nr … Rady Gminy …", "council"),
        Row("W sprawie", "", "subject"),
        Row("Podstawa prawna", "art. 4 ust. 1–2 ustawy; sprawdza radca prawny", "legal_basis"),
    ]

    class Meta:
        model = CouncilPaper
        fields = ["council", "subject", "legal_basis"]


class ParagraphForm(RowForm):
    """A paragraph; its number comes from its place."""

    text = LongTextField(label="treść paragrafu")


class ReasonForm(RowForm):
    """A part of the justification."""

    title = TextField(label="tytuł części", max_length=200)
    text = LongTextField(label="treść", required=False)


PAPER_TABLES = (
    Table(
        "paragraphs",
        rows_formset(ParagraphForm, most=40, title="paragrafy"),
        "Paragrafy uchwały – numer nadaje kolejność",
        "Dodaj paragraf",
    ),
    Table("reasons", rows_formset(ReasonForm, most=30, title="części uzasadnienia"), "Uzasadnienie", "Dodaj część"),
)
