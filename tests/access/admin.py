"""The part of the table that is the administrator's panel: nobody else enters."""

from tests.access.rows import Row, form, only

# model → (attribute of the world, may rows be added and changed)
MODELS = {
    "accounts_user": ("person", True),
    "centre_gmina": ("served_gmina.gmina", False),
    "services_service": ("service", True),
    "services_servicearea": ("area", False),
    "services_qualityfactor": ("factor", False),
    "services_occupationedition": ("edition", False),
    "services_occupation": ("occupation", False),
    "results_complainttopic": ("complaint.topic", True),
}
CLOSED = only("", 200)


# Read only in its form, and written by pages of its own, whose history is kept.
WRITTEN_ELSEWHERE = {"services_occupationedition"}


def _rows(model: str, row: str, *, writable: bool) -> list[Row]:
    write, faulty = (only("A"), only("A")) if writable else (CLOSED, CLOSED)
    pk, told = f"{row}.pk", 302 if writable or model in WRITTEN_ELSEWHERE else 404
    return [
        form(f"admin:{model}_changelist", get=only("A"), post=only("A")),
        form(f"admin:{model}_add", get=write, post=faulty),
        form(f"admin:{model}_change", pk, get=only("A"), post=faulty),
        # The panel leads to the application's own page of history; registers that nobody writes have none.
        form(f"admin:{model}_history", pk, get=only("A", told), post=only("A", told)),
        # Nothing is deleted in the panel, by the administrator neither.
        form(f"admin:{model}_delete", pk, get=CLOSED, post=CLOSED),
    ]


EDITIONS = [
    form("admin:services_occupationedition_import", get=only("A"), post=only("A", 422)),
    form("admin:services_occupationedition_import_confirm", get=only("A", 405), post=only("A", 302)),
    form("admin:services_occupationedition_example", get=only("A"), post=only("A", 405)),
    form("admin:services_occupationedition_to_check", get=only("A"), post=only("A", 405)),
    form("admin:services_occupationedition_compare", "edition.pk", get=only("A"), post=only("A", 405)),
    form("admin:services_occupationedition_compare_export", "edition.pk", get=only("A"), post=only("A", 405)),
    form("admin:services_occupationedition_switch", "edition.pk", get=only("A"), post=only("A", 422)),
    form("admin:services_occupationedition_withdraw", "edition.pk", get=only("A", 405), post=only("A", 409)),
]
ADMIN = [
    form("admin:index", get=only("A"), post=only("A")),
    form("admin:app_list", "=services", get=only("A", 302), post=only("A", 302)),
    *(row for model, (name, writable) in MODELS.items() for row in _rows(model, name, writable=writable)),
    form("admin:accounts_user_second_factor", "person.pk", get=only("A", 302), post=only("A", 302)),
    form("admin:services_occupation_replace", "occupation.pk", get=only("A"), post=only("A", 422)),
    form("admin:services_service_by_occupation", get=only("A"), post=only("A", 405)),
    form("admin:services_service_preview", get=only("A", 405), post=only("A")),
    *EDITIONS,
    # Doors of the framework that lead to the application's own pages.
    form("admin:login", get=only("WODAR", 302), post=only("WODAR", 302)),
    form("admin:logout", get=only("A", 302), post=only("A", 302)),
    form("admin:password_change", get=only("A", 302), post=only("A", 302)),
    form("admin:password_change_done", get=only("A"), post=only("A", 405)),
    form("admin:autocomplete", get=CLOSED, post=only("A", 405)),
    form("admin:jsi18n", get=only("A"), post=only("A", 405)),
    form("admin:view_on_site", "=0", "=0", get=only("A", 404), post=only("A", 404)),
]
