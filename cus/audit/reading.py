"""Reading history: who did what and when, from what to what, in Polish.

An *act* is one transaction: what a person saved with one press of a button. It has *lines*, one for
each row that it touched. Acts are read newest first, a page at a time, in a number of queries that does
not depend on how many there are. The events of every tracked model (``pghistory``) are read together in
SQL; their values come as JSON.
"""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection
from django.urls import Resolver404, resolve, reverse

from cus.audit.kept import Domain, Kept, all_kept, kept_of, page_label
from cus.audit.naming import Names
from cus.audit.wording import FieldChange, change_of, said, text_of
from cus.text.typography import quotable

ADDED, CHANGED, DELETED = "added", "changed", "deleted"
KINDS = {ADDED: "dodano", CHANGED: "zmieniono", DELETED: "usunięto"}
RESTORED = "przywrócono"
COLOURS = {ADDED: "done", CHANGED: "now", DELETED: "stop"}
MOST_LINES = 40
AT_ONCE = 8
NOBODY = "aplikacja"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a person may read: whole domains, and what they did themselves."""

    domains: frozenset[Domain]
    own: int | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; an empty field is no limit. ``subject`` is a kind and the id of its row."""

    scope: Scope
    person: int | None = None
    since: dt.datetime | None = None
    before: dt.datetime | None = None
    kind: str = ""
    kept: Kept | None = None
    subject: tuple[Kept, int] | None = None


@dataclass(slots=True)
class Line:
    """One row that an act touched: how it is called, where it belongs, what happened to it.

    ``under`` are rows below it to which the same happened at once: an item deleted with its conditions.
    """

    kept: Kept
    event_id: int
    object_id: int
    kind: str
    word: str
    title: str
    above: list[tuple[str, str]]
    changes: list[FieldChange]
    url: str
    restorable: bool = False
    is_back: bool = False
    place: tuple[Any, ...] = ()
    under: list["Line"] = field(default_factory=list)

    @property
    def colour(self) -> str:
        """Kind of colour that goes with the word."""
        return COLOURS[self.kind]


@dataclass(slots=True)
class HistoryAct:
    """What one person saved at once."""

    at: dt.datetime
    who: str
    page: str
    lines: list[Line] = field(default_factory=list)
    more: int = 0

    @property
    def first(self) -> list[Line]:
        """Lines shown at once."""
        return self.lines[:AT_ONCE]

    @property
    def rest(self) -> list[Line]:
        """Lines shown on request."""
        return self.lines[AT_ONCE:]

    @property
    def rest_count(self) -> int:
        """How many rows are not shown at once."""
        return len(self.rest) + self.more


@dataclass(frozen=True, slots=True)
class Read:
    """One page of acts."""

    acts: list[HistoryAct]
    has_older: bool


@dataclass(slots=True)
class _Event:
    kept: Kept
    event_id: int
    object_id: int
    label: str
    at: dt.datetime
    context_id: Any
    context: dict[str, Any]
    now: dict[str, Any]
    was: dict[str, Any]
    of_act: int


def read(wanted: Wanted, *, page: int, size: int) -> Read:
    """Return page ``page`` (from 1) of ``size`` acts, newest first."""
    arms = _Arms(wanted)
    if not arms.sql:
        return Read([], has_older=False)
    keys = _act_keys(arms, page=page, size=size)
    events = _events(arms, [at for at, _ in keys[:size]])
    acts = _acts(keys[:size], events, wanted.subject)
    return Read([act for act in acts if act.lines], has_older=len(keys) > size)


class _Arms:
    """One SELECT of events for each model that may hold something wanted, joined by UNION ALL."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.kept: list[Kept] = []
        self.parameters: list[Any] = []
        selects = []
        for kept in all_kept():
            conditions = self._conditions(kept)
            if conditions is None:
                continue
            at = len(self.kept)
            self.kept.append(kept)
            where = " AND ".join(conditions) or "true"
            selects.append(
                f"SELECT {at} AS k, pgh_id, pgh_created_at AS at, pgh_context_id AS context_id"  # noqa: S608
                f" FROM {_quote(kept.table)} e WHERE {where}"
            )
        self.sql = " UNION ALL ".join(selects)

    def _conditions(self, kept: Kept) -> list[str] | None:
        """Return the conditions on one model's events, or ``None`` when it has nothing wanted."""
        wanted, found, values = self.wanted, [], []
        if kept.domain not in wanted.scope.domains:
            if wanted.scope.own is None:
                return None
            found.append("pgh_context->>'user' = %s")
            values.append(str(wanted.scope.own))
        if wanted.kept is not None and kept is not wanted.kept and wanted.kept not in _above(kept):
            return None
        if wanted.subject is not None:
            condition = _belongs(kept, wanted.subject[0])
            if condition is None:
                return None
            found.append(condition)
            values.append(wanted.subject[1])
        for condition, value in (
            ("pgh_context->>'user' = %s", None if wanted.person is None else str(wanted.person)),
            ("pgh_created_at >= %s", wanted.since),
            ("pgh_created_at < %s", wanted.before),
            ("pgh_label = %s", wanted.kind or None),
        ):
            if value is not None:
                found.append(condition)
                values.append(value)
        self.parameters += values
        return found


