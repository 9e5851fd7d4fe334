"""What differs between two lists of the potential: who came, who went, what changed."""

from dataclasses import dataclass

from diagnosis.potential.facts import Entry, Potential, Scale

CAME, WENT, CHANGED = "doszedł", "ubył", "zmienił się"
KINDS = {CAME: "done", WENT: "stop", CHANGED: "now"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One entity that is not the same on both lists; ``lines`` say what changed."""

    word: str
    name: str
    lines: tuple[str, ...] = ()
    partner_id: int | None = None

    @property
    def kind(self) -> str:
        """The colour that goes with the word."""
        return KINDS[self.word]


def compared(before: Potential, after: Potential) -> list[Difference]:
    """Return what changed from ``before`` to ``after``: came, went, changed; in the order of the lists."""
    was = {entry.key: entry for entry in before.entries}
    now = {entry.key: entry for entry in after.entries}
    came = [
        Difference(CAME, entry.name, _services(entry), entry.partner_id)
        for key, entry in now.items()
        if key not in was
    ]
    went = [
        Difference(WENT, entry.name, _why(entry, after), entry.partner_id)
        for key, entry in was.items()
        if key not in now
    ]
    changed = [
        Difference(CHANGED, entry.name, lines, entry.partner_id)
        for key, entry in now.items()
        if key in was and (lines := _changes(was[key], entry))
    ]
    return [*came, *went, *changed]


def _services(entry: Entry) -> tuple[str, ...]:
    return tuple(_told(scale) for scale in entry.services)


def _told(scale: Scale) -> str:
    return f"{scale.service}: {scale.said}" if scale.said else scale.service


def _why(entry: Entry, after: Potential) -> tuple[str, ...]:
    """Why an entity left the list, as far as the later list knows."""
    return next((tuple(out.words) for out in after.left_out if out.partner_id == entry.partner_id), ())


def _changes(was: Entry, now: Entry) -> tuple[str, ...]:
    lines = []
    if was.name != now.name:
        lines.append(f"nazwa: było „{was.name}”")
    if was.category != now.category:
        lines.append(f"kategoria: było {was.letter}, jest {now.letter}")
    if was.gminas != now.gminas:
        lines.append(f"gminy: było {_gminas(was)}, jest {_gminas(now)}")
    before = {scale.service_id: scale for scale in was.services}
    after = {scale.service_id: scale for scale in now.services}
    lines += [f"nowa usługa: {_told(scale)}" for key, scale in after.items() if key not in before]
    lines += [f"nie ma już usługi: {_told(scale)}" for key, scale in before.items() if key not in after]
    for key, scale in after.items():
        if key in before and before[key].said != scale.said:
            lines.append(
                f"{scale.service}: było {before[key].said or 'bez liczby'}, jest {scale.said or 'bez liczby'}"
            )
    return tuple(lines)


def _gminas(entry: Entry) -> str:
    return ", ".join(gmina.name for gmina in entry.gminas) or "nie podano"
