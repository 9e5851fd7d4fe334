"""What looks like a slip in a text of form 1: told beside the cell, never in the way of saving.

Pure functions of text. Real official papers hold such things on purpose (reasons for help overlap, so their
percentages add up to more than 100), so each sentence says what was seen and when it is right.
"""

import re
from decimal import Decimal

from cus.text.numbers import number

DIGIT = re.compile(r"\d")
FIRST_YEAR, LAST_YEAR = 1900, 2100
PERCENT = re.compile(r"(?<![\w,.-])(\d{1,6}(?:[,.]\d{1,4})?)\s?(?:%|procent(?:a|u)?\b|proc\.)")
YEAR_AFTER = re.compile(r"\b(\d{4,6})\s*(?:r\.|rok(?:u|iem|owi)?\b)")
YEAR_BEFORE = re.compile(r"\b(?:rok(?:u|iem)?|lata(?:ch)?|lat)\s+(\d{4,6})(?:\s*[–-]\s*(\d{4,6}))?\b", re.IGNORECASE)
COUNTED = r"(?:os[oó]b|rodzin|gospodarstw|dzieci|senior|opiekun|miejsc|mieszka|uczni|godzin|us[lł]ug|placów)"
NEGATIVE = re.compile(rf"(?:^|[\s(:;,])[-−](\d[\d \u00a0]*)\s+(?:\w+\s+)?{COUNTED}", re.IGNORECASE)


def told_of_text(text: str) -> list[str]:
    """Return sentences about what looks odd in ``text``; empty when nothing does."""
    if not DIGIT.search(text):
        return []
    return [*_years(text), *_negative(text), *_percentages(text)]


def told_of_fields(fields: dict) -> dict[str, list[str]]:
    """Return sentences by field for those of ``fields`` that hold text; fields without a remark are left out."""
    told = {name: told_of_text(text) for name, text in fields.items() if isinstance(text, str) and text}
    return {name: lines for name, lines in told.items() if lines}


def _years(text: str) -> list[str]:
    found = [match.group(1) for match in YEAR_AFTER.finditer(text)]
    found += [year for match in YEAR_BEFORE.finditer(text) for year in match.groups() if year]
    odd = [year for year in dict.fromkeys(found) if not FIRST_YEAR <= int(year) <= LAST_YEAR]
    return [f"Rok {year}: sprawdź, czy nie ma w nim zbędnej lub przestawionej cyfry." for year in odd]


def _negative(text: str) -> list[str]:
    found = dict.fromkeys(match.group(1).strip() for match in NEGATIVE.finditer(text))
    return [f"Liczba −{value} jest ujemna: ludzi, rodzin ani miejsc nie może być mniej niż zero." for value in found]


def _percentages(text: str) -> list[str]:
    values = [Decimal(match.group(1).replace(",", ".")) for match in PERCENT.finditer(text)]
    over = [value for value in values if value > 100]
    if over:
        return [f"{number(over[0])}% to więcej niż całość. Wzrost może tyle wynieść, część całości – nie."]
    total = sum(values)
    if len(values) > 1 and total > 100:
        overlap = "Tak bywa, gdy powody się nakładają; jeśli są rozłączne, sprawdź je."
        return [f"Udziały w tym polu dają razem {number(total)}%. {overlap}"]
    return []
