"""Every write to the catalogue."""

from services.actions.editions import (
    EditionDetails,
    import_edition,
    refusal_to_withdraw,
    switch_edition,
    withdraw_switch,
)
from services.actions.imports import (
    Imported,
    ImportRefused,
    accept_import,
    drop_old_imports,
    import_services,
    keep_import,
)
from services.actions.occupations import replace_occupation
from services.actions.prints import drop_old_prints, fill_print, order_print
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
from services.actions.standards import (
    approve_standard,
    recall_standard,
    return_standard,
    revoke_standard,
    save_standard,
    start_standard,
    submit_standard,
)

__all__ = [
    "RESERVED_SLUGS",
    "Confirmation",
    "EditionDetails",
    "ImportRefused",
    "Imported",
    "Rows",
    "accept_import",
    "approve_standard",
    "change_state",
    "change_states",
    "confirm_proposals",
    "create_draft",
    "drop_old_imports",
    "drop_old_prints",
    "fill_print",
    "free_slug",
    "import_edition",
    "import_services",
    "keep_import",
    "order_print",
    "recall_standard",
    "refusal_to_withdraw",
    "replace_occupation",
    "return_standard",
    "revoke_standard",
    "save_draft",
    "save_sheet",
    "save_standard",
    "start_standard",
    "submit_standard",
    "switch_edition",
    "withdraw_switch",
]
