"""What an uploaded table really is, told from its content, and whether it may be opened."""

import enum
import io
import zipfile

from cus.tables.cells import TableFault, TableRefused

MEGABYTE = 1024 * 1024
LARGEST = 10 * MEGABYTE
LARGEST_UNPACKED = 100 * MEGABYTE
# An honest sheet full of repeated words shrinks some thirty times.
MOST_TIMES_SMALLER = 100
SMALL_UNPACKED = 5 * MEGABYTE
MOST_MEMBERS = 500
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

TAKEN = "Przyjmujemy tabele CSV, XLSX (Excel) i ODS (LibreOffice)."
LOCKED = "Ten skoroszyt jest zabezpieczony hasłem. Zapisz go bez hasła i wybierz ponownie."
OLD = "To stary format Excela (.xls). Otwórz plik i zapisz go jako „Skoroszyt programu Excel (.xlsx)”."
BROKEN = "Plik jest uszkodzony albo niepełny. Zapisz go ponownie i sprawdź, czy skopiował się do końca."
TOO_LARGE = f"Plik jest za duży. Może mieć najwyżej {LARGEST // MEGABYTE} MB."
SWELLS = "Ten plik po rozpakowaniu byłby za duży. Skopiuj samą tabelę do nowego skoroszytu."


class Found(enum.Enum):
    """The three kinds of table."""

    CSV = "csv"
    XLSX = "xlsx"
    ODS = "ods"


def recognised(content: bytes) -> Found:
    """Say what ``content`` is, whatever its name.

    Raises:
        TableRefused: empty, too large, locked, old, swelling, or no table at all.
    """
    if not content.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise _refused("Plik jest pusty. Sprawdź, czy zapisał się do końca.")
    if len(content) > LARGEST:
        raise _refused(TOO_LARGE)
    if content.startswith(OLE):
        raise _refused(LOCKED if "EncryptedPackage".encode("utf-16-le") in content else OLD)
    if content.startswith(b"PK"):
        return _packed(content)
    if content.startswith(b"%PDF") or content.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"<"):
        raise _refused(f"To nie jest tabela. {TAKEN}")
    return Found.CSV


def _packed(content: bytes) -> Found:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = package.infolist()
            _refuse_swelling(members)
            names = {member.filename for member in members}
            if any(member.flag_bits & 1 for member in members) or "encrypted-package" in names:
                raise _refused(LOCKED)
            if _declares_entities(package, members):
                raise _refused(f"Tego pliku nie można bezpiecznie otworzyć. {TAKEN}")
            if "mimetype" in names and b"opendocument.spreadsheet" in package.read("mimetype"):
                if b"encryption-data" in package.read("META-INF/manifest.xml"):
                    raise _refused(LOCKED)
                return Found.ODS
    except TableRefused:
        raise
    # A broken archive fails in many ways: bad numbers, bad names, unknown methods, text that ends.
    except Exception as error:
        raise _refused(BROKEN) from error
    if any("vbaproject" in name.lower() for name in names):
        raise _refused("Ten skoroszyt zawiera makra. Zapisz go bez makr, jako zwykły plik .xlsx.")
    if "xl/workbook.bin" in names:
        raise _refused("To skoroszyt binarny (.xlsb). Zapisz go jako zwykły plik .xlsx.")
    if "xl/workbook.xml" in names:
        return Found.XLSX
    raise _refused(f"To nie jest tabela. {TAKEN}")


def _refuse_swelling(members: list[zipfile.ZipInfo]) -> None:
    """Trust the sizes that the archive states: reading a member never gives more than its stated size."""
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members) or 1
    swells = unpacked > SMALL_UNPACKED and unpacked > packed * MOST_TIMES_SMALLER
    if len(members) > MOST_MEMBERS or unpacked > LARGEST_UNPACKED or swells:
        raise _refused(SWELLS)


def _declares_entities(package: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> bool:
    """Whether an XML part opens with a document type, which no office programme writes.

    Said early for a clear message; the parsers refuse entities wherever they stand.
    """
    for member in members:
        if member.filename.endswith((".xml", ".rels")):
            with package.open(member) as part:
                head = part.read(4096)
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                return True
    return False


def _refused(message: str) -> TableRefused:
    return TableRefused(TableFault(message))
