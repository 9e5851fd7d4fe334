"""What a file is, and whether it may come in."""

import pytest
from django.core.exceptions import ValidationError

from cus.attachments.enums import LARGEST, FileType
from cus.attachments.forms import clean_name
from cus.attachments.sniff import checked_type
from tests.attachments import files

TAKEN = {
    "pismo.pdf": (files.pdf(), FileType.PDF),
    "skan.PNG": (files.picture(), FileType.PNG),
    "skan.jpeg": (files.picture("JPEG"), FileType.JPEG),
    "opinia.docx": (files.docx(), FileType.DOCX),
    "tabela.xlsx": (files.xlsx(), FileType.XLSX),
    "list.odt": (files.odt(), FileType.ODT),
    "dane.csv": ("gmina;liczba\nŁąki;12\n".encode("cp1250"), FileType.CSV),
}
REFUSED = {
    "an empty file": ("a.pdf", b"", "pusty"),
    "one byte too large": ("a.csv", b"a" * (LARGEST + 1), "za duży"),
    "a picture with script": (
        "znak.svg",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        "Przyjmujemy",
    ),
    "a page called a table": ("dane.csv", b" <html><script>1</script></html>", "coś innego"),
    "a picture with script called PNG": ("znak.png", b"<svg><script>1</script></svg>", "coś innego"),
    "a program": ("program.exe", b"MZ\x90\x00", "Przyjmujemy"),
    "a program called PDF": ("umowa.pdf", b"MZ\x90\x00" * 9, "coś innego"),
    "a PDF called a letter": ("umowa.docx", files.pdf(), "w środku jest PDF"),
    "a broken PDF": ("umowa.pdf", b"%PDF-1.7\n" + b"\xff" * 200, "nie da się otworzyć"),
    "a PDF with script": ("umowa.pdf", files.pdf(script=True), "skrypt"),
    "a PDF that starts a program": ("umowa.pdf", files.pdf(launch=True), "uruchamia"),
    "a locked PDF": ("umowa.pdf", files.pdf(locked=True), "hasłem"),
    "a broken picture": ("skan.png", files.picture()[:40], "nie da się otworzyć"),
    "a picture of 2.5 gigapixels": ("skan.png", files.huge_picture(), "za dużo punktów"),
    "a plain archive": ("pliki.zip", files.package(a=b"x"), "Przyjmujemy"),
    "an archive called a letter": ("pismo.docx", files.package(a=b"x"), "coś innego"),
    "a broken archive": ("pismo.docx", files.docx()[:500], "coś innego"),
    "a document that swells": ("pismo.docx", files.swelling(), "rozpakowaniu"),
    "a document with macros": ("pismo.docx", files.with_macros(), "makra"),
    "a document with outside entities": ("pismo.docx", files.with_entities(), "PDF"),
    "a document with macros by its name": ("pismo.docm", files.with_macros(), "Przyjmujemy"),
}


@pytest.mark.parametrize("name", TAKEN)
def test_an_honest_file_is_taken_for_what_it_is(name):
    content, expected = TAKEN[name]

    assert checked_type(name, content) == expected


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_cannot_be_an_honest_one_is_refused_in_words(case):
    name, content, words = REFUSED[case]

    with pytest.raises(ValidationError, match=words):
        checked_type(name, content)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\x\\Pismo nr 3.PDF", "Pismo nr 3.pdf"),
        ("za\x00ka\u202ezana\r\n.pdf", "zakazana.pdf"),
        (".pdf", "plik.pdf"),
        ("a" * 400 + ".pdf", "a" * 120 + ".pdf"),
    ],
)
def test_a_name_loses_folders_and_signs_that_deceive(sent, kept):
    assert clean_name(sent) == kept
