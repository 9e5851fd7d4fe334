"""Chapter: the potential (art. 21 ust. 3 pkt 2): who performs which services, by category, with the scale."""

from cus.documents.blocks import Block, Column, TableRow, missing, note, table, text
from cus.text.dates import day
from cus.text.plural import plural
from diagnosis.potential import Entry, GminaPart, Potential, Scale, parts_of, shown_potential
from diagnosis.report.content import Content, Scope

COLUMNS = (
    Column(label="Lit.", width=5),
    Column(label="Podmiot", width=35),
    Column(label="Usługi, numery zakresów i skala"),
)


def build(scope: Scope) -> Content:
    """Print the statutory list of the scope; an honest sentence when there is none."""
    potential = shown_potential(scope.diagnosis)
    if potential is None or not potential.entries:
        return Content(blocks=(missing("Wykazu podmiotów wykonujących usługi społeczne nie sporządzono."),))
    blocks: list[Block] = [text(_about(scope, potential))]
    for part in _parts(scope, potential):
        blocks += _part(scope, part, potential)
    return Content(blocks=tuple(blocks))


def _about(scope: Scope, potential: Potential) -> str:
    where = f"w gminie {scope.gmina.name}" if scope.gmina else "na obszarze działania centrum"
    return (
        f"Wykaz z art. 21 ust. 3 pkt 2: kto {where} wykonuje usługi społeczne i jakie. "
        f"Powstał z rejestru partnerów według stanu na {day(potential.as_of)} r. Są w nim podmioty czynne na tym "
        "obszarze, które mają co najmniej jedną usługę i kategorię z ustawy."
    )


def _parts(scope: Scope, potential: Potential) -> list[GminaPart]:
    """The part of the gmina, and that of entities which do not say where they act: they may act here too."""
    parts = parts_of(potential)
    if scope.gmina is None:
        return parts
    return [part for part in parts if part.gmina is None or part.gmina.code == scope.gmina.pk]


def _part(scope: Scope, part: GminaPart, potential: Potential) -> list[Block]:
    where = f" – gmina {part.gmina.name}" if part.gmina else " – podmioty, które nie podały gminy"
    where = where if len(scope.gminas) > 1 else ""
    rows = [_row(block.letter, entry) for block in part.blocks for entry in block.entries]
    empty = [f"{block.letter}) {block.label}" for block in part.blocks if not block.entries]
    if not rows:
        return [missing(f"W rejestrze nie ma podmiotów wykonujących usługi społeczne{where}.")]
    letters = "; ".join(f"{block.letter}) {block.label}" for block in part.blocks)
    count = f"{part.count} {plural(part.count, 'podmiot', 'podmioty', 'podmiotów')}"
    blocks = [
        table(
            f"Potencjał{where}: {count}",
            COLUMNS,
            rows,
            note=f"Litery z art. 21 ust. 3 pkt 2: {letters}.",
            source=f"rejestr partnerów centrum, stan na {day(potential.as_of)} r.",
        )
    ]
    if empty and part.gmina:
        blocks.append(note(f"Nie ma podmiotów w kategoriach: {'; '.join(empty)}."))
    return blocks


def _row(letter: str, entry: Entry) -> TableRow:
    return TableRow(cells=(f"{letter})", entry.name, "\n".join(map(_scale, entry.services))))


def _scale(scale: Scale) -> str:
    areas = ", ".join(map(str, scale.areas))
    noun = plural(len(scale.areas), "zakres", "zakresy", "zakresy")
    named = f"{scale.service} ({noun} {areas})" if areas else scale.service
    return f"{named}: {scale.said or 'skali nie podano'}"
