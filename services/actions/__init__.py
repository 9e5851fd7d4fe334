"""Every write to the catalogue."""

from services.actions.occupations import replace_occupation
from services.actions.services import (
    RESERVED_SLUGS,
    Confirmation,
    Rows,
    change_state,
    change_states,
    confirm_proposals,
    create_draft,
    free_slug,
    save_draft,
    save_sheet,
)

__all__ = [
    "RESERVED_SLUGS",
    "Confirmation",
    "Rows",
    "change_state",
    "change_states",
    "confirm_proposals",
    "create_draft",
    "free_slug",
    "replace_occupation",
    "save_draft",
    "save_sheet",
]
