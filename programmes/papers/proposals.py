"""Texts that the programme itself proposes for the draft resolution and its justification.

Nothing is typed twice: names, days, needs, services and money come from the version. Our own wording of
common practice; the Act prescribes none (art. 4 only says that the council adopts by a resolution, which
is an act of local law).
"""

from dataclasses import dataclass

from cus.centre.enums import GminaKind
from cus.centre.models import Centre, Gmina
from cus.text.dates import day
from cus.text.numbers import money, number
from cus.text.organs import organ
from cus.text.plural import plural
from programmes.consulting import consultations_of, told_to_council
from programmes.decision import money_of
from programmes.enums import ProgrammeState
from programmes.models import ProgrammeVersion
from programmes.snapshot import quantity_text

LEGAL_BASIS = (
    "art. 18 ust. 2 pkt 15 ustawy z dnia 8 marca 1990 r. o samorządzie gminnym oraz art. 4 ust. 1 i 2 ustawy z dnia "
    "19 lipca 2019 r. o realizowaniu usług społecznych przez centrum usług społecznych (Dz. U. z 2019 r. poz. 1818)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A paragraph (without a title) or a part of the justification."""

    text: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Everything that the two papers say, as typed or as proposed."""

    council: str
    subject: str
    legal_basis: str
    paragraphs: tuple[Part, ...]
    reasons: tuple[Part, ...]


def proposed_texts(version: ProgrammeVersion) -> Texts:
    """Return the proposed texts for ``version`` (fetched by ``gaps.with_everything``)."""
    gmina = _founder()
    return Texts(
        council=_council(gmina),
        subject=f"przyjęcia programu usług społecznych „{version.name}”",
        legal_basis=LEGAL_BASIS,
        paragraphs=tuple(Part(text=text) for text in _paragraphs(version, gmina)),
        reasons=tuple(Part(title=title, text=text) for title, text in _reasons(version)),
    )


def _founder() -> Gmina | None:
    centre = Centre.objects.current()
    served = centre.served_gminas.select_related("gmina").order_by("-is_founder", "pk").first() if centre else None
    return served.gmina if served else None


def _council(gmina: Gmina | None) -> str:
    if gmina is None:
        return "Rady Gminy"
    return f"Rady Gminy {gmina.name}" if gmina.kind == GminaKind.RURAL else f"Rady Miejskiej – {gmina.name}"


def _paragraphs(version: ProgrammeVersion, gmina: Gmina | None) -> list[str]:
    centre = Centre.objects.current()
    when = ""
    if version.period_start and version.period_end:
        when = f" realizowany od {day(version.period_start)} r. do {day(version.period_end)} r.,"
    return [
        f"Przyjmuje się program usług społecznych „{version.name}”,{when} w brzmieniu stanowiącym załącznik do uchwały.",
        f"Realizatorem programu jest {centre.name if centre else 'centrum usług społecznych'}.",
        organ("Wykonanie uchwały powierza się wójtowi."),
        *_repealed(version),
        f"Uchwała podlega ogłoszeniu w {_journal(gmina)} i wchodzi w życie po upływie 14 dni od dnia ogłoszenia.",
    ]


def _repealed(version: ProgrammeVersion) -> list[str]:
    """The resolution that adopted the version in force, which the new one replaces."""
    former = version.programme.versions.filter(state=ProgrammeState.IN_FORCE).exclude(pk=version.pk).first()
    if former is None:
        return []
    name = f"program usług społecznych „{former.name}”"
    return [
        f"Traci moc uchwała nr {former.resolution_number} z dnia {day(former.resolution_date)} r. przyjmująca {name}."
    ]


def _journal(gmina: Gmina | None) -> str:
    if gmina is None:
        return "wojewódzkim dzienniku urzędowym"
    return f"Dzienniku Urzędowym Województwa {genitive_of_voivodeship(gmina.voivodeship)}"


def genitive_of_voivodeship(name: str) -> str:
    """Return the adjective in the genitive: „MAZOWIECKIE” → „Mazowieckiego”."""
    words = name.strip().lower()
    turned = f"{words[:-1]}ego" if words.endswith("e") else words
    return "-".join(word.capitalize() for word in turned.split("-"))


def _reasons(version: ProgrammeVersion) -> list[tuple[str, str]]:
    items = list(version.items.all())
    return [
        ("Cel i potrzeba podjęcia uchwały", _aim(version)),
        ("Usługi i ich odbiorcy", _services(version, items)),
        ("Stan dotychczasowy i różnica, którą wprowadza uchwała", _difference(version)),
        ("Skutki finansowe i źródła finansowania", _money(version)),
        ("Konsultacje", told_to_council(consultations_of(version))),
        ("Przewidywane skutki społeczne", _effects(items)),
    ]


def _aim(version: ProgrammeVersion) -> str:
    needs = [need for need in version.needs.all() if not need.removal_accepted]
    told = []
    if needs:
        many = plural(len(needs), "potrzebę", "potrzeby", "potrzeb")
        told.append(
            f"Program odpowiada na {len(needs)} {many} rozpoznane w diagnozie (art. 5 ust. 2 i art. 21 ustawy)."
        )
    return "\n\n".join(text for text in (version.goal.strip(), version.needs_rationale.strip(), *told) if text)


def _services(version: ProgrammeVersion, items: list) -> str:
    lines = [": ".join(filter(None, (item.service_name, quantity_text(item)))) for item in items]
    people = version.planned_people
    whole = (
        f"Z programu skorzysta rocznie {number(people)} {plural(people, 'osoba', 'osoby', 'osób')}." if people else ""
    )
    listed = "Program obejmuje: " + "; ".join(lines) + "." if lines else ""
    return "\n\n".join(text for text in (version.recipients.strip(), whole, listed) if text)


def _difference(version: ProgrammeVersion) -> str:
    former = version.programme.versions.filter(state=ProgrammeState.IN_FORCE).exclude(pk=version.pk).first()
    if former:
        return (
            f"Obowiązuje program „{former.name}” przyjęty uchwałą nr {former.resolution_number}. Uchwała go zastępuje."
        )
    return "Gmina nie ma dotąd takiego programu usług społecznych."


def _money(version: ProgrammeVersion) -> str:
    found = money_of(version)
    if not found.rows:
        return ""
    years = ", ".join(f"{year}: {money(amount)}" for year, amount in found.by_year)
    sources = "; ".join(f"{row.source} {money(row.total)}" for row in found.rows)
    return f"Koszt programu w całym okresie to {money(found.total)} ({years}). Źródła: {sources}."


def _effects(items: list) -> str:
    rows = [f"{row.name}: {number(row.target)} {row.unit}".strip() for item in items for row in item.indicators.all()]
    return "Skutki będą mierzone wskaźnikami: " + "; ".join(rows) + "." if rows else ""
