"""The thirteen printed rows of the card and the fields behind each; no models here."""

from functools import reduce

from django.db import models
from django.db.models import Case, Q, Value, When

YES_NO = ("works_for_social_employment", "is_local_government_unit", "is_other_administration", "is_ngo")
# Short name of the row and its fields; a row is filled when any of its fields is.
ROWS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("pełna nazwa", ("name",)),
    ("dane kontaktowe", ("address", "phones", "email")),
    ("osoba odpowiedzialna za usługi", ("responsible_person",)),
    ("zatrudnienie socjalne", ("works_for_social_employment",)),
    ("jednostka JST", ("is_local_government_unit",)),
    ("inna administracja", ("is_other_administration",)),
    ("NGO", ("is_ngo",)),
    ("zasoby", ("resources_staff", "resources_infrastructure")),
    ("charakterystyka działalności", ("activity_scope", "activity_kinds", "activity_recipients")),
    ("przynależność organizacyjna", ("affiliation_parent", "affiliation_cooperation", "affiliation_guidelines")),
    ("inne", ("other_information",)),
    ("uzasadnienie roli partnera", ("role_justification",)),
    ("działania partnera", ("actions_taken",)),
)
# Row 13 is filled at later stages, so it is never called missing.
LATER = "actions_taken"
WANTED = len(ROWS) - 1


def filled_rows() -> models.Expression:
    """SQL expression: how many of rows 1–12 of a card are filled."""
    counted = [
        Case(When(_filled(fields), then=Value(1)), default=Value(0), output_field=models.PositiveSmallIntegerField())
        for _, fields in ROWS
        if LATER not in fields
    ]
    return reduce(lambda one, other: one + other, counted)


def _filled(fields: tuple[str, ...]) -> Q:
    return reduce(
        lambda one, other: one | other,
        (Q(**{f"{name}__isnull": False}) if name in YES_NO else ~Q(**{name: ""}) for name in fields),
    )
