"""The statutory conditions of each way of creating a centre, checked against the profile (art. 8–17, 23).

Pure: ``Facts`` are gathered elsewhere (``facts_of``). Three answers: met, not met, cannot tell.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

from cus.centre.enums import Area, CentreVariant, GminaKind, PostKind, ResolutionKind
from cus.centre.models import Centre, PostHolding
from cus.centre.qualifications import Verdict
from cus.text.numbers import number
from cus.text.plural import plural

CITY = 100_000
FEWEST_NEW_AREAS = 2
FEWEST_HANDED_AREAS = 3


@dataclass(frozen=True, slots=True)
class Facts:
    """What the conditions ask about, as of a day."""

    gminas: int = 0
    founders: int = 0
    joined: int = 0
    founder_kind: int | None = None
    population: int | None = None
    former_ops: str = ""
    ops_continues: bool | None = None
    takes_all_tasks: bool | None = None
    areas: tuple[int, ...] = ()
    acts: frozenset[str] = frozenset()
    held_posts: frozenset[str] = frozenset()
    posts: frozenset[str] = frozenset()
    residential_units: tuple[str, ...] = ()
    unknown_units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """One condition with its answer; ``where`` is the page on which it is mended."""

    text: str
    article: str
    verdict: Verdict
    where: str = "centre:edit"


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition that can be asked of facts."""

    text: str
    article: str
    ask: Callable[[Facts], Verdict] = field(repr=False)
    where: str = "centre:edit"

    def check(self, facts: Facts) -> Checked:
        """Ask it."""
        return Checked(self.text, self.article, self.ask(facts), self.where)


YES = Verdict(True)


def _areas(needed: int, kind: str) -> Callable[[Facts], Verdict]:
    def ask(facts: Facts) -> Verdict:
        if not facts.areas:
            return Verdict(None, f"nie wybrano zakresów usług {kind}")
        found = len(set(facts.areas))
        if found < needed:
            return Verdict(False, f"wybrano {found}, potrzeba co najmniej {needed}")
        return YES

    return ask


def _act(kind: ResolutionKind, missing: str) -> Callable[[Facts], Verdict]:
    return lambda facts: YES if kind in facts.acts else Verdict(None, missing)


def _one_gmina(facts: Facts) -> Verdict:
    if not facts.gminas:
        return Verdict(None, "nie wybrano gminy")
    return YES if facts.gminas == 1 else Verdict(False, f"centrum obsługuje {_gminas(facts.gminas)}")


def _many_gminas(facts: Facts) -> Verdict:
    if not facts.gminas:
        return Verdict(None, "nie wybrano gmin")
    return YES if facts.gminas > 1 else Verdict(False, "centrum obsługuje jedną gminę")


def _gminas(count: int) -> str:
    return f"{count} {plural(count, 'gminę', 'gminy', 'gmin')}"


def _founder(facts: Facts) -> Verdict:
    if facts.founders == 1:
        return YES
    if facts.founders:
        return Verdict(False, "zaznaczono więcej niż jedną gminę tworzącą")
    return Verdict(None, "nie zaznaczono gminy tworzącej")


def _city(facts: Facts) -> Verdict:
    if facts.founder_kind is not None and facts.founder_kind != GminaKind.URBAN:
        return Verdict(False, "gmina tworząca nie jest gminą miejską")
    if facts.population is None:
        return Verdict(None, "nie wpisano liczby mieszkańców w dniu podjęcia uchwały")
    if facts.population <= CITY:
        return Verdict(False, f"w dniu uchwały było {number(facts.population)} mieszkańców")
    return Verdict(None, "nie wybrano gminy tworzącej") if facts.founder_kind is None else YES


def _converted(facts: Facts) -> Verdict:
    if facts.ops_continues:
        return Verdict(False, "zaznaczono, że ośrodek pomocy społecznej działa obok centrum")
    return YES if facts.former_ops else Verdict(None, "nie wpisano, jaki ośrodek przekształcono")


def _all_tasks(facts: Facts) -> Verdict:
    if facts.takes_all_tasks is None:
        return Verdict(None, "nie zaznaczono, czy centrum przejęło wszystkie zadania")
    return YES if facts.takes_all_tasks else Verdict(False, "centrum nie przejęło wszystkich zadań ośrodka")


