"""Notes of the year: some read by the diagnosis, some that wait for the next one."""

import datetime as dt

from cus.accounts.enums import Role
from cus.desk.loaders.demo.accounts import demo_person
from cus.desk.loaders.files import read_json
from diagnosis.actions.notes import add_note, set_aside, take_notes
from diagnosis.models import Diagnosis, Need, Note

FILE = "demo/notes.json"


def load_notes() -> int:
    """Write the notes unless there are any; return how many came."""
    if Note.objects.exists():
        return 0
    rows = read_json(FILE)["notes"]
    for row in rows:
        values = {name: value for name, value in row.items() if name not in ("noted_on", "area", "read")}
        add_note(
            by=demo_person(Role.WORKER),
            values=values | {"noted_on": dt.date.fromisoformat(row["noted_on"]), "area_id": row["area"]},
        )
    return len(rows)


def read_notes(diagnosis: Diagnosis, key_of) -> None:
    """Read into ``diagnosis`` the notes whose file says so: into the row it names, or with its reason."""
    notes = {note.subject: note.pk for note in Note.objects.unread()}
    organiser = demo_person(Role.ORGANISER)
    for row in read_json(FILE)["notes"]:
        if not row["read"] or row["subject"] not in notes:
            continue
        picked, key = [notes[row["subject"]]], key_of(row["read"])
        if Need.objects.filter(diagnosis=diagnosis, key=key).exists():
            take_notes(by=organiser, diagnosis=diagnosis, notes=picked, key=key)
        else:
            set_aside(by=organiser, diagnosis=diagnosis, notes=picked, reason=row["read"])
