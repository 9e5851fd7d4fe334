"""Every page in a real browser: axe finds nothing, nothing overflows at 320 px, the console is silent.

Each page in each state, as each role, at three widths: that takes minutes, so it is part of ``make soak``. By hand,
for one part: ``pytest -m soak tests/pages/test_axe.py -k work``.
"""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.factories.world import build_world
from tests.pages.visits import Visit, visits

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# All that passed, node by node, takes longer to send to the test than axe needs to look: only violations are wanted.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"], "resultTypes": ["violations"]}
LOOK = """rules => axe.run(rules).then(found => ({
    ran: found.passes.length > 0,
    faults: found.violations.map(one => `${one.id}: ${one.nodes[0].html.slice(0, 160)}`),
}))"""
# What a page says under its frame, without the token that each answer has anew.
CONTENT = """() => {
    const main = (document.querySelector("main") || document.body).cloneNode(true);
    main.querySelectorAll("[name=csrfmiddlewaretoken]").forEach(token => token.remove());
    return main.outerHTML;
}"""
DESKTOP, PHONE, TABLET = 1440, 320, 768
# Parts of the application, the longest first, so that two processes share the work.
PARTS = {
    "diagnosis": {"diagnosis"},
    "work": {"desk", "ui", "partners", "attachments"},
    "panel and profile": {"admin", "centre", "services", "account"},
    "programmes": {"programmes"},
    "results": {"results"},
    "people": {"people", "documents"},
}


def test_every_part_is_visited():
    assert {visit.room for visit in visits()} == set().union(*PARTS.values())


@pytest.mark.soak
@pytest.mark.parametrize("part", PARTS)
def test_each_page_is_accessible_in_each_state_to_each_role_at_each_width(part, page_for, kept):
    everything = [visit for visit in visits(all_roles=True) if visit.room in PARTS[part]]

    assert not _faults(
        everything, page_for, kept(build_world), axe_at=[DESKTOP, TABLET, PHONE], fits_at=[DESKTOP, TABLET, PHONE]
    )


def _faults(chosen: list[Visit], page_for, world, *, axe_at: list[int], fits_at: list[int]) -> list[str]:
    """Look at each page; content that another role was shown just so is looked at once, under one frame of each role."""
    pages, faults, shown = {}, [], set()
    for visit in chosen:
        first = visit.role not in pages
        if first:
            pages[visit.role] = page_for(getattr(world, visit.role) if visit.role else world.person)
            if visit.role is None:
                pages[visit.role].context.clear_cookies()
        page = pages[visit.role]
        page.set_viewport_size({"width": axe_at[0], "height": 900})
        page.goto(visit.url(world))
        content = hash(page.evaluate(CONTENT))
        known = content in shown and not first
        shown.add(content)
        for width in dict.fromkeys([*axe_at, *fits_at]):
            page.set_viewport_size({"width": width, "height": 900})
            if width in axe_at and not known:
                faults += [f"{visit} at {width}: {fault}" for fault in findings(page)]
            if width in fits_at and page.evaluate("document.documentElement.scrollWidth") > width:
                faults.append(f"{visit} at {width}: wider than the screen")
    return faults


def findings(page) -> list[str]:
    """Run axe; return its findings in short."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE_SCRIPT)
    answer = page.evaluate(LOOK, RULES)
    assert answer["ran"], "axe did not run"
    return answer["faults"]


def test_a_planted_fault_is_found(page_for, worker):
    page = page_for(worker)
    page.goto("/konto/password/change/")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input name=wiek>')")

    assert any(finding.startswith("label:") for finding in findings(page))