def _beside(facts: Facts) -> Verdict:
    if facts.former_ops:
        return Verdict(False, "wpisano przekształcony ośrodek pomocy społecznej")
    if facts.ops_continues is None:
        return Verdict(None, "nie zaznaczono, czy ośrodek działa obok centrum")
    return YES if facts.ops_continues else Verdict(False, "zaznaczono, że obok centrum nie ma ośrodka")


def _only_services(facts: Facts) -> Verdict:
    if facts.takes_all_tasks:
        return Verdict(False, "zaznaczono, że centrum przejęło wszystkie zadania ośrodka")
    return Verdict(None, "tego aplikacja nie sprawdza: porównaj zadania centrum ze statutem")


def _post(kind: PostKind) -> Callable[[Facts], Verdict]:
    def ask(facts: Facts) -> Verdict:
        if kind in facts.held_posts:
            return YES
        if kind in facts.posts:
            return Verdict(False, "na stanowisku nie ma dziś nikogo")
        return Verdict(None, "nie wpisano takiego stanowiska")

    return ask


def _services_post(facts: Facts) -> Verdict:
    found = _post(PostKind.SERVICES)(facts)
    if found.met is True:
        return found
    return Verdict(found.met, f"{found.reason}; zadania może też wykonywać dyrektor (art. 24)")


def _no_residential(facts: Facts) -> Verdict:
    if facts.residential_units:
        return Verdict(False, f"całodobową opiekę zapewnia: {', '.join(facts.residential_units)}")
    if facts.unknown_units:
        return Verdict(None, f"nie zaznaczono przy jednostkach: {', '.join(facts.unknown_units)}")
    return YES


def _one_founder_no_joining(facts: Facts) -> Verdict:
    return Verdict(False, "przystępować można tylko do centrum kilku gmin") if facts.joined else YES


_ACTS = (
    Rule(
        "rada gminy utworzyła centrum uchwałą",
        "art. 9",
        _act(ResolutionKind.CREATION, "nie wpisano uchwały o utworzeniu"),
        "centre:resolutions",
    ),
    Rule(
        "rada gminy nadała statut uchwałą",
        "art. 12",
        _act(ResolutionKind.STATUTE, "nie wpisano uchwały o statucie"),
        "centre:resolutions",
    ),
)
_STRUCTURE = (
    Rule("jest dyrektor", "art. 23 i 24", _post(PostKind.DIRECTOR), "centre:posts"),
    Rule("jest organizator usług społecznych", "art. 23 i 27", _services_post, "centre:posts"),
    Rule("jest organizator społeczności lokalnej", "art. 23 i 32", _post(PostKind.COMMUNITY), "centre:posts"),
)
_NO_RESIDENTIAL = Rule("w strukturze nie ma jednostek całodobowych", "art. 23 ust. 6", _no_residential, "centre:units")
_ASSISTANCE = Rule("jest organizator pomocy społecznej", "art. 23 i 31", _post(PostKind.ASSISTANCE), "centre:posts")
_FOUNDER = Rule("jest dokładnie jedna gmina tworząca", "art. 9", _founder, "centre:gminas")
_TASKS = Rule("centrum przejęło wszystkie zadania ośrodka", "art. 10 pkt 1", _all_tasks)
_CITY = Rule("miasto ma ponad 100 000 mieszkańców w dniu podjęcia uchwały", "art. 9 ust. 3 i 4", _city)
_NOBODY_JOINS = Rule("do centrum nie przystąpiła inna gmina", "art. 15", _one_founder_no_joining, "centre:gminas")
_ONLY_SERVICES = Rule(
    "centrum realizuje tylko usługi, czynności z nimi związane i działania wspierające", "art. 16", _only_services
)
_EXTRA_AREAS = "są usługi z co najmniej dwóch zakresów, których ośrodek nie realizował"
_HANDED_AREAS = "są usługi z co najmniej trzech zakresów"


def _new(article: str) -> Rule:
    return Rule(_EXTRA_AREAS, article, _areas(FEWEST_NEW_AREAS, "dotąd nierealizowanych przez ośrodek"))


