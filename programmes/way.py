"""The way of a version as its pages show it: the stages, the facts behind them, what lacks and what comes next."""

import datetime
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone

from cus.text.dates import day
from cus.text.organs import organ
from cus.ui.display import capital
from cus.workflow import Refusal
from programmes.enums import BipPlace, Outcome, ProgrammeState
from programmes.models import BipPublication, CouncilResolution, ProgrammeVersion
from programmes.policies import refusal_of
from programmes.resolutions import alive, councils, is_annulled, not_sent, unannounced
from programmes.told import votes_text
from programmes.workflow import WORKFLOW

State = ProgrammeState
DAYS_FOR_VOIVODE = datetime.timedelta(days=7)
BEFORE_COUNCIL = (State.DRAFT, State.SUBMITTED, State.RETURNED, State.APPROVED, State.SENT_TO_MAYOR)
# Where a version ends without being adopted, or after it.
ENDS = {
    State.MAYOR_RETURNED: "warn",
    State.REJECTED: "stop",
    State.AMENDED: "done",
    State.ANNULLED: "stop",
    State.REPEALED: "done",
    State.WITHDRAWN: "stop",
}


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the way: ``kind`` is the colour and ``word`` its meaning; ``facts`` are lines of text."""

    title: str
    kind: str
    word: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bulletin:
    """One bulletin: where, its publication or ``None``, and the key that its form is opened with."""

    name: str
    key: str
    publication: BipPublication | None


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing or odd on the way; ``page`` mends it."""

    text: str
    url: str = ""


@dataclass(slots=True)
class Way:
    """Everything that the page of the way shows."""

    stages: list[Stage]
    resolutions: list[CouncilResolution]
    bulletins: list[Bulletin]
    gaps: list[Gap] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Next:
    """An act that may come next, with the reason why not, if any."""

    name: str
    label: str
    url: str
    refusal: Refusal | None
    posts: bool = False


@dataclass(slots=True)
class NextActs:
    """The main one, those that usually follow, and what rarely happens."""

    main: Next | None
    others: list[Next]
    rare: list[Next]


def way_of(version: ProgrammeVersion) -> Way:
    """Return the way of ``version``."""
    rows = rows_of(version)
    for row in rows:
        row.vote, row.is_void = votes_text(row), is_annulled(row)
    bulletins = bulletins_of(version) if version.resolution_date else []
    way = Way(_stages(version, rows, bulletins), rows, bulletins)
    way.gaps = list(_gaps(version, [row for row in rows if row.outcome == Outcome.ADOPTED], bulletins))
    return way


def rows_of(version: ProgrammeVersion) -> list[CouncilResolution]:
    """Decisions of councils about ``version``; no question where none can have been made yet."""
    if version.state in BEFORE_COUNCIL:
        return []
    return list(version.resolutions.select_related("gmina").prefetch_related("annulments"))


def bulletins_of(version: ProgrammeVersion) -> list[Bulletin]:
    """The bulletins in which the programme should be, and what else was recorded."""
    found = {(one.place, one.gmina_id): one for one in version.bip_publications.select_related("gmina")}
    wanted = [((BipPlace.GMINA, one.gmina_id), f"BIP urzędu gminy {one.gmina.name}") for one in councils(version)]
    if not wanted and not any(place == BipPlace.GMINA for place, _ in found):
        wanted = [((BipPlace.GMINA, None), BipPlace.GMINA.label)]
    wanted.append(((BipPlace.CENTRE, None), BipPlace.CENTRE.label))
    known = {key for key, _ in wanted}
    wanted += [(key, str(one)) for key, one in found.items() if key not in known]
    return [
        Bulletin(str(name), f"{place}:{gmina}" if gmina else str(place), found.get((place, gmina)))
        for (place, gmina), name in wanted
    ]


def _stages(version: ProgrammeVersion, rows: list[CouncilResolution], bulletins: list[Bulletin]) -> list[Stage]:
    stages = [_draft(version), _decision(version), _mayor(version), _council(version, rows)]
    adopted = [row for row in rows if row.outcome == Outcome.ADOPTED]
    if version.state in ENDS:
        ended = Stage(capital(version.get_state_display()), ENDS[version.state], "koniec drogi")
        stages = [stage for stage in stages if stage.kind]
        return [*stages, *_after(version, adopted, bulletins), ended] if adopted else [*stages, ended]
    return [*stages, *_after(version, adopted, bulletins)]


