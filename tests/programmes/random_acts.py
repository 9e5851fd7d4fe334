"""Every act on a version with random arguments, as pages would post them: fitting, forbidden and late."""

import datetime
import random

from django.utils import timezone

from programmes import actions
from programmes.enums import EDITABLE_STATES
from programmes.models import OpinionKind, ProgrammeVersion
from programmes.workflow import WORKFLOW

COMMENTS = ("Popraw punkt 4.", "Zmieniły się plany.", "Za drogo.", "Dopisano sołectwo.", "  ")
TEXTS = ("Żeby nikt nie zostawał sam.", "Więcej ruchu i spotkań.", "Pomoc blisko domu.")


class Desk:
    """What one session has on its screen: a version as it stood when the page was opened."""

    def __init__(self, rng: random.Random, user, version: ProgrammeVersion, world) -> None:
        self.rng, self.user, self.version, self.world = rng, user, version, world
        self.items = list(version.items.order_by("pk"))
        self.needs = list(version.needs.order_by("pk"))
        self.packages = list(version.packages.order_by("pk"))
        self.rules = [rule for item in self.items for rule in item.fee_rules.order_by("pk")]
        self.resolutions = list(version.resolutions.order_by("pk"))

    def day(self) -> datetime.date:
        """Today as a rule; sometimes a day that cannot be right."""
        return timezone.localdate() + datetime.timedelta(days=self.rng.choice((0, 0, 0, 0, 0, 0, -1, 1)))

    def comment(self) -> str:
        """A reason, sometimes none."""
        return self.rng.choice(COMMENTS)

    def number(self) -> str:
        """Number of a resolution."""
        return f"{self.rng.choice(('V', 'XII', 'XX'))}/{self.rng.randint(1, 99)}/2026"

    def one(self, rows):
        """One of ``rows``; without any there is no such button on the page."""
        if not rows:
            raise NothingToDo
        return self.rng.choice(rows)

    def some(self, rows) -> list:
        """Some of ``rows``, maybe none."""
        return [row for row in rows if self.rng.random() < 0.6]

    def seen(self) -> int:
        """The edit version on the screen."""
        return self.version.edit_version


class NothingToDo(Exception):
    """The page has no such button."""


def _council(desk: Desk) -> dict:
    votes = {"votes_for": desk.rng.choice((None, 8, 15, 15, 16)), "votes_against": desk.rng.choice((None, 0))}
    return {
        "resolution_number": desk.number(),
        "resolution_date": desk.day(),
        "gmina": desk.rng.choice((None, *desk.world.gminas, *desk.world.gminas)),
        "votes": votes,
    }


def _of_resolution(desk: Desk) -> dict:
    return {"resolution": desk.rng.choice((None, *desk.resolutions))}


def _approval(desk: Desk) -> dict:
    return {"seen": desk.rng.choice((None, desk.seen(), desk.seen(), desk.seen() - 1))}


# What each transition takes besides the person and the version.
ARGUMENTS = {
    "submit": (actions.submit, lambda desk: {}),
    "recall": (actions.recall, lambda desk: {}),
    "return": (actions.return_with_comment, lambda desk: {"comment": desk.comment(), **_approval(desk)}),
    "approve": (actions.approve, _approval),
    "revoke": (actions.revoke, lambda desk: {"comment": desk.comment()}),
    "send_to_mayor": (actions.send_to_mayor, lambda desk: {"sent_on": desk.day()}),
    "mayor_return": (actions.mayor_return, lambda desk: {"returned_on": desk.day(), "comment": desk.comment()}),
    "change": (actions.change, lambda desk: {"comment": desk.comment()}),
    "adopt": (actions.adopt, _council),
    "adopt_next": (actions.adopt_next, _council),
    "adopt_amended": (actions.adopt_amended, _council),
    "amend": (actions.amend, lambda desk: {"decided_on": desk.day(), "comment": desk.comment()}),
    "reject": (actions.reject, lambda desk: {"decided_on": desk.day(), "comment": desk.comment()}),
    "undo_rejection": (actions.undo_rejection, lambda desk: {"comment": desk.comment()}),
    "send_to_voivode": (actions.send_to_voivode, lambda desk: {"sent_on": desk.day()} | _of_resolution(desk)),
    "publish": (
        actions.publish,
        lambda desk: (
            {
                "journal_reference": f"2026 poz. {desk.rng.randint(1, 9999)}",
                "journal_date": desk.day(),
                "effective_on": desk.rng.choice((None, None, desk.day())),
            }
            | _of_resolution(desk)
        ),
    ),
    "bip": (
        actions.record_bip,
        lambda desk: {
            "place": desk.rng.choice(("gmina", "centre")),
            "published_on": desk.day(),
            "url": "https://bip.example/program",
            "gmina": desk.rng.choice((None, *desk.world.gminas)),
        },
    ),
    "annul": (actions.annul, lambda desk: {"scope": "whole", **_annulment(desk)}),
    "annul_partly": (actions.annul, lambda desk: {"scope": "part", "what": "§ 4", **_annulment(desk)}),
    "repeal": (
        actions.repeal,
        lambda desk: (
            {"number": desk.number(), "decided_on": desk.day(), "repealed_on": desk.day()} | _of_resolution(desk)
        ),
    ),
    "withdraw": (actions.withdraw, lambda desk: {"comment": desk.comment()}),
}


