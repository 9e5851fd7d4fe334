"""What waits for a person about programmes that are over: the information on their implementation (art. 6)."""

from django.urls import reverse
from django.utils import timezone

from cus.accounts.acts import Act
from cus.desk.task import Task
from cus.text.dates import day
from programmes.results.implementation.due import Waiting, waiting_on


def information_tasks(user) -> list[Task]:
    """Return a task for each programme whose information is not in both bulletins yet, the earliest due first.

    It stands there from the end of the programme; 30 days before the due date it warns, 7 days before it stops.
    """
    today = timezone.localdate()
    return [_task(user, one, today) for one in waiting_on(today)]


def _task(user, one: Waiting, today) -> Task:
    kind, word = one.term.word(today)
    due = f"w obu BIP do {day(one.term.due)} r. (art. 6)"
    if one.information is None:
        step = "zacznij informację"
    elif one.information.is_open:
        step = "do zatwierdzenia" if user.may(Act.RESULTS_APPROVE) else "dokończ i daj dyrektorowi"
    else:
        step = "odnotuj publikację w BIP"
    url = reverse("results:information", args=[one.programme.pk])
    return Task(f"Informacja z realizacji „{one.version}”", url, f"{step}; {due}", kind, word)
