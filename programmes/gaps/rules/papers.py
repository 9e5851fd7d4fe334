"""Cooperation agreements and powers of attorney of the partners who provide the services."""

from collections.abc import Callable, Iterator
from functools import partial

from django.urls import reverse

from cus.text.dates import day
from programmes.gaps.finding import thing
from programmes.gaps.ground import Ground, Paper
from programmes.gaps.rule import PRACTICE, Gap, Rule

HANDBOOK = f"{PRACTICE} (podręcznik, rozdz. 5)"


def _agreements(item, ground: Ground) -> list[Paper] | None:
    provider = ground.providers.get(item.provider_id)
    return provider.agreements if provider else None


def _powers(item, ground: Ground) -> list[Paper] | None:
    """Asked only of a partner of social employment, who acts in the name of the body that created it."""
    provider = ground.providers.get(item.provider_id)
    return provider.powers if provider and provider.works_for_social_employment else None


Held = Callable[[object, Ground], "list[Paper] | None"]


def _binding(papers: list[Paper], ground: Ground) -> list[Paper]:
    today = ground.today
    return [paper for paper in papers if paper.begins <= today and (paper.ends is None or paper.ends >= today)]


def _gap(item, text: str, url: str, paper: Paper | None = None) -> Gap:
    values = [("wykonawca", str(item.provider))]
    if paper is not None and paper.ends:
        values.append((paper.name, f"do {day(paper.ends)}"))
    return Gap(text, url, (thing(item), thing(item.provider)), tuple(values))


def _missing(item, ground, *, held: Held, text: str, door: str, asked: str) -> Iterator[Gap]:
    if held(item, ground) == []:
        yield _gap(item, f"{text}: {item.provider}", f"{reverse(door)}?{asked}={item.provider_id}")


def _ended(item, ground, *, held: Held, door: str) -> Iterator[Gap]:
    papers = held(item, ground)
    if papers and not _binding(papers, ground):
        last = max(papers, key=lambda paper: (paper.ends or paper.begins, paper.pk))
        # What begins later has not ended.
        said = f"nie obowiązuje od {day(last.ends)} r." if last.begins <= ground.today else f"od {day(last.begins)} r."
        yield _gap(item, f"{last.name} {said}", reverse(door, args=[last.pk]), last)


def _ending(item, ground, *, held: Held, door: str) -> Iterator[Gap]:
    binding = _binding(held(item, ground) or [], ground)
    if not binding or any(paper.ends is None or paper.ends >= ground.last_day for paper in binding):
        return
    last = max(binding, key=lambda paper: paper.ends)
    text = f"{last.name} obowiązuje do {day(last.ends)} r., program do {day(ground.last_day)} r."
    yield _gap(item, text, reverse(door, args=[last.pk]), last)


_of_agreements = {"held": _agreements, "door": "partners:agreement_detail"}
_of_powers = {"held": _powers, "door": "partners:power_detail"}

AGREEMENT_MISSING = Rule(
    code="agreement_missing",
    title="Brak porozumienia o współpracy",
    source=HANDBOOK,
    looks_at="porozumienia, których stroną jest wykonawca",
    do="Przygotuj porozumienie",
    is_open=True,
    of_item=partial(
        _missing,
        held=_agreements,
        text="wykonawca nie jest stroną porozumienia",
        door="partners:agreement_create",
        asked="strona",
    ),
)
AGREEMENT_ENDED = Rule(
    code="agreement_ended",
    title="Porozumienie nie obowiązuje",
    source=HANDBOOK,
    looks_at="dni, w których wykonawcę wiąże porozumienie",
    do="Otwórz porozumienie",
    is_open=True,
    of_item=partial(_ended, **_of_agreements),
)
AGREEMENT_ENDING = Rule(
    code="agreement_ending",
    title="Porozumienie kończy się przed programem",
    source=HANDBOOK,
    looks_at="ostatni dzień porozumienia i ostatni dzień programu",
    do="Przedłuż porozumienie",
    is_open=True,
    of_item=partial(_ending, **_of_agreements),
)
POWER_MISSING = Rule(
    code="power_missing",
    title="Brak pełnomocnictwa",
    source=HANDBOOK,
    looks_at="pełnomocnictwa wykonawcy, który działa na rzecz zatrudnienia socjalnego",
    do="Przygotuj pełnomocnictwo",
    is_open=True,
    of_item=partial(
        _missing,
        held=_powers,
        text="nikt nie ma pełnomocnictwa do działania za wykonawcę",
        door="partners:power_create",
        asked="podmiot",
    ),
)
POWER_ENDED = Rule(
    code="power_ended",
    title="Pełnomocnictwo nie obowiązuje",
    source=HANDBOOK,
    looks_at="dni, w których ktoś może działać za wykonawcę",
    do="Otwórz pełnomocnictwo",
    is_open=True,
    of_item=partial(_ended, **_of_powers),
)
POWER_ENDING = Rule(
    code="power_ending",
    title="Pełnomocnictwo kończy się przed programem",
    source=HANDBOOK,
    looks_at="ostatni dzień pełnomocnictwa i ostatni dzień programu",
    do="Postaraj się o nowe",
    is_open=True,
    of_item=partial(_ending, **_of_powers),
)
