"""Choosing a table of figures to bring in."""

from cus.importing.forms import MEGABYTES, TableField
from cus.ui.forms import PlainPaperForm, Row


class DeliveryTableForm(PlainPaperForm):
    """A workbook or a CSV file."""

    rows = [Row("Tabela z liczbami", f"XLSX, ODS albo CSV; najwyżej {MEGABYTES} MB", "file")]
    file = TableField(label="tabela z liczbami")
