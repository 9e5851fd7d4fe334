"""How the history of notes is told; a deleted note may come back."""

from cus.accounts.acts import Act, refusal_without
from cus.audit.kept import Domain, Kept, pages, register
from cus.workflow import Refusal
from diagnosis.models import Note, NoteReading


def _refusal_to_restore(user, note: Note) -> Refusal | None:
    return refusal_without(user, Act.DIAGNOSIS_EDIT)


register(
    Kept(
        Note,
        "notatka",
        ("subject",),
        Domain.BUSINESS,
        visible=lambda user: Note.objects.visible_to(user),
        restorable=_refusal_to_restore,
    ),
    Kept(
        NoteReading,
        "odczytanie-notatki",
        ("need", "reason"),
        Domain.BUSINESS,
        parent="note",
    ),
)
pages(
    {
        "diagnosis:note_create": "nowa notatka",
        "diagnosis:note_edit": "zmiana notatki",
        "diagnosis:note_delete": "usunięcie notatki",
        "diagnosis:notes": "odczytanie notatek",
        "diagnosis:need_from_notes": "nowy wiersz potrzeb z notatek",
        "diagnosis:note_put_back": "cofnięcie odczytania notatki",
    }
)
