"""Files to read, sound and broken."""

import io
import zipfile
from collections.abc import Callable

from openpyxl import Workbook

from cus.tables import Kind, Page, write

PAGE = Page(
    "usługi", ["nazwa", "kod", "uwagi"], [["Opieka wytchnieniowa", "011101", "źrebię"], ["Żłobek", "341201", ""]]
)


def workbook(fill: Callable[[Workbook], None]) -> bytes:
    """Return an XLSX whose one sheet, „dane”, was filled by ``fill``."""
    book = Workbook()
    book.active.title = "dane"
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_of(*rows: list) -> bytes:
    """Return an XLSX with these rows of values."""
    return workbook(lambda book: [book.active.append(row) for row in rows])


def repacked(content: bytes, **parts: bytes | Callable[[bytes], bytes]) -> bytes:
    """Return the archive with some members replaced, given by their path with „/” and „.” as „__” and „_”."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = parts.pop(name.replace("/", "__").replace(".", "_").replace("-", "_"), old.read(name))
            new.writestr(name, part(old.read(name)) if callable(part) else part)
    return out.getvalue()


def ods(body: str, *, manifest: str = "<manifest/>") -> bytes:
    """Return an ODS with these rows in its one sheet, „dane”, written as XML."""
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content {names}><office:body><office:spreadsheet>"
        f'<table:table table:name="dane">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", manifest)
        package.writestr("content.xml", content)
    return out.getvalue()


def cell(text: str, **attributes: str) -> str:
    """Return a cell of ODS; names of attributes are written with „_” for „:” and „__” for „-”."""
    said = "".join(f' {name.replace("__", "-").replace("_", ":")}="{value}"' for name, value in attributes.items())
    return f"<table:table-cell{said}><text:p>{text}</text:p></table:table-cell>"


SOUND = {kind: write(kind, [PAGE]) for kind in Kind}
