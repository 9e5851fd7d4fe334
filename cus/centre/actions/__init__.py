"""Every write to the centre's profile."""

from cus.centre.actions.profile import save_profile
from cus.centre.actions.rows import (
    confirm_condition,
    remove_check,
    remove_row,
    save_gmina,
    save_row,
    save_unit,
    set_training_hours,
)

__all__ = [
    "confirm_condition",
    "remove_check",
    "remove_row",
    "save_gmina",
    "save_profile",
    "save_row",
    "save_unit",
    "set_training_hours",
]
