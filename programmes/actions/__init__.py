"""Every write to programmes, one concern a file."""

from programmes.actions.arranging import copy_items, move_item, remove_package, save_package
from programmes.actions.basis import accept_change
from programmes.actions.build import add_items, create_programme, pick_needs, remove_item, save_item, save_sections
from programmes.actions.consultation import (
    add_programme_remark,
    answer_programme_remark,
    arrange_consultation,
    close_programme_consultation,
    delete_programme_remark,
    edit_programme_remark,
    reopen_programme_consultation,
)
from programmes.actions.contract import (
    add_annex,
    create_contract,
    end_contract,
    remove_draft_contract,
    save_contract,
    sign_contract,
)
from programmes.actions.council import (
    adopt,
    adopt_amended,
    adopt_next,
    amend,
    change,
    mayor_return,
    reject,
    undo_rejection,
    withdraw,
)
from programmes.actions.decide import (
    approve,
    recall,
    return_with_comment,
    revoke,
    send_to_mayor,
    submit,
)
from programmes.actions.opinion import record_opinion
from programmes.actions.papers import save_paper, start_paper
from programmes.actions.resolutions import (
    annul,
    correct_resolution,
    publish,
    record_bip,
    repeal,
    send_to_voivode,
)
from programmes.actions.sourcing import decide_sourcing
from programmes.actions.terms import (
    add_fee_rule,
    add_income_criterion,
    remove_fee_rule,
    remove_income_criterion,
    save_fee_rule,
)
from programmes.actions.told import read_notice

__all__ = [
    "accept_change",
    "add_annex",
    "add_fee_rule",
    "add_income_criterion",
    "add_items",
    "add_programme_remark",
    "adopt",
    "adopt_amended",
    "adopt_next",
    "amend",
    "annul",
    "answer_programme_remark",
    "approve",
    "arrange_consultation",
    "change",
    "close_programme_consultation",
    "copy_items",
    "correct_resolution",
    "create_contract",
    "create_programme",
    "decide_sourcing",
    "delete_programme_remark",
    "edit_programme_remark",
    "end_contract",
    "mayor_return",
    "move_item",
    "pick_needs",
    "publish",
    "read_notice",
    "recall",
    "record_bip",
    "record_opinion",
    "reject",
    "remove_draft_contract",
    "remove_fee_rule",
    "remove_income_criterion",
    "remove_item",
    "remove_package",
    "reopen_programme_consultation",
    "repeal",
    "return_with_comment",
    "revoke",
    "save_contract",
    "save_fee_rule",
    "save_item",
    "save_package",
    "save_paper",
    "save_sections",
    "send_to_mayor",
    "send_to_voivode",
    "sign_contract",
    "start_paper",
    "submit",
    "undo_rejection",
    "withdraw",
]
