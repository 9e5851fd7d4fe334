"""Honest files and hostile ones."""

import io
import zipfile
import zlib

from docx import Document
from openpyxl import Workbook
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject


def pdf(*, script: bool = False, launch: bool = False, locked: bool = False) -> bytes:
    """A PDF of one empty page."""
    writer = PdfWriter()
    page = writer.add_blank_page(width=595, height=842)
    if script:
        action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
        writer.root_object[NameObject("/OpenAction")] = writer._add_object(DictionaryObject(action))
    if launch:
        page[NameObject("/AA")] = DictionaryObject(
            {
                NameObject("/O"): DictionaryObject(
                    {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("calc.exe")}
                )
            }
        )
    if locked:
        writer.encrypt("tajne")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def picture(kind: str = "PNG") -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, kind)
    return out.getvalue()


def huge_picture() -> bytes:
    """A small file whose picture would take 10 GB of memory."""
    small = bytearray(picture())
    # Width and height stand in the first chunk; its checksum is mended so that only the size is odd.
    small[16:24] = (50_000).to_bytes(4, "big") + (50_000).to_bytes(4, "big")
    small[29:33] = zlib.crc32(bytes(small[12:29])).to_bytes(4, "big")
    return bytes(small)


def docx() -> bytes:
    """A letter."""
    out = io.BytesIO()
    document = Document()
    document.add_paragraph("Zażółć gęślą jaźń")
    document.save(out)
    return out.getvalue()


def xlsx() -> bytes:
    """A table."""
    out = io.BytesIO()
    Workbook().save(out)
    return out.getvalue()


def package(**parts: bytes) -> bytes:
    """A ZIP with the given members; ``__`` in a name stands for a slash, ``_`` before ``xml`` for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)
    return out.getvalue()


def odt() -> bytes:
    """An OpenDocument letter, as small as one can be."""
    return package(mimetype=b"application/vnd.oasis.opendocument.text", content_xml=b"<office/>")


def swelling() -> bytes:
    """A document of 200 MB in a file of 200 kB."""
    return package(word__document_xml=b"0" * (200 * 1024 * 1024))


def with_macros() -> bytes:
    """A document with a macro project inside."""
    return package(word__document_xml=b"<w/>", word__vbaProject_bin=b"x")


def with_entities() -> bytes:
    """A document that would read a file of the server."""
    return package(
        word__document_xml=b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>',
    )