def _draft(version: ProgrammeVersion) -> Stage:
    made = f"założono {day(version.created_at)} r., {version.created_by}"
    source = f"{version.get_origin_display()}: z wersji {version.copied_from.number}" if version.copied_from else ""
    facts = tuple(filter(None, [made, source]))
    if version.state in (State.DRAFT, State.RETURNED):
        return Stage("Projekt", "now", version.get_state_display(), facts)
    return Stage("Projekt", "done", "gotowy", facts)


def _decision(version: ProgrammeVersion) -> Stage:
    title = "Decyzja dyrektora"
    if version.is_amended:
        return Stage(title, "done", "nie wymaga", ("zmiany wprowadziła rada na sesji",))
    if version.approved_at:
        return Stage(title, "done", "zatwierdzony", (f"{day(version.approved_at)} r., {version.approver}",))
    if version.state == State.SUBMITTED:
        return Stage(title, "now", "czeka", (f"złożono {day(version.submitted_at)} r., {version.submitted_by}",))
    return Stage(title, "", "przed nami")


def _mayor(version: ProgrammeVersion) -> Stage:
    title = capital(organ("wójt"))
    source = version if version.sent_to_mayor_on or not version.is_amended else version.copied_from
    if not source.sent_to_mayor_on:
        now = version.state == State.APPROVED
        return Stage(title, "now" if now else "", "do wysłania" if now else "przed nami")
    sent = f"przekazano {day(source.sent_to_mayor_on)} r."
    if version.mayor_returned_on:
        return Stage(title, "warn", "zwrot", (sent, f"zwrócono {day(version.mayor_returned_on)} r."))
    return Stage(title, "done", "przekazany", (sent,))


def _council(version: ProgrammeVersion, rows: list[CouncilResolution]) -> Stage:
    if not rows:
        now = version.state == State.SENT_TO_MAYOR or (version.is_amended and version.state == State.DRAFT)
        return Stage("Rada gminy", "now" if now else "", "czeka na sesję" if now else "przed nami")
    facts = tuple("; ".join(filter(None, [_named(row), row.vote])) for row in rows)
    refused = rows[0].outcome != Outcome.ADOPTED
    return Stage("Rada gminy", "warn" if refused else "done", rows[0].get_outcome_display(), facts)


def _named(row: CouncilResolution) -> str:
    whose = f"gmina {row.gmina.name}: " if row.gmina else ""
    return f"{whose}{row}" if row.number else f"{whose}sesja {day(row.decided_on)} r."


def _after(version: ProgrammeVersion, rows: list[CouncilResolution], bulletins: list[Bulletin]) -> list[Stage]:
    """What follows the resolution: the voivode, the journal, the bulletins, the days in force."""
    published = [one.publication for one in bulletins if one.publication]
    voivode = tuple(f"{row}: {day(row.sent_to_voivode_on)} r." for row in rows if row.sent_to_voivode_on)
    voivode += tuple(f"unieważnienie {one}" for row in rows for one in row.annulments.all())
    journal = tuple(f"{row.journal_reference}, {day(row.journal_date)} r." for row in rows if row.journal_date)
    bip = tuple(f"{one}, {day(one.published_on)} r." for one in published)
    return [
        _of_facts("Wojewoda", voivode, bool(rows) and not not_sent(rows), "przekazana", bool(rows)),
        _of_facts("Dziennik urzędowy", journal, bool(rows) and not unannounced(rows), "ogłoszona", bool(rows)),
        _of_facts("BIP gminy i BIP centrum", bip, bool(rows) and len(published) == len(bulletins), "oba", bool(rows)),
        _force(version, rows),
    ]


def _of_facts(title: str, facts: tuple[str, ...], whole: bool, word: str, begun: bool) -> Stage:
    if not begun:
        return Stage(title, "", "przed nami")
    return Stage(title, "done" if whole else "now", word if whole else "do odnotowania", facts)


def _force(version: ProgrammeVersion, rows: list[CouncilResolution]) -> Stage:
    title = "Wejście w życie"
    if not version.effective_on:
        return Stage(title, "", "przed nami")
    facts = tuple(f"{_named(row)}: {day(row.effective_on)} r." for row in rows if row.effective_on)
    facts += tuple(
        f"uchylono z dniem {day(row.repealed_on)} r. uchwałą nr {row.repealed_by}" for row in rows if row.repealed_on
    )
    if version.is_completed:
        facts = (*facts, f"realizacja do {day(version.period_end)} r.", *_reported(version))
        return Stage(title, "done", "zakończony", facts)
    if version.is_announced:
        return Stage(title, "now", "ogłoszony", facts)
    if version.state == State.IN_FORCE:
        return Stage(title, "done", "obowiązuje", facts)
    return Stage(title, "done", "obowiązywał", (*facts, *_reported(version)))


