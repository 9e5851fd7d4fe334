"""What a file really is, told from its content, and whether it may come in.

Not a virus scanner: it refuses what cannot be an honest scan, letter or table (another type than its
name says, scripts and macros, archives that swell, pictures of absurd size). Files are kept as they
came and are only ever handed out as downloads.
"""

import io
import warnings
import zipfile
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from PIL import Image
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from cus.attachments.enums import ACCEPTED, ENDINGS, LARGEST, MEGABYTE, FileType

LARGEST_UNPACKED = 100 * MEGABYTE
MOST_MEMBERS = 2_000
MOST_PIXELS = 60_000_000
MOST_OBJECTS = 200_000
# Keys of a PDF under which something runs or opens by itself.
ACTIVE = {"/JS", "/JavaScript", "/Launch", "/RichMedia", "/SubmitForm", "/ImportData"}
# How the first part of an OOXML package is described, and the macro twin of it.
OOXML = {"word/document.xml": FileType.DOCX, "xl/workbook.xml": FileType.XLSX}
OPEN_DOCUMENT = {FileType.ODT.value: FileType.ODT, FileType.ODS.value: FileType.ODS}


def checked_type(name: str, content: bytes) -> FileType:
    """Return what ``content`` is.

    Raises ``ValidationError`` with a Polish message when it is empty, too large, of a type that is
    not taken, another one than its name says, or holds what runs by itself.
    """
    if not content:
        raise ValidationError("Plik jest pusty. Sprawdź, czy zapisał się do końca.")
    if len(content) > LARGEST:
        raise ValidationError(too_large())
    claimed = ENDINGS.get(name.rpartition(".")[2].lower())
    found = _type_of(content)
    if found is None and claimed == FileType.CSV and _is_text(content):
        found = FileType.CSV
    if claimed is not None and found is None:
        raise ValidationError(
            f"Nazwa pliku mówi, że to {claimed.label}, ale w środku jest coś innego albo plik jest uszkodzony. Otwórz go "
            "i zapisz ponownie."
        )
    if claimed is None:
        raise ValidationError(f"Takiego pliku nie można dodać. Przyjmujemy {ACCEPTED}.")
    if found != claimed:
        raise ValidationError(
            f"Nazwa pliku mówi, że to {claimed.label}, a w środku jest {found.label}. Zapisz plik ponownie."
        )
    CHECKS.get(found, _fine)(content)
    return found


def too_large() -> str:
    """Say how large a file may be."""
    return f"Plik jest za duży. Może mieć najwyżej {LARGEST // MEGABYTE} MB; zeskanuj go w mniejszej rozdzielczości."


def _type_of(content: bytes) -> FileType | None:
    if content[:5] == b"%PDF-":
        return FileType.PDF
    if content[:8] == b"\x89PNG\r\n\x1a\n":
        return FileType.PNG
    if content[:3] == b"\xff\xd8\xff":
        return FileType.JPEG
    return _office_type(content) if content[:4] == b"PK\x03\x04" else None


def _office_type(content: bytes) -> FileType | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = set(package.namelist())
            if "mimetype" in names and package.getinfo("mimetype").file_size < 200:
                return OPEN_DOCUMENT.get(package.read("mimetype").decode("ascii", "replace").strip())
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return None
    return next((kind for part, kind in OOXML.items() if part in names), None)


def _is_text(content: bytes) -> bool:
    """Lines of characters, in one of the two encodings that spreadsheets here save in."""
    if b"\x00" in content or content.lstrip()[:1] == b"<":
        return False
    for encoding in ("utf-8", "cp1250"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False


def _fine(content: bytes) -> None:
    """Nothing more to look at."""


def _check_pdf(content: bytes) -> None:
    """Refuse a PDF that is broken, locked, or acts by itself."""
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise ValidationError("Ten PDF jest zabezpieczony hasłem. Zapisz go bez hasła i dodaj ponownie.")
        pages = len(reader.pages)
        active = any(ACTIVE & set(node) or node.get("/S") in ACTIVE for node in _dictionaries(reader))
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError, OSError) as error:
        raise ValidationError("Tego PDF-a nie da się otworzyć. Zapisz go lub zeskanuj ponownie.") from error
    if not pages:
        raise ValidationError("Ten PDF nie ma ani jednej strony.")
    if active:
        raise ValidationError(
            "Ten PDF zawiera skrypt albo sam coś uruchamia. Wydrukuj go do nowego PDF-a i dodaj ten nowy."
        )


def _dictionaries(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary that can be reached from the trailer, each once.

    Raises ``ValueError`` when there are too many to be an honest document.
    """
    waiting, seen, count = [reader.trailer], set(), 0
    while waiting:
        node = waiting.pop()
        if isinstance(node, IndirectObject):
            if node.idnum in seen:
                continue
            seen.add(node.idnum)
            node = node.get_object()
        count += 1
        if count > MOST_OBJECTS:
            raise ValueError("too many objects")
        if isinstance(node, DictionaryObject):
            yield node
            waiting.extend(node.raw_get(key) for key in node)
        elif isinstance(node, ArrayObject):
            waiting.extend(list.__iter__(node))


def _check_picture(content: bytes) -> None:
    """Refuse a broken picture, and one that would fill the memory of whoever opens it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=["PNG", "JPEG"]) as picture:
                width, height = picture.size
                picture.verify()
    except Image.DecompressionBombError:
        width = height = MOST_PIXELS
    except (OSError, SyntaxError, ValueError) as error:
        raise ValidationError("Tego obrazu nie da się otworzyć. Zapisz go lub zeskanuj ponownie.") from error
    if width * height > MOST_PIXELS:
        raise ValidationError("Ten obraz ma za dużo punktów. Zeskanuj go w mniejszej rozdzielczości.")


def _check_package(content: bytes) -> None:
    """Refuse a document with macros, with an entity declaration, or one that swells when unpacked."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        members = package.infolist()
        if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > LARGEST_UNPACKED:
            raise ValidationError("Ten plik po rozpakowaniu jest za duży. Zapisz go jako PDF i dodaj PDF.")
        if any("vbaproject" in member.filename.lower() or "Basic/" in member.filename for member in members):
            raise ValidationError("Ten plik zawiera makra. Zapisz go bez makr i dodaj ponownie.")
        if any(_declares_entities(package, member) for member in members):
            raise ValidationError("Tego pliku nie można przyjąć. Zapisz go jako PDF i dodaj PDF.")


def _declares_entities(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Whether an XML part declares entities, which no office programme writes."""
    if not member.filename.endswith((".xml", ".rels", ".rdf")):
        return False
    with package.open(member) as part:
        head = part.read(4096)
    return b"<!ENTITY" in head or b"<!DOCTYPE" in head


CHECKS = {
    FileType.PDF: _check_pdf,
    FileType.JPEG: _check_picture,
    FileType.PNG: _check_picture,
    FileType.DOCX: _check_package,
    FileType.XLSX: _check_package,
    FileType.ODT: _check_package,
    FileType.ODS: _check_package,
}
