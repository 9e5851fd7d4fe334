"""The twelve items of art. 5 ust. 3: what each is called, which fields fill it, whether it is filled."""

from dataclasses import dataclass

from programmes.models import ProgrammeVersion


@dataclass(frozen=True, slots=True)
class Section:
    """One of the twelve. ``reason_field`` names the field „nie dotyczy, ponieważ” of items 7 and 9."""

    number: int
    title: str
    fields: tuple[str, ...]
    reason_field: str = ""


SECTIONS = (
    Section(1, "Nazwa programu i jego cel", ("name", "goal")),
    Section(2, "Okres realizacji", ("period_start", "period_end")),
    Section(3, "Potrzeby uzasadniające program", ("needs_rationale",)),
    Section(4, "Odbiorcy i ich przewidywana liczba", ("recipients", "planned_people")),
    Section(5, "Usługi społeczne", ()),
    Section(6, "Warunki i tryb kwalifikowania", ("qualification_procedure",)),
    Section(7, "Opłaty i ulgi", (), "no_fees_reason"),
    Section(8, "Dokumentowanie warunków i prawa do ulg", ("evidence",)),
    Section(9, "Dane osobowe niezbędne do kwalifikowania", (), "no_personal_data_reason"),
    Section(10, "Organizacja programu i jego etapy", ("organisation",)),
    Section(11, "Monitorowanie, ocena i mierniki efektywności", ("monitoring",)),
    Section(12, "Budżet i źródła finansowania", ()),
)


@dataclass(frozen=True, slots=True)
class SectionState:
    """A section with its state: ``done``, ``free`` (not applicable, with a reason) or ``missing``."""

    section: Section
    state: str
    missing: tuple[str, ...] = ()

    @property
    def word(self) -> str:
        """The state in a word."""
        return {"done": "jest", "free": "nie dotyczy", "missing": "brak"}[self.state]


def section_states(version: ProgrammeVersion) -> list[SectionState]:
    """Return the twelve sections of ``version`` with their states.

    Items 5, 7, 9, 11 and 12 look at the programme's items; pass a version with ``items`` and their
    rows prefetched.
    """
    items = list(version.items.all())
    return [_state(section, version, items) for section in SECTIONS]


def _state(section: Section, version: ProgrammeVersion, items: list) -> SectionState:
    missing = [_label(version, name) for name in section.fields if _is_empty(getattr(version, name))]
    missing += _missing_of_items(section.number, items)
    if section.reason_field and missing and getattr(version, section.reason_field).strip():
        return SectionState(section, "free")
    return SectionState(section, "missing" if missing else "done", tuple(missing))


def _missing_of_items(number: int, items: list) -> list[str]:
    if number == 5 and not items:
        return ["co najmniej jedna usługa"]
    if number == 6 and not any(item.conditions.all() for item in items):
        return ["warunki przy usługach"]
    if number == 7 and not items:
        return ["opłaty przy usługach"]
    if number == 7:
        unknown = [item for item in items if item.fee_required is None]
        return [f"opłata: {item}" for item in unknown]
    if number == 9 and not any(item.data_items.all() for item in items):
        return ["dane osobowe przy usługach"]
    if number == 11:
        lacking = [item for item in items if not item.indicators.all()]
        return [f"miernik: {item}" for item in lacking] if items else ["mierniki"]
    if number == 12 and not any(item.budget_lines.all() for item in items):
        return ["pozycje budżetu przy usługach"]
    return []


def _is_empty(value) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _label(version: ProgrammeVersion, name: str) -> str:
    return str(version._meta.get_field(name).verbose_name)
