"""Finding the object whose history is asked for: what a person may not see does not exist for them."""

import datetime as dt
from dataclasses import dataclass

from django.db import models
from django.http import Http404
from django.utils import timezone

from cus.audit.kept import Kept, kept_by_slug
from cus.audit.naming import Names
from cus.audit.reading import HistoryAct
from cus.desk.history.scope import scope_of
from cus.text.typography import quotable


@dataclass(frozen=True, slots=True)
class Subject:
    """An object with history: how it is called, whether it is still there, and where its own page is."""

    kept: Kept
    pk: int
    title: str
    exists: bool
    page_title: str
    page_url: str
    page_history: tuple[str, int]

    @property
    def quoted(self) -> str:
        """The title as it stands between quotation marks."""
        return quotable(self.title)


def subject_for(user, slug: str, pk: int) -> Subject:
    """Return the object of that kind and number.

    Of a row under another, the one at the top decides who sees it. Of what is gone only those learn
    who read the whole history of such things.

    Raises:
        Http404: there is no such object, or the person may not see it.
    """
    kept = kept_by_slug(slug)
    if kept is None:
        raise Http404
    last = kept.events.objects.filter(pgh_obj_id=pk).order_by("-pgh_id").values().first()
    if last is None:
        raise Http404
    names = Names()
    names.want_row(kept, last)
    names.fetch()
    above = names.ancestors(kept, last)
    top, top_pk = above[-1] if above else (kept, pk)
    page = _page_of(user, top, top_pk)
    title = names.title(kept, last) or f"nr {pk}"
    return Subject(
        kept=kept,
        pk=pk,
        title=title,
        exists=kept.model._base_manager.filter(pk=pk).exists(),
        page_title=names.of(top.model, top_pk) if above else title,
        page_url=page.get_absolute_url() if hasattr(page, "get_absolute_url") else "",
        page_history=(top.slug, top_pk),
    )


def _page_of(user, top: Kept, pk: int) -> models.Model | None:
    """Return the row at the top, or ``None`` for one that is gone or has no page.

    Raises:
        Http404: the person may not see it.
    """
    reads_all = top.domain in scope_of(user).domains
    if top.visible is None:
        if not reads_all:
            raise Http404
        return None
    row = top.visible(user).filter(pk=pk).first()
    if row is None and (not reads_all or top.model._base_manager.filter(pk=pk).exists()):
        raise Http404
    return row


def by_day(acts: list[HistoryAct]) -> list[tuple[dt.date, list[HistoryAct]]]:
    """Group acts, newest first, by their day in Warsaw."""
    days: dict[dt.date, list[HistoryAct]] = {}
    for act in acts:
        days.setdefault(timezone.localdate(act.at), []).append(act)
    return list(days.items())


def quick_ranges(today: dt.date) -> list[tuple[str, dt.date | None]]:
    """Return ranges that people ask for: words and first day."""
    monday = today - dt.timedelta(days=today.weekday())
    return [
        ("dzisiaj", today),
        ("od poniedziałku", monday),
        ("ostatnie 30 dni", today - dt.timedelta(days=30)),
        ("wszystko", None),
    ]
