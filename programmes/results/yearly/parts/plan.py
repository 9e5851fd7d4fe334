"""How the plan of the year was carried out, and the tasks of the next."""

from collections import Counter

from django.db.models import Q
from django.urls import reverse

from cus.text.dates import period
from cus.text.numbers import money
from programmes.results.models import AnnualPaper, PlanTask
from programmes.results.yearly.kinds import PaperKind, PaperState, TaskOutcome
from programmes.results.yearly.scope import Scope
from programmes.results.yearly.told import Number, Sheet, SheetRow, Told, columns


def plan_of(scope: Scope) -> AnnualPaper | None:
    """Return the plan of the year for the gmina, if somebody began it."""
    return AnnualPaper.objects.filter(kind=PaperKind.PLAN, year=scope.year, gmina=scope.gmina).first()


def tasks_of(plan: AnnualPaper) -> list[PlanTask]:
    """Tasks in their order, with their posts."""
    return list(plan.tasks.select_related("post").order_by("position", "pk"))


def fulfilment(scope: Scope) -> Told:
    """Tasks of the plan with what became of each."""
    plan = plan_of(scope)
    if plan is None:
        return Told(missing=(f"W aplikacji nie ma planu działalności na {scope.year} rok.",))
    tasks = tasks_of(plan)
    counted = Counter(task.outcome for task in tasks)
    at = plan.get_absolute_url()
    numbers = [Number(label="Zadania w planie", text=str(len(tasks)), source=plan.title, url=at)]
    numbers += [
        Number(label=f"w tym {outcome.label}", text=str(counted[outcome.value]), source=plan.title, url=at)
        for outcome in TaskOutcome
        if counted[outcome.value] or outcome == TaskOutcome.DONE
    ]
    sheet = Sheet(
        title=f"Wykonanie planu działalności na {scope.year} rok",
        columns=columns("Zadanie:35", "Kto:20", "Wykonanie:15", "Co zrobiono albo dlaczego nie:30"),
        rows=tuple(
            SheetRow(
                cells=(task.task, str(task.post or "–"), TaskOutcome(task.outcome).label, task.outcome_note or "–"),
                url=reverse("results:annual", args=[plan.pk]),
            )
            for task in tasks
        ),
        source=f"{plan.title}, {plan.state_word}",
        url=at,
    )
    missing = () if plan.state == PaperState.APPROVED else (f"{plan.title} nie został zatwierdzony.",)
    return Told(numbers=tuple(numbers), sheets=(sheet,), missing=missing)


def tasks(scope: Scope) -> Told:
    """Tasks of the next year's plan."""
    following = scope.after()
    plan = plan_of(following)
    if plan is None:
        return Told(missing=(f"Nie założono jeszcze planu działalności na {following.year} rok.",))
    found = tasks_of(plan)
    sheet = Sheet(
        title=plan.title,
        columns=columns("Zadanie:40", "Kto:20", "Kiedy:20", "Pieniądze#:20"),
        rows=tuple(
            SheetRow(
                cells=(
                    task.task,
                    str(task.post or "–"),
                    period(task.starts_on, task.ends_on) or "–",
                    "–" if task.money is None else money(task.money),
                )
            )
            for task in found
        ),
        source=f"{plan.title}, {plan.state_word}",
        url=plan.get_absolute_url(),
    )
    missing = () if found else (f"{plan.title}: nie wpisano jeszcze zadań.",)
    return Told(sheets=(sheet,), missing=missing)


def left_over(scope: Scope) -> list[PlanTask]:
    """Tasks of the year's plan that were not done, not wholly, or of which nothing is known."""
    plan = plan_of(scope)
    if plan is None:
        return []
    return list(plan.tasks.filter(~Q(outcome=TaskOutcome.DONE)).select_related("post").order_by("position", "pk"))
