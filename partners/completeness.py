"""How complete a card is: the thirteen printed rows, and who may sign."""

from dataclasses import dataclass

from partners.models import Partner

# Row 13 is filled at later stages, so it is counted but never called missing.
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
LATER = "actions_taken"


@dataclass(frozen=True, slots=True)
class RowState:
    """One printed row: its short name, the first field (to link to), whether it is filled."""

    label: str
    field: str
    filled: bool

    @property
    def is_later(self) -> bool:
        """Filled only at later stages."""
        return self.field == LATER


def completeness(partner: Partner) -> list[RowState]:
    """Return the thirteen rows with their states; a row counts as filled when any of its fields is."""
    return [
        RowState(label, fields[0], any(getattr(partner, name) not in ("", None) for name in fields))
        for label, fields in ROWS
    ]
