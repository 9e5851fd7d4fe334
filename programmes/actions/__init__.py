"""Every write to programmes, one concern a file."""

from programmes.actions.basis import accept_change
from programmes.actions.build import add_items, create_programme, pick_needs, remove_item, save_item, save_sections
from programmes.actions.decide import (
    adopt,
    approve,
    publish,
    recall,
    return_with_comment,
    revoke,
    send_to_mayor,
    submit,
)

__all__ = [
    "accept_change",
    "add_items",
    "adopt",
    "approve",
    "create_programme",
    "pick_needs",
    "publish",
    "recall",
    "remove_item",
    "return_with_comment",
    "revoke",
    "save_item",
    "save_sections",
    "send_to_mayor",
    "submit",
]
