"""Kinds of files and what they may be."""

from django.db import models

MEGABYTE = 1024 * 1024
LARGEST = 10 * MEGABYTE


class FileType(models.TextChoices):
    """What may be added; anything else is refused. The value is the media type that it is served as."""

    PDF = "application/pdf", "PDF"
    JPEG = "image/jpeg", "JPEG"
    PNG = "image/png", "PNG"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCX"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"
    ODT = "application/vnd.oasis.opendocument.text", "ODT"
    ODS = "application/vnd.oasis.opendocument.spreadsheet", "ODS"
    CSV = "text/csv", "CSV"


# Endings of names; the content decides, the ending must only agree with it.
ENDINGS = {
    "pdf": FileType.PDF,
    "jpg": FileType.JPEG,
    "jpeg": FileType.JPEG,
    "png": FileType.PNG,
    "docx": FileType.DOCX,
    "xlsx": FileType.XLSX,
    "odt": FileType.ODT,
    "ods": FileType.ODS,
    "csv": FileType.CSV,
}
ACCEPTED = "PDF, JPEG, PNG, DOCX, XLSX, ODT, ODS albo CSV"
