"""What the Local Data Bank says with names: of files, of census bases, of indicators."""

import re
from dataclasses import dataclass
from datetime import date

from diagnosis.figures.ages import age_of
from diagnosis.figures.enums import CensusBase, Sex
from diagnosis.figures.found import FoundIndicator

FILE_NAME = re.compile(r"^(?P<category>[A-Z]{3,5})_(?P<subgroup>\d{2,5})_(?P<kind>[A-Z]{4})_(?P<stamp>\d{8})\d{0,6}")
# Subgroups whose topic no cell of the file names.
TOPICS = {"2137": "Ludność wg grup wieku i płci"}
TOTALS = {"ogółem", "razem", "-"}
SEXES = {"mężczyźni": Sex.MEN, "kobiety": Sex.WOMEN, "mężczyzna": Sex.MEN, "kobieta": Sex.WOMEN, "chłopcy": Sex.MEN,
         "dziewczęta": Sex.WOMEN}  # fmt: skip
# Words of rates, shares and means: such numbers are never added.
RATES = re.compile(
    r"\bna (1|10|100|1000|10 tys|1 tys)|odsetek|udział|wskaźnik|współczynnik|stopa|średni|przeciętn|mediana|gęstość|zmiana"
    r"|\bna 1 ?km|procent|%|‰",
    re.IGNORECASE,
)
OF_PEOPLE = re.compile(r"ludno|mieszka|\bna (10|100|1000|10 tys|1 tys|1 ?km)", re.IGNORECASE)
# The recalculated figures of 2020 and 2021 came in the course of this year.
TURN = 2022
POPULATION = "bdl:2137||osoba"


@dataclass(frozen=True, slots=True)
class FileName:
    """What the name of an exported file says."""

    category: str = ""
    subgroup: str = ""
    exported_on: date | None = None


def file_name(name: str) -> FileName:
    """Understand ``LUDN_2137_CREL_20250113221303.csv``; empty when the file was named otherwise."""
    found = FILE_NAME.match(name)
    if not found:
        return FileName()
    stamp = found["stamp"]
    try:
        day = date(int(stamp[:4]), int(stamp[4:6]), int(stamp[6:8]))
    except ValueError:
        day = None
    return FileName(found["category"], found["subgroup"], day)


def rests_on_census(category: str, name: str, unit: str) -> bool:
    """Whether a value is counted from the balance of population: people by age, density, rates per inhabitants."""
    if OF_PEOPLE.search(name):
        return True
    return category == "LUDN" and unit != "-"


def base_of(year: int, exported_on: date | None, chosen: str) -> str | None:
    """Return the census base of a value, or ``None`` when it cannot be told and must be chosen.

    GUS: until 2009 the census of 2002, from 2010 that of 2011, from 2020 that of 2021; an export made before the
    recalculation has 2020 and 2021 on the census of 2011. ``chosen`` decides about those years.
    """
    if year < 2010:
        return CensusBase.NSP_2002
    if year < 2020:
        return CensusBase.NSP_2011
    if chosen:
        return chosen
    if exported_on is None or exported_on.year == TURN:
        return None
    return CensusBase.NSP_2011 if exported_on.year < TURN else CensusBase.NSP_2021


def sorted_out(labels: list[tuple[str, str]]) -> tuple[list[str], str, str]:
    """Part labels of dimensions into words of the indicator, sex and age.

    ``labels``: name of the dimension (may be empty) with its label. Totals say nothing and are left out.
    """
    words, sex, age = [], "", ""
    for dimension, label in labels:
        plain = " ".join(label.split())
        low = plain.lower()
        if low in TOTALS or not low:
            continue
        of_age, of_sex = dimension.lower().startswith("wiek"), dimension.lower().startswith("płeć")
        if low in SEXES and not sex and (of_sex or not dimension):
            sex = str(SEXES[low])
        elif (group := age_of(plain)) is not None and not age and (of_age or not dimension):
            age = group
        else:
            words.append(plain)
    return words, sex, age


def indicator_of(subgroup: str, title: str, words: list[str], unit: str) -> FoundIndicator:
    """Return the indicator that the words of a column or a row name."""
    topic = title or TOPICS.get(subgroup, "")
    name = ", ".join(words) or topic or f"Podgrupa {subgroup} Banku Danych Lokalnych"
    if words and topic and len(name) < 60:
        name = f"{topic}: {name}"
    key = f"bdl:{subgroup}|{'|'.join(word.lower() for word in words)}|{unit.lower()}"
    is_count = not RATES.search(f"{name} {unit}")
    return FoundIndicator(key[:400], name[:300], unit[:60], is_count, key == POPULATION)