def _annulment(desk: Desk) -> dict:
    return {"decided_on": desk.day(), "reference": "NP.4131.7.2026"} | _of_resolution(desk)


def _correct(desk: Desk) -> None:
    row = desk.one(desk.resolutions)
    values = {"number": desk.number(), "decided_on": desk.day(), "votes_for": desk.rng.choice((None, 14, 20))}
    if row.sent_to_voivode_on:
        values["sent_to_voivode_on"] = desk.day()
    if row.journal_date:
        values |= {"journal_reference": "2026 poz. 1", "journal_date": desk.day(), "effective_on": None}
    actions.correct_resolution(
        by=desk.user, resolution=row, seen=row.edit_version, values=values, comment=desk.comment()
    )


def _save_sections(desk: Desk) -> None:
    start = datetime.date(2027, 1, 1)
    end = desk.rng.choice((datetime.date(2028, 12, 31),) * 5 + (datetime.date(2026, 12, 31),))
    values = {"goal": desk.rng.choice(TEXTS), "planned_people": desk.rng.choice((None, 40, 120))}
    values |= {"period_start": start, "period_end": end, "name": desk.rng.choice(("Blisko", "Razem", "Blisko", ""))}
    actions.save_sections(by=desk.user, version=desk.version, seen=desk.seen(), values=values)


def _save_item(desk: Desk) -> None:
    item = desk.one(desk.items)
    values = {"recipients": desk.rng.choice(TEXTS), "quantity": desk.rng.choice((None, 30, 90, -1))}
    rows = {"indicators": [{"name": "liczba osób", "unit": "osoba", "target": desk.rng.choice((30, 90))}]}
    actions.save_item(
        by=desk.user, item=item, seen=item.edit_version, values=values, needs=desk.some(desk.needs), rows=rows
    )


def _pick_needs(desk: Desk) -> None:
    seen = desk.rng.choice((None, desk.seen()))
    actions.pick_needs(by=desk.user, version=desk.version, needs=desk.some(desk.world.needs), seen=seen)


def _save_package(desk: Desk) -> None:
    package = desk.rng.choice((None, *desk.packages))
    actions.save_package(
        by=desk.user, version=desk.version, name="Razem", about="", items=desk.some(desk.items), package=package
    )


def _save_fee_rule(desk: Desk) -> None:
    rule = desk.one(desk.rules)
    actions.save_fee_rule(by=desk.user, rule=rule, seen=rule.edit_version, values={"amount": desk.rng.choice((5, 20))})


def _record_opinion(desk: Desk) -> None:
    values = {"requested_on": desk.day(), "given_on": None, "author": "", "result": ""}
    kind, seen = desk.rng.choice(OpinionKind.values), desk.rng.choice((0, 0, 1, 2))
    actions.record_opinion(by=desk.user, version=desk.version, kind=kind, seen=seen, values=values)


EDITS = {
    "save_sections": _save_sections,
    "save_item": _save_item,
    "pick_needs": _pick_needs,
    "add_items": lambda desk: actions.add_items(
        by=desk.user, version=desk.version, services=desk.some(desk.world.services)
    ),
    "remove_item": lambda desk: actions.remove_item(by=desk.user, item=desk.one(desk.items)),
    "move_item": lambda desk: actions.move_item(by=desk.user, item=desk.one(desk.items), up=desk.rng.random() < 0.5),
    "save_package": _save_package,
    "remove_package": lambda desk: actions.remove_package(by=desk.user, package=desk.one(desk.packages)),
    "add_fee_rule": lambda desk: actions.add_fee_rule(by=desk.user, item=desk.one(desk.items), base="per_unit"),
    "save_fee_rule": _save_fee_rule,
    "remove_fee_rule": lambda desk: actions.remove_fee_rule(by=desk.user, rule=desk.one(desk.rules)),
    "accept_need": lambda desk: actions.accept_change(by=desk.user, need=desk.one(desk.needs)),
    "accept_item": lambda desk: actions.accept_change(by=desk.user, item=desk.one(desk.items)),
    "record_opinion": _record_opinion,
    "start_paper": lambda desk: actions.start_paper(by=desk.user, version=desk.version),
}
ACTS = (*ARGUMENTS, "correct", *EDITS)
# These end the programme for good: rarer, so that there is something to see after them.
ENDS = {"withdraw", "repeal", "annul"}


def choose(desk: Desk) -> str:
    """Mostly what the page offers in this state, often enough anything at all."""
    if desk.rng.random() < 0.2:
        return desk.rng.choice(ACTS)
    offered = [one.name for one in WORKFLOW.open_from(desk.version.state)]
    if desk.version.state in EDITABLE_STATES and desk.rng.random() < 0.55:
        offered = list(EDITS)
    if desk.version.is_amended:
        offered = [name for name in offered if name != "submit"] or offered
    often = [name for name in offered if name not in ENDS or desk.rng.random() < 0.25]
    return desk.rng.choice(often or offered or ACTS)


def perform(name: str, desk: Desk) -> None:
    """Do it as the person at this desk."""
    if name == "correct":
        _correct(desk)
    elif name in EDITS:
        EDITS[name](desk)
    else:
        act, arguments = ARGUMENTS[name]
        act(by=desk.user, version=desk.version, **arguments(desk))
