"""The main job, done over HTTP by demo people until somebody kills the server; what was acknowledged is written down."""

import itertools
import random
import re
import threading
import uuid
from dataclasses import dataclass, field

import psycopg

from tests.kills.people import NotSaved, Person

OPEN = ("draft", "returned")
ROWS = 6


@dataclass
class Ledger:
    """What was sent and what was acknowledged.

    ``acknowledged``: per object every text whose saving was confirmed, in order. ``doubtful``: texts sent
    whose answer never came: each was saved whole or not at all. ``steps``: confirmed steps of the programme
    by name; ``doubtful_steps``: those without an answer; ``before``: steps in its log when the job began.
    """

    acknowledged: dict[str, list[str]] = field(default_factory=dict)
    doubtful: dict[str, list[str]] = field(default_factory=dict)
    steps: list[str] = field(default_factory=list)
    doubtful_steps: list[str] = field(default_factory=list)
    before: dict[str, int] = field(default_factory=dict)

    @property
    def saves(self) -> int:
        """How many saves were acknowledged."""
        return len(self.steps) + sum(len(texts) for texts in self.acknowledged.values())


class Job:
    """Edits of sheet rows, saves of partner cards and steps of a programme, in a random order."""

    def __init__(self, base: str, login: psycopg.Connection, rng: random.Random) -> None:
        self.rng = rng
        self.ledger = Ledger()
        self.counter = itertools.count(1)
        self.base = base
        self.stopped = threading.Event()
        self._sign_in()
        self.diagnosis = self._open_diagnosis()
        self.cards = [
            row[0] for row in login.execute("SELECT id FROM partners_partner WHERE state = 'active' LIMIT 5")
        ]
        self.programme = login.execute(
            "SELECT version_id FROM programmes_programmelogentry AS entry JOIN programmes_programmeversion AS version"
            " ON version.id = version_id AND state <> 'in_force' WHERE transition = 'submit' ORDER BY at LIMIT 1"
        ).fetchone()[0]
        self.ledger.before = dict(
            login.execute(
                "SELECT transition, count(*)::int FROM programmes_programmelogentry WHERE version_id = %s GROUP BY 1",
                [self.programme],
            ).fetchall()
        )
        self.rows: dict[str, int] = {}
        self.look_again(login)
        for _ in range(ROWS):
            self._add_row()

    def _sign_in(self) -> None:
        """Everybody comes in; the sessions outlive any kill."""
        self.worker, self.organiser, self.director = (
            Person(self.base, role) for role in ("worker", "organiser", "director")
        )
        self.must_confirm = False

    def _open_diagnosis(self) -> int:
        path = "/diagnozy/nowa/"
        fields = self.organiser.form(path) | {"title": "Diagnoza próby", "period_start": "01.01.2027"}
        status, where, page = self.organiser.send(path, fields)
        assert status == 302, page
        return int(re.search(r"/diagnozy/(\d+)/", where)[1])

    def _add_row(self) -> None:
        key = str(uuid.uuid4())  # never one of an earlier job of the same seed
        row = {"key": key, "version": 0, "fields": {"group": "Seniorzy", "need": "Ciepły posiłek", "problem": "–"}}
        status, answer = self.worker.send_json(self._sheet, {"saves": [row]}, self.token)
        assert status == 200, answer
        self.rows[key] = answer["saved"][0]["version"]

    @property
    def _sheet(self) -> str:
        return f"/diagnozy/{self.diagnosis}/potrzeby/zapis/"

    def look_again(self, login: psycopg.Connection) -> None:
        """After a restart: see how things stand, as people do who open their pages anew."""
        if self.must_confirm:
            self._sign_in()
        state = self.worker.read_json(f"/diagnozy/{self.diagnosis}/potrzeby/stan/")
        self.rows = {row["key"]: row["version"] for row in state["rows"]}
        self.token = state["token"]
        self.state = login.execute(
            "SELECT state FROM programmes_programmeversion WHERE id = %s", [self.programme]
        ).fetchone()[0]

    def work(self) -> None:
        """Do one thing after another until the server is gone, or until told to stop."""
        self.stopped.clear()
        while not self.stopped.is_set():
            try:
                self.rng.choice([self.write_row, self.write_row, self.write_card, self.move_programme])()
            except NotSaved:
                return

    def _text(self) -> str:
        return f"zapis nr {next(self.counter)} – żółta łąka"

    def _confirm(self, what: str, text: str, *, is_saved: bool) -> None:
        """Take a text from the doubtful to the acknowledged."""
        if not is_saved:
            raise NotSaved(what)
        self.ledger.doubtful[what].remove(text)
        self.ledger.acknowledged.setdefault(what, []).append(text)

    def write_row(self) -> None:
        """Change a cell of the sheet."""
        key, text = self.rng.choice(sorted(self.rows)), self._text()
        what = f"need {key}"
        self.ledger.doubtful.setdefault(what, []).append(text)
        save = {"key": key, "version": self.rows[key], "fields": {"problem": text}}
        status, answer = self.worker.send_json(self._sheet, {"saves": [save]}, self.token)
        saved = {one["key"]: one["version"] for one in answer.get("saved", [])}
        self._confirm(what, text, is_saved=status == 200 and key in saved)
        self.rows[key] = saved[key]

    def write_card(self) -> None:
        """Open a partner's card, change a field, save the whole card."""
        card, text = self.rng.choice(self.cards), self._text()
        path = f"/partnerzy/{card}/zmien/"
        fields = self.worker.form(path)
        what = f"partner {card}"
        self.ledger.doubtful.setdefault(what, []).append(text)
        status, _, _ = self.worker.send(path, fields | {"activity_scope": text})
        self._confirm(what, text, is_saved=status == 302)

    def move_programme(self) -> None:
        """Take the programme one step on: submit, then approve or return, then take back."""
        if self.state in OPEN:
            self._step(self.organiser, "submit", "zloz", "submitted")
        elif self.state == "submitted":
            name, path, target = self.rng.choice(
                [
                    ("approve", "zatwierdz", "approved"),
                    ("approve", "zatwierdz", "approved"),
                    ("return", "zwroc", "returned"),
                ]
            )
            self._step(self.director, name, path, target, page="decyzja")
        else:
            self._step(self.director, "revoke", "cofnij-zatwierdzenie", "returned", page="cofnij-zatwierdzenie")

    def _step(self, person: Person, name: str, path: str, target: str, page: str = "") -> None:
        base = f"/programy/{self.programme}/"
        fields = person.form(f"{base}{page}/" if page else base, f"{base}{path}/")
        if "comment" in fields:
            fields["comment"] = self._text()
        self.ledger.doubtful_steps.append(name)
        status, _, answer = person.send(f"{base}{path}/", fields)
        # A dangerous act long after signing in asks for the password again: nothing was done.
        self.must_confirm = "confirm_password" in answer
        if status != 302:
            raise NotSaved(name)
        self.ledger.doubtful_steps.remove(name)
        self.ledger.steps.append(name)
        self.state = target