def _quote(name: str) -> str:
    return connection.ops.quote_name(name)


def _above(kept: Kept) -> list[Kept]:
    found: list[Kept] = []
    while kept.parent and (above := kept_of(kept.model._meta.get_field(kept.parent).related_model)) is not None:
        if above in found or above is kept:
            break
        found.append(above)
        kept = above
    return found


def _belongs(kept: Kept, root: Kept) -> str | None:
    """Return the SQL condition that an event is of a row of ``root``, or of a row under it, at any time."""
    if kept is root:
        return "pgh_obj_id = %s"
    if not kept.parent:
        return None
    one = kept.model._meta.get_field(kept.parent)
    above = kept_of(one.related_model)
    if above is None or above is kept:
        return None
    if above is root:
        return f"{_quote(one.column)} = %s"
    inner = _belongs(above, root)
    if inner is None:
        return None
    return f"{_quote(one.column)} IN (SELECT pgh_obj_id FROM {_quote(above.table)} WHERE {inner})"  # noqa: S608


def _act_keys(arms: _Arms, *, page: int, size: int) -> list[tuple[dt.datetime, Any]]:
    """Return the keys of a page of acts and of one more, which says that there are older ones."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT at, context_id FROM ({arms.sql}) AS found GROUP BY at, context_id"  # noqa: S608
            " ORDER BY at DESC, context_id LIMIT %s OFFSET %s",
            [*arms.parameters, size + 1, (page - 1) * size],
        )
        return cursor.fetchall()


def _events(arms: _Arms, times: Sequence[dt.datetime]) -> list[_Event]:
    """Return the events of the acts at ``times``, each with the values before and after it."""
    if not times:
        return []
    now, was = [], []
    for at, kept in enumerate(arms.kept):
        table = _quote(kept.table)
        now.append(f"WHEN {at} THEN (SELECT to_jsonb(e)::text FROM {table} e WHERE e.pgh_id = f.pgh_id)")  # noqa: S608
        was.append(
            f"WHEN {at} THEN (SELECT to_jsonb(p)::text FROM {table} e JOIN {table} p ON p.pgh_obj_id = e.pgh_obj_id"  # noqa: S608
            " AND p.pgh_id < e.pgh_id WHERE e.pgh_id = f.pgh_id ORDER BY p.pgh_id DESC LIMIT 1)"
        )
    statement = (
        f"SELECT k, CASE k {' '.join(now)} END, CASE k {' '.join(was)} END, of_act FROM ("  # noqa: S608
        "SELECT *, row_number() OVER act AS place, count(*) OVER (PARTITION BY at, context_id) AS of_act"
        f" FROM ({arms.sql}) AS found WHERE at = ANY(%s)"
        " WINDOW act AS (PARTITION BY at, context_id ORDER BY k, pgh_id)) AS f"
        " WHERE place <= %s ORDER BY at DESC, context_id, place"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*arms.parameters, list(times), MOST_LINES])
        return [_event(arms.kept[k], now, was, of_act) for k, now, was, of_act in cursor.fetchall()]


def _event(kept: Kept, now: str, was: str | None, of_act: int) -> _Event:
    values = json.loads(now, parse_float=Decimal)
    return _Event(
        kept=kept,
        event_id=values["pgh_id"],
        object_id=values["pgh_obj_id"],
        label=values["pgh_label"],
        at=dt.datetime.fromisoformat(values["pgh_created_at"]),
        context_id=values["pgh_context_id"],
        context=values["pgh_context"] or {},
        now=values,
        was=json.loads(was, parse_float=Decimal) if was else {},
        of_act=of_act,
    )


def _acts(
    keys: Sequence[tuple[dt.datetime, Any]], events: list[_Event], about: tuple[Kept, int] | None
) -> list[HistoryAct]:
    """Put events together into acts, with everything in words."""
    names = _names(events)
    people = get_user_model()
    acts: dict[tuple[dt.datetime, str], HistoryAct] = {}
    for at, context_id in keys:
        acts[at, str(context_id)] = HistoryAct(at, NOBODY, "")
    for event in events:
        act = acts.get((event.at, str(event.context_id)))
        if act is None:
            continue
        user = event.context.get("user")
        act.who = names.of(people, user) if user is not None else NOBODY
        act.page = _page(event.context.get("url") or "")
        act.more = max(0, event.of_act - MOST_LINES)
        line = _line(event, names, about)
        if line is not None:
            act.lines.append(line)
    for act in acts.values():
        act.lines = _folded(act.lines)
    _mark_back([line for act in acts.values() for line in act.lines if line.restorable])
    return list(acts.values())


def _mark_back(deleted: list[Line]) -> None:
    """Note which deleted rows are there again: nobody is offered to bring back what has come back."""
    by_model: dict[Any, list[Line]] = {}
    for line in deleted:
        by_model.setdefault(line.kept.model, []).append(line)
    for model, lines in by_model.items():
        there = set(model._base_manager.filter(pk__in=[line.object_id for line in lines]).values_list("pk", flat=True))
        for line in lines:
            line.is_back = line.object_id in there


def _folded(lines: list[Line]) -> list[Line]:
    """Put rows that came or went together with the row above them under that row."""
    at = {(line.kept.model, line.object_id, line.kind): line for line in lines if line.kind != CHANGED}
    top = []
    for line in lines:
        owner = at.get((*line.place, line.kind)) if line.place else None
        if owner is None or owner is line:
            top.append(line)
        else:
            owner.under.append(line)
    return top


def _names(events: list[_Event]) -> Names:
    names = Names()
    for event in events:
        names.want(get_user_model(), event.context.get("user"))
        names.want_row(event.kept, event.now)
        for one in event.kept.fields():
            if one.is_relation:
                names.want_related(one, event.now.get(one.attname))
                names.want_related(one, event.was.get(one.attname))
    names.fetch()
    return names


def _page(url: str) -> str:
    if not url:
        return ""
    try:
        return page_label(resolve(url).view_name or "")
    except Resolver404:
        return ""


def _line(event: _Event, names: Names, about: tuple[Kept, int] | None) -> Line | None:
    """Return one event in words, or ``None`` when it changed nothing that a reader is shown."""
    kept = event.kept
    before = event.was if event.label == CHANGED else {}
    changes = []
    for one in kept.fields():
        was, now = before.get(one.attname), event.now.get(one.attname)
        if one.name == kept.reason and _is_correction(event):
            changes.append(said(kept.label(one), text_of(one, now, names.of)))
            continue
        if was == now or (event.label == DELETED and now in (None, "", [])):
            continue
        texts = text_of(one, was, names.of), text_of(one, now, names.of)
        if event.label == DELETED:
            texts = texts[1], ""
        if texts[0] != texts[1] or was != now:
            change = change_of(kept.label(one), *texts)
            if change.was or change.now:
                changes.append(change)
    if event.label == CHANGED and not changes:
        return None
    ancestors = names.ancestors(kept, event.now)
    # On the page of an object its own name is not repeated on every line.
    above = ancestors[: ancestors.index(about)] if about in ancestors else ancestors
    restored = event.label == ADDED and bool(event.context.get("restored"))
    return Line(
        kept=kept,
        event_id=event.event_id,
        object_id=event.object_id,
        kind=event.label,
        word=RESTORED if restored else KINDS[event.label],
        title=quotable(names.title(kept, event.now) or f"nr {event.object_id}"),
        above=[(row[0].name, quotable(names.of(row[0].model, row[1]))) for row in above],
        changes=changes,
        url=reverse("desk:history_of", args=[kept.slug, event.object_id]) if kept_of(kept.model) else "",
        restorable=event.label == DELETED and kept.restorable is not None,
        place=(ancestors[0][0].model, ancestors[0][1]) if ancestors else (),
    )


def _is_correction(event: _Event) -> bool:
    """Whether people corrected the row and said why: what came otherwise leaves the version as it was."""
    counted = event.now.get("version") != event.was.get("version")
    return event.label == CHANGED and counted and bool(event.now.get(event.kept.reason))


def kinds_for_choice(scope: Scope) -> list[Kept]:
    """Return the kinds of objects a person may choose from: those at the top, in Polish order of use."""
    everything = scope.own is not None
    return [
        kept
        for kept in all_kept()
        if kept_of(kept.model) and not kept.parent and (everything or kept.domain in scope.domains)
    ]
