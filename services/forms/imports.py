"""Choosing tables of services to bring in."""

from cus.importing.forms import MEGABYTES, TableField
from cus.ui.forms import PlainPaperForm, Row


class ImportForm(PlainPaperForm):
    """A workbook, or a table of services with another one of their requirements."""

    rows = [
        Row("Tabela z usługami", f"XLSX, ODS albo CSV; najwyżej {MEGABYTES} MB", "file"),
        Row("Tabela z wymaganiami", "tylko przy CSV: w skoroszycie jest to drugi arkusz", "second"),
    ]
    file = TableField(label="tabela z usługami")
    second = TableField(label="tabela z wymaganiami", required=False)
