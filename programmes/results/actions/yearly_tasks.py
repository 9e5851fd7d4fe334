"""Writing tasks of a plan: by hand, from proposals, their order, what became of them."""

import uuid
from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from cus.centre.models import Post
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from programmes.results.actions.yearly import lock_draft, lock_paper, touch
from programmes.results.models import AnnualPaper, PlanTask
from programmes.results.yearly.kinds import TaskOutcome
from programmes.results.yearly.policies import refusal_of_outcome
from programmes.results.yearly.proposals import proposed
from programmes.results.yearly.scope import scope_of

OUTSIDE = "Plan obejmuje {} rok. Wpisz dzień z tego roku."


@transaction.atomic
def add_task(*, by, paper: AnnualPaper, values: Mapping[str, Any], token: uuid.UUID | None = None) -> PlanTask:
    """Add a task at the end of the plan; the same ``token`` sent again gives the same task.

    Raises:
        Refused: no right, an approved plan, a report, or a day outside the year.
    """
    paper = _lock_plan(by, paper)
    made = PlanTask.objects.filter(token=token).first() if token else None
    if made is not None:
        return made
    task = PlanTask(paper=paper, position=_next(paper), created_by=by, token=token, **values)
    return _saved(paper, task)


@transaction.atomic
def edit_task(*, by, task: PlanTask, values: Mapping[str, Any], seen: int) -> PlanTask:
    """Change a task of a draft; raises as ``add_task``, and ``StaleEdit``."""
    paper = _lock_plan(by, task.paper)
    task = _lock_task(task, seen)
    for name, value in values.items():
        setattr(task, name, value)
    task.version += 1
    return _saved(paper, task)


@transaction.atomic
def remove_task(*, by, task: PlanTask, seen: int) -> None:
    """Remove a task of a draft; what proposed it proposes it again.

    Raises:
        Refused: no right, an approved plan, or the next plan took the task over.
        StaleEdit: somebody changed it since version ``seen``.
    """
    paper = _lock_plan(by, task.paper)
    task = _lock_task(task, seen)
    if task.carried_to.exists():
        raise Refused(Refusal("To zadanie przeniesiono do planu następnego roku, więc zostaje także tutaj."))
    task.delete()
    touch(paper)


@transaction.atomic
def move_task(*, by, task: PlanTask, up: bool) -> None:
    """Put a task one place up or down; at the end of the list nothing changes."""
    paper = _lock_plan(by, task.paper)
    tasks = list(paper.tasks.select_for_update(of=("self",)).order_by("position", "pk"))
    at = next((at for at, one in enumerate(tasks) if one.pk == task.pk), None)
    if at is None:
        raise Refused(Refusal("Tego zadania już nie ma."))
    other = at - 1 if up else at + 1
    if not 0 <= other < len(tasks):
        return
    tasks[at], tasks[other] = tasks[other], tasks[at]
    for position, one in enumerate(tasks, start=1):
        one.position = position
    PlanTask.objects.bulk_update(tasks, ["position"])
    touch(paper)


@transaction.atomic
def take_proposals(*, by, paper: AnnualPaper, keys: Collection[str] | None = None) -> list[PlanTask]:
    """Take proposals into the plan, by their keys or all of them; one that the plan has is not taken again.

    The task is made from what the system knows now, not from what a page showed.

    Raises:
        Refused: no right or an approved plan.
    """
    paper = _lock_plan(by, paper)
    taken = set(paper.tasks.exclude(origin_key="").values_list("origin_key", flat=True))
    posts: dict[str, Post] = {}
    for post in Post.objects.filter(abolished_on__isnull=True).order_by("-pk"):
        posts[post.kind] = post
    made = []
    for one in proposed(scope_of(paper.year, paper.gmina), by):
        if one.key in taken or (keys is not None and one.key not in keys):
            continue
        task = PlanTask(paper=paper, position=_next(paper), created_by=by, origin_key=one.key, **one.values(posts))
        task.save()
        taken.add(one.key)
        made.append(task)
    if made:
        touch(paper)
    return made


@transaction.atomic
def record_outcome(*, by, task: PlanTask, outcome: TaskOutcome, note: str, seen: int) -> PlanTask:
    """Record what became of a task of an approved plan; an empty outcome takes the record back.

    Raises:
        Refused: no right, a plan never approved, or nothing said of a task that was not done.
        StaleEdit: somebody changed the task since version ``seen``.
    """
    paper = lock_paper(task.paper)
    refuse_if(refusal_of_outcome(by, paper))
    task = _lock_task(task, seen)
    if outcome in (TaskOutcome.PARTLY, TaskOutcome.NOT_DONE) and not note.strip():
        raise Refused(Refusal("Napisz, czego nie zrobiono i dlaczego: trafi to do sprawozdania.", field="note"))
    task.outcome = outcome
    task.outcome_note = note.strip() if outcome else ""
    task.outcome_at, task.outcome_by = (timezone.now(), by) if outcome else (None, None)
    task.version += 1
    task.save()
    return task


def _lock_plan(by, paper: AnnualPaper) -> AnnualPaper:
    paper = lock_draft(by, paper)
    if paper.is_report:
        raise Refused(Refusal("Zadania wpisuje się w planie działalności."))
    return paper


def _lock_task(task: PlanTask, seen: int) -> PlanTask:
    locked = PlanTask.objects.select_for_update(of=("self",)).filter(pk=task.pk).first()
    if locked is None:
        raise Refused(Refusal("Tego zadania już nie ma: ktoś je usunął."))
    if seen != locked.version:
        raise StaleEdit(locked)
    return locked


def _next(paper: AnnualPaper) -> int:
    return (paper.tasks.aggregate(last=Max("position"))["last"] or 0) + 1


def _saved(paper: AnnualPaper, task: PlanTask) -> PlanTask:
    for name in ("starts_on", "ends_on"):
        day = getattr(task, name)
        if day is not None and day.year != paper.year:
            raise Refused(Refusal(OUTSIDE.format(paper.year), field=name))
    task.full_clean()
    task.save()
    touch(paper)
    return task
