"""What waits at reports of providers: those that came, those whose day in the contract has passed."""

from django.urls import reverse

from cus.accounts.acts import Act
from cus.desk.task import Task
from cus.text.dates import day
from programmes.results.reports.due import Expected, overdue
from programmes.results.reports.telling import waiting_for_review


def report_tasks(user) -> list[Task]:
    """Return what the role of ``user`` does with reports now."""
    tasks = _to_review() if user.may(Act.RESULTS_PREPARE) else []
    return tasks + (_overdue() if user.may(Act.DELIVERY_ENTER) else [])


def _to_review() -> list[Task]:
    return [
        Task(
            f"{report}: sprawdź i przyjmij albo zwróć",
            reverse("results:report_review", args=[report.pk]),
            f"{report.contract}, wpłynęło {day(report.received_on)}",
            "now",
            "do sprawdzenia",
        )
        for report in waiting_for_review()
    ]


def _overdue() -> list[Task]:
    """One line for each contract, the longest awaited first."""
    late: dict[object, list[Expected]] = {}
    for one in overdue():
        late.setdefault(one.contract, []).append(one)
    return [
        Task(
            f"{contract}: brak sprawozdania wykonawcy",
            reverse("results:contract_reports", args=[contract.pk]),
            f"{', '.join(reports[0].providers)}; termin z umowy minął {day(reports[0].due_on)}",
            "stop",
            f"po terminie: {len(reports)}",
        )
        for contract, reports in late.items()
    ]
