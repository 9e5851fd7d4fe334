"""The year in numbers, each beside the same number of the year before."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from cus.text.numbers import money, number
from programmes.results.yearly.parts import cooperation, council, reconnaissance
from programmes.results.yearly.parts.delivered import PEOPLE_SOURCE, people_text
from programmes.results.yearly.programmes import RunProgramme, run_in
from programmes.results.yearly.scope import Scope
from programmes.results.yearly.told import Number, Told


@dataclass(frozen=True, slots=True)
class Key:
    """A number of the year: what counts it in a scope, where its source is."""

    label: str
    count: Callable[[Scope], int]
    source: str
    url_name: str


KEYS = (
    Key(
        "Notatki z rozeznania",
        lambda scope: reconnaissance.notes_of(scope).count(),
        "Notatki z rozeznania",
        "diagnosis:note_list",
    ),
    Key(
        "Porozumienia o współpracy obowiązujące w roku",
        lambda scope: cooperation.agreements_of(scope).count(),
        "Porozumienia",
        "partners:agreement_list",
    ),
    Key(
        "Umowy i przydziały obowiązujące w roku",
        lambda scope: cooperation.contracts_of(scope).count(),
        "Umowy",
        "programmes:contract_list",
    ),
    Key(
        "Partnerzy w rejestrze na koniec roku",
        lambda scope: cooperation.partners_of(scope).count(),
        "Partnerzy",
        "partners:list",
    ),
    Key(
        "Standardy jakości obowiązujące w roku",
        lambda scope: cooperation.standards_of(scope).count(),
        "Standardy",
        "services:standards",
    ),
    Key(
        "Uchwały i porozumienia gmin",
        lambda scope: council.about_centre(scope).count() + council.about_programmes(scope).count(),
        "Uchwały",
        "centre:resolutions",
    ),
)


def build(scope: Scope) -> Told:
    """Numbers of programmes first, then the rest."""
    now, earlier = run_in(scope), run_in(scope.before())
    at = reverse("results:list")
    numbers = [
        _number("Programy realizowane w roku", len(now), len(earlier), at),
        Number(
            label="Koszt usług w programach",
            text=_cost(now) or "nie wpisano",
            before=_cost(earlier) or ("" if not earlier else "nie wpisano"),
            source="Wyniki programów",
            url=at,
        ),
        *_people(now, earlier),
    ]
    for key in KEYS:
        was = key.count(scope.before())
        numbers.append(
            Number(
                label=key.label,
                text=number(key.count(scope)),
                before=number(was),
                source=key.source,
                url=reverse(key.url_name),
            )
        )
    return Told(numbers=tuple(numbers), concerns=_concerns(scope))


def _number(label: str, now: int, was: int, url: str) -> Number:
    return Number(label=label, text=number(now), before=number(was), source="Wyniki programów", url=url)


def _people(now: list[RunProgramme], earlier: list[RunProgramme]) -> list[Number]:
    """Different people of each programme: they are never added up over programmes."""
    before = {one.programme.pk: one for one in earlier}
    return [
        Number(
            label=f"Różne osoby: {one.version}",
            text=people_text(one.people),
            before=people_text(before[one.programme.pk].people) if one.programme.pk in before else "",
            source=PEOPLE_SOURCE,
            url=one.url,
        )
        for one in now
    ]


def _cost(found: list[RunProgramme]) -> str:
    costs = [one.totals.cost for one in found if one.totals.cost is not None]
    return money(sum(costs)) if costs else ""


def _concerns(scope: Scope) -> str:
    if scope.is_only:
        return ""
    return (
        "Notatki, porozumienia, partnerów i uchwały policzono dla gminy razem z tymi, przy których gminy nie wskazano. "
        "Umowy i standardy dotyczą całego centrum, a liczby programów – całych programów, z których korzysta gmina."
    )
