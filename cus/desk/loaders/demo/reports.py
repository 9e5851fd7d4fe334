"""Reports of providers in the demo: of 2025 accepted, of 2026 accepted, received, returned; others did not come."""

import datetime as dt

from cus.accounts.enums import Role
from cus.desk.loaders.demo.accounts import demo_person
from programmes.models import Programme, ServiceContract
from programmes.results.actions.report_review import accept_report, return_report
from programmes.results.actions.reports import fill_report, open_report


def report(programme: Programme, rows: list[dict]) -> None:
    """Write the reports of the file: each tells how many different people came within its year."""
    for row in rows:
        _report(programme, row)


def _report(programme: Programme, row: dict) -> None:
    worker, organiser = demo_person(Role.WORKER), demo_person(Role.ORGANISER)
    contract = ServiceContract.objects.get(programme=programme, items__service__slug=row["service"])
    starts_on = dt.date.fromisoformat(row["starts_on"])
    opened = open_report(by=worker, contract=contract, is_final=False, starts_on=starts_on)
    people = {line.pk: {"people": row["people"][line.service.slug]} for line in opened.rows.select_related("service")}
    filled = fill_report(
        by=worker,
        report=opened,
        seen=opened.version,
        texts=row["texts"],
        rows=people,
        send=True,
        received_on=dt.date.fromisoformat(row["received_on"]),
    )
    if row["state"] == "accepted":
        accept_report(by=organiser, report=filled, seen=filled.version)
    if row["state"] == "returned":
        remark = "Liczba osób w pomocy domowej jest dziesięć razy większa niż w planie. Prosimy o sprawdzenie."
        return_report(by=organiser, report=filled, seen=filled.version, remarks={}, general=remark)
