"""Notes of the year: why one cannot be changed, what a new row takes from them, and the table to take away."""

from collections.abc import Iterable, Sequence

from cus.accounts.acts import Act, refusal_without
from cus.tables import Page
from cus.text.dates import short_day
from cus.workflow import Refusal
from diagnosis.models import Diagnosis, Note

NO_NAMES = (
    "Pisz o grupach i miejscach, nie o osobach. Nazwisk, adresów ani innych danych, po których można "
    "rozpoznać mieszkańca, tu się nie wpisuje."
)
HEADINGS = (
    *("data", "temat", "treść", "grupa", "zakres usług", "gmina", "źródło", "dokładniej", "waga"),
    *("czego dotyczy", "wymaga aktualizacji", "stan", "wiersz potrzeb albo powód", "diagnoza", "kto wpisał"),
)


def refusal_to_edit_note(user, note: Note) -> Refusal | None:
    """Say why a note cannot be changed: wrong role, or a diagnosis stands on it already."""
    reading = getattr(note, "reading", None)
    read = reading and Refusal(
        f"Notatkę odczytała już diagnoza „{reading.diagnosis}”. Żeby ją zmienić, cofnij najpierw odczytanie."
    )
    return refusal_without(user, Act.DIAGNOSIS_EDIT) or read


def waiting_count(diagnosis: Diagnosis) -> int:
    """Return how many notes wait for this diagnosis; none for one that is closed for change."""
    return Note.objects.waiting_for(diagnosis).count() if diagnosis.is_editable else 0


def row_from(notes: Sequence[Note]) -> dict[str, object]:
    """Return what a new row of form 1 begins with: groups each once, problems as noted, the gmina if it is one."""
    gminas = {note.gmina_id for note in notes}
    return {
        "group": "; ".join(dict.fromkeys(note.group for note in notes if note.group)),
        "problem": "\n\n".join(
            f"{note.subject}. {note.text}".strip() if note.text else note.subject for note in notes
        ),
        "gmina": gminas.pop() if len(gminas) == 1 else None,
    }


def state_of(note: Note) -> tuple[str, str]:
    """Return the kind of colour and the word of how a note stands; its reading should be at hand."""
    reading = getattr(note, "reading", None)
    if reading is None:
        return ("stop", "wymaga aktualizacji") if note.update_needed else ("now", "czeka")
    return ("done", "w potrzebach") if reading.need_id else ("idle", "odczytana")


def notes_table(notes: Iterable[Note]) -> Page:
    """Return the notes as a sheet to take away."""
    return Page("rozeznanie", HEADINGS, [_line(note) for note in notes])


def _line(note: Note) -> list[str]:
    reading = getattr(note, "reading", None)
    return [
        short_day(note.noted_on),
        note.subject,
        note.text,
        note.group,
        str(note.area or ""),
        note.gmina.name if note.gmina else "",
        note.get_source_display(),
        note.source_detail,
        note.get_weight_display(),
        note.get_kind_display(),
        "tak" if note.update_needed else "nie",
        state_of(note)[1],
        (str(reading.need) if reading.need_id else reading.reason) if reading else "",
        str(reading.diagnosis) if reading else "",
        str(note.created_by),
    ]
