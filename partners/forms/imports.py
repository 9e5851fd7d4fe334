"""Choosing tables of partners to bring in."""

from cus.importing.forms import MEGABYTES, TableField
from cus.ui.forms import PlainPaperForm, Row


class ImportForm(PlainPaperForm):
    """A workbook, or a table of partners with another one of their offers."""

    rows = [
        Row("Tabela z partnerami", f"XLSX, ODS albo CSV; najwyżej {MEGABYTES} MB", "file"),
        Row("Tabela z ofertami", "tylko przy CSV: w skoroszycie jest to drugi arkusz", "second"),
    ]
    file = TableField(label="tabela z partnerami")
    second = TableField(label="tabela z ofertami", required=False)