RULES: dict[str, tuple[Rule, ...]] = {
    CentreVariant.A: (
        Rule("centrum tworzy jedna gmina", "art. 9 ust. 2 pkt 1", _one_gmina, "centre:gminas"),
        _FOUNDER,
        _NOBODY_JOINS,
        Rule("centrum powstało z przekształcenia ośrodka pomocy społecznej", "art. 9 ust. 2 pkt 1", _converted),
        _TASKS,
        _new("art. 10 pkt 1"),
        *_ACTS,
        *_STRUCTURE,
        _ASSISTANCE,
        _NO_RESIDENTIAL,
    ),
    CentreVariant.B: (
        Rule("centrum działa dla co najmniej dwóch gmin", "art. 9 ust. 2 pkt 2", _many_gminas, "centre:gminas"),
        _FOUNDER,
        Rule("centrum działa obok ośrodków pomocy społecznej", "art. 9 ust. 2 pkt 2", _beside),
        Rule(
            "gminy zawarły porozumienie",
            "art. 9 i 11",
            _act(ResolutionKind.AGREEMENT, "nie wpisano porozumienia gmin"),
            "centre:resolutions",
        ),
        Rule(_HANDED_AREAS, "art. 10 pkt 2", _areas(FEWEST_HANDED_AREAS, "przekazanych porozumieniem")),
        _ONLY_SERVICES,
        *_ACTS,
        *_STRUCTURE,
        _NO_RESIDENTIAL,
    ),
    CentreVariant.C1: (
        Rule("centrum tworzy jedno miasto", "art. 9 ust. 3", _one_gmina, "centre:gminas"),
        _FOUNDER,
        _CITY,
        _NOBODY_JOINS,
        Rule("centrum powstało z przekształcenia ośrodka pomocy społecznej", "art. 9 ust. 3", _converted),
        _TASKS,
        _new("art. 10 pkt 3"),
        *_ACTS,
        *_STRUCTURE,
        _ASSISTANCE,
        _NO_RESIDENTIAL,
    ),
    CentreVariant.C2: (
        Rule("centrum tworzy jedno miasto", "art. 9 ust. 3", _one_gmina, "centre:gminas"),
        _FOUNDER,
        _CITY,
        _NOBODY_JOINS,
        Rule("centrum działa obok ośrodka pomocy społecznej", "art. 9 ust. 3", _beside),
        Rule(_HANDED_AREAS, "art. 10 pkt 3", _areas(FEWEST_HANDED_AREAS, "powierzonych centrum")),
        _ONLY_SERVICES,
        *_ACTS,
        *_STRUCTURE,
        _NO_RESIDENTIAL,
    ),
}


def check_variant(variant: str, facts: Facts) -> list[Checked]:
    """Ask every condition of ``variant``, in the order of the Act."""
    return [rule.check(facts) for rule in RULES[variant]]


def facts_of(centre: Centre, day: datetime.date) -> Facts:
    """Gather what the conditions ask about as of ``day``."""
    served = list(centre.served_gminas.serving(day).select_related("gmina"))
    founders = [one for one in served if one.is_founder]
    posts = centre.posts.exclude(abolished_on__lte=day)
    units = [one for one in centre.units.all() if one.valid_to is None or one.valid_to >= day]
    return Facts(
        gminas=len(served),
        founders=len(founders),
        joined=sum(one.joined_on is not None for one in served),
        founder_kind=founders[0].gmina.kind if founders else None,
        population=centre.population,
        former_ops=centre.former_ops_name,
        ops_continues=centre.ops_continues,
        takes_all_tasks=centre.takes_all_ops_tasks,
        areas=tuple(number for number in centre.areas if number in Area.values),
        acts=frozenset(centre.resolutions.in_force(day).values_list("kind", flat=True)),
        held_posts=frozenset(posts.filter(pk__in=_held(centre, day)).values_list("kind", flat=True)),
        posts=frozenset(posts.values_list("kind", flat=True)),
        residential_units=tuple(one.name for one in units if one.is_residential),
        unknown_units=tuple(one.name for one in units if one.is_residential is None),
    )


def _held(centre: Centre, day: datetime.date):
    return PostHolding.objects.valid_on(day).filter(post__centre=centre).values("post")
