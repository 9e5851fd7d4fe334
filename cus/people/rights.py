"""Who may what, since when and by whose act; what needs attention. Read only, in a few questions."""

import datetime as dt
from dataclasses import dataclass, field

from allauth.mfa.models import Authenticator
from django.db.models import Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from cus.accounts.enums import Role
from cus.accounts.models import Authorisation, User
from cus.accounts.sign_in.second_factor import REQUIRED_OF
from cus.accounts.words import SUMMARY, allowed_to
from cus.people.models import RightsReview

IDLE_DAYS = 90


@dataclass(frozen=True, slots=True)
class Held:
    """A role: what it lets one do, since when it is held, who gave it (empty: the application)."""

    role: Role
    since: dt.datetime | None = None
    by: str = ""

    @property
    def summary(self) -> str:
        """The role in a few words."""
        return SUMMARY[self.role]


@dataclass(slots=True)
class Rights:
    """One person with everything that the review looks at."""

    person: User
    held: list[Held]
    authorisations: list[Authorisation]
    has_second_factor: bool
    attention: list[str] = field(default_factory=list)

    @property
    def may(self) -> list[str]:
        """Everything allowed today, in plain words."""
        return allowed_to(self.person)

    @property
    def state(self) -> tuple[str, str]:
        """Kind of colour and word of the account."""
        if not self.person.is_active:
            return "idle", "wyłączone"
        return ("done", "czynne") if self.person.is_usable else ("warn", "po terminie")


def all_rights() -> list[Rights]:
    """Return everybody whose account is switched on, in the Polish order."""
    today = timezone.localdate()
    people = list(User.objects.filter(is_active=True))
    held = _held()
    secured = set(
        Authenticator.objects.filter(type=Authenticator.Type.TOTP).order_by().values_list("user_id", flat=True)
    )
    valid: dict[int, list[Authorisation]] = {}
    for authorisation in Authorisation.objects.valid_on(today):
        valid.setdefault(authorisation.person_id, []).append(authorisation)
    lines = []
    for person in people:
        known = held.get(person.pk, {})
        roles = [known.get(role, Held(role)) for role in Role if role in person.roles]
        line = Rights(person, roles, valid.get(person.pk, []), person.pk in secured)
        line.attention = attention_of(line)
        lines.append(line)
    return lines


def attention_of(line: Rights) -> list[str]:
    """Return what the reviewer should look into."""
    person, now, marks = line.person, timezone.now(), []
    seen = person.last_login or person.created_at
    if not person.is_usable:
        marks.append("minął ostatni dzień konta")
    if (now - seen).days >= IDLE_DAYS:
        never = "nigdy nie było logowania" if person.last_login is None else f"brak logowania od {IDLE_DAYS} dni"
        marks.append(never)
    if REQUIRED_OF & set(person.roles) and not line.has_second_factor:
        marks.append("rola bez drugiego składnika")
    if not person.roles and not line.authorisations:
        marks.append("konto bez żadnej roli")
    return marks


def _held() -> dict[int, dict[Role, Held]]:
    """Read from history since when each person has held each role without a break, and who gave it."""
    events = User.pgh_event_model.objects.order_by("pgh_id").values("id", "roles", "pgh_created_at", "pgh_context")
    names = {pk: f"{first} {last}" for pk, first, last in _names()}
    held: dict[int, dict[Role, Held]] = {}
    for event in events:
        before = held.get(event["id"], {})
        by = names.get((event["pgh_context"] or {}).get("user"), "")
        fresh = {Role(role): Held(Role(role), event["pgh_created_at"], by) for role in event["roles"]}
        held[event["id"]] = {role: before.get(role, new) for role, new in fresh.items()}
    return held


def _names():
    return User.objects.order_by().values_list("pk", "first_name", "last_name")


def last_review() -> RightsReview | None:
    """Return the latest review."""
    return RightsReview.objects.select_related("reviewed_by").first()


def review_due() -> dt.date | None:
    """Return the day by which the next review is due: a year after the last one, or after the first account."""
    last = RightsReview.objects.order_by("-reviewed_at").values("reviewed_at")[:1]
    found = User.objects.order_by("created_at").values_list(Coalesce(Subquery(last), "created_at"), flat=True)
    start = found.first()
    if start is None:
        return None
    day = timezone.localtime(start).date()
    return (
        day.replace(year=day.year + 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year + 1)
    )
