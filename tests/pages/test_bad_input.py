"""Every form, given nonsense: a clear Polish message, what was typed still there, nothing written."""

from collections.abc import Iterator

import pytest
from django.utils.html import escape

from tests.access.rows import Row
from tests.access.table import TABLE
from tests.access.test_walk import in_groups, room_of
from tests.access.walk import client_with, sessions_of, undone, written
from tests.client import faults_of
from tests.pages.typing import kept_in, posted_forms, typed_into
from tests.pages.visits import Visit, roles_at, rooms
from tests.words.checker import check_words

# Typed into every text field at once. The first group no form takes; the others some fields may.
REFUSED = {
    "too long": "słowo " * 13_334,
    "unprintable": "słowo \U0001fae0 \u0600",
    "a null": "słowo \x00",
}
EMPTY = {"nothing": ""}
# Rarer ones, for the long run.
DOUBTFUL = {
    "a formula and markup": "=1+1 <b>słowo</b> %s",
    "a number": "1234567890",
    "not a day": "31.02.2026",
}
RARE = {"control characters": "słowo \x07\x1b", "a negative number": "-7,5", "not an address": "http://[::1"}
# Stands for what was typed while the answer is read, so that the reader is quick.
TYPED = "wpisano"


def pages() -> list[Row]:
    """Each page once; files have no forms, and those of sign-in have tests of their own."""
    chosen = {row.name: row for row in reversed(TABLE) if roles_at(row)}
    asked = {*rooms()} - {"desk", "ui", "account"}
    return [row for row in chosen.values() if roles_at(row)[0] and not row.costly and room_of(row.name) in asked]


def faults_of_forms(visit: Visit, world, session: str, nonsense: dict[str, str]) -> Iterator[str]:
    """Type each nonsense into each form of the page; yield what was wrong with the answers."""
    url = visit.url(world)
    response = client_with(session).get(url)
    if not response.headers["Content-Type"].startswith("text/html"):
        return
    for form in posted_forms(response.content.decode()):
        for kind, text in nonsense.items():
            data, names = typed_into(form, text)
            with undone():
                before = written()
                answer = client_with(session).post(url, data)
                changed = written() != before
            yield from (f"{visit}, {kind}: {fault}" for fault in _faults(answer, kind, text, names, changed=changed))


def _faults(response, kind: str, text: str, names: set[str], *, changed: bool) -> Iterator[str]:
    if response.status_code == 302:
        if kind in REFUSED:
            yield "was taken"
        return
    if response.status_code not in (200, 409, 422):
        yield f"was answered with {response.status_code}"
    if changed:
        yield "was refused, and yet something was written"
    html = response.content.decode()
    if 'class="summary' not in html:
        yield "has no summary of what is wrong"
    if text:
        html = html.replace(escape(text), TYPED)
    yield from faults_of(html)
    lost = [name for name, value in kept_in(html).items() if name in names and value != (TYPED if text else "")]
    if lost:
        yield f"was lost from {', '.join(sorted(lost))}"
    words = check_words(html)
    if words:
        yield f"is explained with {', '.join(words)}"


GROUPS = in_groups(pages(), 12)


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize(
    "nonsense", [REFUSED | EMPTY, pytest.param(DOUBTFUL | RARE, marks=pytest.mark.soak)], ids=["", "rare"]
)
def test_each_form_refuses_nonsense_in_polish_and_keeps_what_was_typed(group, nonsense, world):
    sessions = sessions_of(world)

    faults = [
        fault
        for row in GROUPS[group]
        for visit in [Visit(row, roles_at(row)[0])]
        for fault in faults_of_forms(visit, world, sessions[visit.role], nonsense)
    ]

    assert not faults, "\n".join(faults)
