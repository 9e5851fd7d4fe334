"""Terms of services: fee rules, the calculator, income criteria."""

from tests.access.rows import STAFF, button, everybody, form, only, page

TERMS = [
    page("programmes:criteria", get=everybody()),
    form("programmes:criterion_add", get=only("OD"), post=only("OD", 422)),
    button("programmes:criterion_remove", "income_criterion.pk", post=only("OD", 302)),
    page("programmes:calculator", "programme_draft.pk", get=only(STAFF, others=404)),
    page("programmes:calculator", "programme_in_force.pk", get=everybody()),
    page("programmes:item_calculator", "programme_draft.pk", "programme_draft.item.pk", get=only(STAFF, others=404)),
    page("programmes:item_calculator", "programme_in_force.pk", "programme_in_force.item.pk", get=everybody()),
    button(
        "programmes:fee_rule_add",
        "programme_draft.pk",
        "programme_draft.item.pk",
        post=only(STAFF, 302, unseen="AR"),
    ),
    form(
        "programmes:fee_rule",
        "programme_draft.pk",
        "programme_draft.item.pk",
        "programme_draft.rule.pk",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 422, unseen="AR"),
    ),
    button(
        "programmes:fee_rule_remove",
        "programme_draft.pk",
        "programme_draft.item.pk",
        "programme_draft.rule.pk",
        post=only(STAFF, 302, unseen="AR"),
    ),
]
