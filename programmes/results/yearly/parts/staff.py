"""Posts of the centre at the end of the year and the statutory conditions of those who hold them; no names."""

from dataclasses import dataclass

from django.db.models import Prefetch, Q
from django.urls import reverse

from cus.centre.checklist import Line, hours_now, lines_of
from cus.centre.models import Post, PostHolding
from cus.centre.qualifications import together
from programmes.results.yearly.scope import Scope
from programmes.results.yearly.told import Number, Sheet, SheetRow, Told, columns


@dataclass(frozen=True, slots=True)
class Held:
    """A post at the end of the year: who holds it, if anybody, and the conditions of that person."""

    post: Post
    holding: PostHolding | None
    lines: list[Line]

    @property
    def lacking(self) -> list[Line]:
        """Trainings that are not there, or of which nothing is known."""
        return [line for line in self.lines if line.condition.training and line.verdict.met is not True]


def held_in(scope: Scope) -> list[Held]:
    """Return the posts that stood at the end of the year; four queries."""
    people = PostHolding.objects.valid_on(scope.last).prefetch_related("checks")
    posts = Post.objects.filter(Q(abolished_on__isnull=True) | Q(abolished_on__gt=scope.last))
    hours = hours_now()
    found = []
    for post in posts.prefetch_related(Prefetch("holdings", queryset=people)).order_by("pk"):
        holding = next(iter(post.holdings.all()), None)
        lines = lines_of(post.kind, list(holding.checks.all()), hours) if holding else []
        found.append(Held(post, holding, lines))
    return found


def build(scope: Scope) -> Told:
    """Posts filled and empty, conditions met or not, hours of trainings that were shown."""
    found = held_in(scope)
    if not found:
        return Told(missing=("Nie wpisano stanowisk centrum.",))
    at = reverse("centre:posts")
    filled = [one for one in found if one.holding]
    asked = [one for one in filled if one.lines]
    met = [one for one in asked if together([line.verdict for line in one.lines]).met]
    hours = sum(line.check.hours or 0 for one in filled for line in one.lines if line.check and _in(line, scope))
    numbers = (
        Number(label="Stanowiska na koniec roku", text=str(len(found)), source="Stanowiska", url=at),
        Number(label="w tym obsadzone", text=str(len(filled)), source="Stanowiska", url=at),
        Number(
            label="Osoby, których kwalifikacje określa ustawa, ze spełnionymi wszystkimi warunkami",
            text=f"{len(met)} z {len(asked)}",
            source="Sprawdzenia kwalifikacji",
            url=at,
        ),
        Number(
            label="Godziny szkoleń z art. 34 potwierdzone w tym roku",
            text=str(hours),
            source="Sprawdzenia kwalifikacji",
            url=reverse("centre:training_hours"),
        ),
    )
    rows = tuple(
        SheetRow(cells=(str(one.post), "obsadzone" if one.holding else "nieobsadzone", _conditions(one)), url=at)
        for one in found
    )
    sheet = Sheet(
        title="Stanowiska i warunki ustawowe",
        columns=columns("Stanowisko:45", "Obsada:20", "Warunki ustawowe:35"),
        rows=rows,
        source="stanowiska i listy kontrolne kwalifikacji; bez nazwisk",
        url=at,
    )
    return Told(numbers=numbers, sheets=(sheet,), concerns=scope.of_centre)


def _in(line: Line, scope: Scope) -> bool:
    return bool(line.condition.training) and scope.holds(line.check.checked_on)


def _conditions(one: Held) -> str:
    if not one.holding:
        return "–"
    return together([line.verdict for line in one.lines]).words if one.lines else "ustawa ich nie określa"
