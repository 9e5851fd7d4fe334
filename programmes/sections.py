"""The twelve items of art. 5 ust. 3: what each is called, which fields fill it, whether it is filled."""

from dataclasses import dataclass

from programmes.contents import contents_of
from programmes.models import ProgrammeItem, ProgrammeVersion


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
    """A section with its state: ``done``, ``free`` (not applicable, with a reason) or ``missing``.

    ``at_services`` says how much of it stands at the services.
    """

    section: Section
    state: str
    missing: tuple[str, ...] = ()
    at_services: str = ""

    @property
    def kind(self) -> str:
        """The kind of its colour."""
        return {"done": "done", "free": "idle", "missing": "warn"}[self.state]

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
    if section.number != MEASURES or not contents_of(version)["indicators"]:
        missing += _missing_of_items(section.number, items)
    told = _at_services(section.number, items)
    if section.reason_field and missing and getattr(version, section.reason_field).strip():
        return SectionState(section, "free", at_services=told)
    return SectionState(section, "missing" if missing else "done", tuple(missing), told)


def _rows(item: ProgrammeItem, name: str) -> list[dict]:
    return contents_of(item)[name]


def _shown(item: ProgrammeItem) -> list[dict]:
    """Rows whose right is shown in some way: conditions, discounts, exemptions."""
    return [row for name in ("conditions", "discounts", "exemptions") for row in _rows(item, name)]


# A measure of the whole programme is a measure too.
MEASURES = 11
# What is written at the services, and how to see whether an item has it.
AT_SERVICES = {
    6: ("warunki", lambda item: bool(_rows(item, "conditions"))),
    7: ("opłatę albo jej brak", lambda item: item.fee_required is not None),
    8: ("sposób dokumentowania", lambda item: any(row["evidence"] for row in _shown(item))),
    9: ("dane osobowe", lambda item: bool(_rows(item, "data_items"))),
    11: ("mierniki", lambda item: bool(_rows(item, "indicators"))),
    12: ("kwoty", lambda item: bool(_rows(item, "budget_lines"))),
}


def _at_services(number: int, items: list) -> str:
    if number not in AT_SERVICES or not items:
        return ""
    what, has = AT_SERVICES[number]
    return f"Przy usługach: {what} wpisano w {sum(has(item) for item in items)} z {len(items)}."


def _missing_of_items(number: int, items: list) -> list[str]:
    if number == 5 and not items:
        return ["co najmniej jedna usługa"]
    if number == 6 and not any(_rows(item, "conditions") for item in items):
        return ["warunki przy usługach"]
    if number == 7 and not items:
        return ["opłaty przy usługach"]
    if number == 7:
        unknown = [item for item in items if item.fee_required is None]
        return [f"opłata: {item}" for item in unknown]
    if number == 9 and not any(_rows(item, "data_items") for item in items):
        return ["dane osobowe przy usługach"]
    if number == 11 and not any(_rows(item, "indicators") for item in items):
        return ["mierniki przy usługach"]
    if number == 12 and not any(_rows(item, "budget_lines") for item in items):
        return ["pozycje budżetu przy usługach"]
    return []


def _is_empty(value) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _label(version: ProgrammeVersion, name: str) -> str:
    return str(version._meta.get_field(name).verbose_name)