def _reported(version: ProgrammeVersion) -> tuple[str, ...]:
    """The information on implementation, once it stands in the bulletins (art. 6)."""
    if not version.is_reported:
        return ()
    return (f"informacja z realizacji w BIP od {day(version.programme.reported_on)} r.",)


def _gaps(version: ProgrammeVersion, rows: list[CouncilResolution], bulletins: list[Bulletin]):
    """What is missing or odd; nothing of it blocks anything."""
    for row in alive(rows):
        edit = reverse("programmes:correct", args=[version.pk, row.pk])
        if row.cast is None:
            yield Gap(f"{_named(row)}: nie wpisano głosowania.", edit)
        elif row.votes_for is not None and row.votes_for <= (row.votes_against or 0):
            yield Gap(f"{_named(row)}: głosów za nie było więcej niż przeciw. Sprawdź protokół.", edit)
        if row.sent_to_voivode_on and row.sent_to_voivode_on > row.decided_on + DAYS_FOR_VOIVODE:
            yield Gap(f"{_named(row)}: przekazano wojewodzie później niż po 7 dniach.", edit)
        if row.sent_to_voivode_on is None and timezone.localdate() > row.decided_on + DAYS_FOR_VOIVODE:
            url = reverse("programmes:send_to_voivode", args=[version.pk])
            yield Gap(f"{_named(row)}: minęło 7 dni, a nie odnotowano przekazania wojewodzie.", url)
    if version.takes_effect_early:
        yield Gap("Wchodzi w życie wcześniej niż 15. dnia po ogłoszeniu.")
    if version.state in (State.ADOPTED, State.IN_FORCE):
        for one in bulletins:
            if one.publication is None:
                url = f"{reverse('programmes:bip', args=[version.pk])}?where={one.key}"
                yield Gap(f"{one.name}: nie odnotowano publikacji (art. 5 ust. 5).", url)


# --- what comes next ---------------------------------------------------------------------------

POSTED = ("submit", "recall")
RARE = ("change", "undo_rejection", "revoke", "withdraw", "mayor_return", "amend", "reject", "annul", "repeal")
# Shown elsewhere: beside the decision, or at the row that it concerns.
ELSEWHERE = ("return", "annul_partly", "correct")
MAIN = {
    State.DRAFT: ("adopt_amended", "submit"),
    State.RETURNED: ("submit",),
    State.SUBMITTED: ("approve",),
    State.APPROVED: ("send_to_mayor",),
    State.SENT_TO_MAYOR: ("adopt",),
    State.ADOPTED: ("send_to_voivode", "publish", "bip"),
    State.IN_FORCE: ("send_to_voivode", "publish", "bip"),
}


def next_acts(user, version: ProgrammeVersion) -> NextActs:
    """Return what may come next from the present state, with reasons for what ``user`` may not do."""
    rows = [row for row in rows_of(version) if row.outcome == Outcome.ADOPTED]
    acts = {
        transition.name: _next(user, version, transition)
        for transition in WORKFLOW.open_from(version.state)
        if transition.name not in ELSEWHERE and _concerns(transition.name, version, rows)
    }
    main = next((acts.pop(name) for name in MAIN.get(version.state, ()) if name in acts), None)
    rare = [acts.pop(name) for name in RARE if name in acts]
    return NextActs(main, list(acts.values()), rare)


def _next(user, version: ProgrammeVersion, transition) -> Next:
    name, label = transition.name, capital(str(transition.label))
    refusal = refusal_of(name, user=user, version=version)
    if name == "approve":
        # Everybody at the desk may open the page; only its buttons are the director's.
        return Next(name, "Otwórz stronę decyzji", reverse("programmes:decide", args=[version.pk]), None)
    if name == "annul":
        label = "Odnotuj rozstrzygnięcie nadzorcze"
    return Next(name, label, reverse(f"programmes:{name}", args=[version.pk]), refusal, name in POSTED)


def _concerns(name: str, version: ProgrammeVersion, rows: list[CouncilResolution]) -> bool:
    """Whether the act has anything to do with this version at all."""
    if name in ("submit", "adopt_amended"):
        return (name == "adopt_amended") == version.is_amended
    if name == "adopt_next":
        decided = {row.gmina_id for row in version.resolutions.all()}
        every = councils(version)
        return len(every) > 1 and any(one.gmina_id not in decided for one in every)
    if name == "send_to_voivode":
        return bool(not_sent(rows))
    if name == "publish":
        return bool(unannounced(rows))
    if name == "bip":
        return any(one.publication is None for one in bulletins_of(version))
    return True
