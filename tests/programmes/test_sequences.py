"""Random sequences of acts from several sessions at once: log, state, constraints and documents always agree.

``SEQUENCES_SEED`` (a number, or ``random``) hunts with other sequences. The order in which sessions get
their turn is the database's, so a seed gives the same intentions, not the same interleaving.
"""

import hashlib
import json
import os
import random
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.db import connections
from procrastinate.contrib.django.models import ProcrastinateJob

from cus.accounts.models import User
from cus.centre.models import Gmina
from cus.documents.models import FrozenDocument
from cus.workflow import Refused, StaleEdit
from programmes.enums import ADOPTED_STATES, FROZEN_STATES, OPEN_STATES, Outcome
from programmes.gaps import with_everything
from programmes.models import CheckRecord, JointGmina, ProgrammeVersion
from programmes.resolutions import adopted_of, leading, state_by
from programmes.snapshot import snapshot_of
from programmes.workflow import WORKFLOW
from tests.factories.accounts import UserFactory
from tests.factories.centre import CentreFactory, ServedGminaFactory
from tests.factories.diagnosis import DiagnosisFactory, NeedFactory
from tests.factories.programmes import ItemFactory, ProgrammeFactory, VersionFactory, answer
from tests.factories.services import ServiceFactory
from tests.programmes.random_acts import ACTS, Desk, NothingToDo, choose, perform
from tests.programmes.stages import move_to

SEED = os.environ.get("SEQUENCES_SEED", "2022")
SEED = random.SystemRandom().randrange(1, 10**6) if SEED == "random" else int(SEED)
SESSIONS = 3
# Where a sequence begins; most at the desk of its authors.
STARTS = ("draft", "draft", "draft", "submitted", "approved", "sent_to_mayor", "adopted", "in_force")
JOINT_STARTS = ("draft", "submitted", "approved", "sent_to_mayor", "sent_to_mayor", "sent_to_mayor")
FREEZING = ("approve", "adopt_amended")


class Session:
    """One person who works through a connection of their own and remembers what came of each act."""

    def __init__(self, user_id: int, programme_id: int, world, seed: str) -> None:
        self.user_id, self.programme_id, self.world = user_id, programme_id, world
        self.rng = random.Random(seed)  # noqa: S311
        self.done: list[tuple[str, int]] = []
        self.saved: list[tuple[str, int, int]] = []
        self.outcomes: Counter = Counter()
        self.faults: list[str] = []

    def work(self) -> None:
        """Take six to ten acts; a page stays open sometimes for two of them."""
        user, desk = User.objects.get(pk=self.user_id), None
        for _ in range(self.rng.randint(6, 10)):
            if desk is None or self.rng.random() < 0.8:
                desk = Desk(self.rng, user, self._version(), self.world)
            name = choose(desk)
            self._try(name, desk)

    def _version(self) -> ProgrammeVersion:
        """The newest version as a rule, an older one sometimes."""
        versions = list(ProgrammeVersion.objects.filter(programme=self.programme_id).order_by("-number"))
        return versions[0] if self.rng.random() < 0.85 else self.rng.choice(versions)

    def _try(self, name: str, desk: Desk) -> None:
        seen = desk.version.edit_version
        try:
            perform(name, desk)
        except NothingToDo:
            return
        except StaleEdit:
            self.outcomes[name, "stale"] += 1
        except Refused as error:
            self.outcomes[name, "forbidden" if error.refusal.status == 403 else "refused"] += 1
        except ValidationError:
            self.outcomes[name, "invalid"] += 1
        except Exception as error:
            # Whatever else comes out is what is looked for.
            self.faults.append(f"{name}: {type(error).__name__}: {error}")
        else:
            self.outcomes[name, "accepted"] += 1
            self.done.append((name, desk.version.pk))
            if name == "save_sections":
                self.saved.append((name, desk.version.pk, seen))


@pytest.fixture
def world(transactional_db):
    """People, a catalogue, a diagnosis and two gminas that all sequences share."""
    ours = ServedGminaFactory(centre=CentreFactory(), is_founder=True, councillors=15).gmina
    diagnosis = DiagnosisFactory()
    people = {"organiser": UserFactory(organiser=True), "director": UserFactory(director=True)}
    others = [UserFactory(director=True), UserFactory(organiser=True), UserFactory(worker=True)]
    return SimpleNamespace(
        **people,
        people=[*people.values(), *others],
        gminas=[ours, Gmina.objects.exclude(pk=ours.pk).usable().order_by("pk").first()],
        services=[ServiceFactory() for _ in range(3)],
        diagnosis=diagnosis,
        needs=[NeedFactory(diagnosis=diagnosis) for _ in range(3)],
    )


@pytest.fixture
def sessions():
    """Threads with connections of their own, closed at the end."""
    with ThreadPoolExecutor(SESSIONS) as pool:
        yield pool
        # Each thread waits for the others, so that every one of them closes its connection.
        together = threading.Barrier(SESSIONS)
        list(pool.map(lambda _: (together.wait(timeout=30), connections.close_all()), range(SESSIONS)))


def begin(rng: random.Random, world, starts: tuple) -> ProgrammeVersion:
    """A small programme of one or two services at one of ``starts``; a third of them of two gminas."""
    version = VersionFactory(
        whole=True, programme=ProgrammeFactory(created_by=world.organiser), diagnosis=world.diagnosis
    )
    for service, need in zip(world.services, world.needs[: rng.randint(1, 2)], strict=False):
        answer(ItemFactory(version=version, service=service, whole=True), need)
    joint = rng.random() < 0.34
    if joint:
        JointGmina.objects.create(version=version, gmina=world.gminas[1])
    return move_to(
        rng.choice(JOINT_STARTS if joint and starts is STARTS else starts), version, (world.organiser, world.director)
    )


def run(number: int, world, pool, starts: tuple) -> tuple[Counter, list[str]]:
    """Run one sequence; return what came of its acts and everything that does not agree after it."""
    rng = random.Random(f"{SEED}-{number}")  # noqa: S311
    version = begin(rng, world, starts)
    before = version.log.count()
    who = [world.organiser, world.director, rng.choice(world.people)]
    sessions = [Session(one.pk, version.programme_id, world, f"{SEED}-{number}-{at}") for at, one in enumerate(who)]
    list(pool.map(Session.work, sessions))
    faults = [fault for session in sessions for fault in session.faults]
    faults += _log_tells_what_was_accepted(version, before, sessions)
    for one in with_everything(ProgrammeVersion.objects.filter(programme=version.programme_id)).order_by("number"):
        faults += [f"{one.label} ({one.state}): {fault}" for fault in disagreements(one)]
    if ProgrammeVersion.objects.filter(programme=version.programme_id, state__in=OPEN_STATES).count() > 1:
        faults.append("two versions in the making")
    return sum((session.outcomes for session in sessions), Counter()), [f"{number}: {fault}" for fault in faults]


def _log_tells_what_was_accepted(version: ProgrammeVersion, before: int, sessions: list[Session]) -> list[str]:
    """Every accepted act has its line and every line its act; nobody's texts were written over unseen."""
    done = Counter(step for session in sessions for step in session.done if step[0] in WORKFLOW.transitions)
    copies = version.programme.versions.exclude(pk=version.pk)
    logged = Counter(entry for entry in version.log.order_by("at", "pk").values_list("transition", "version")[before:])
    for copy in copies.order_by("pk"):
        logged += Counter(copy.log.exclude(transition="create").values_list("transition", "version"))
    saved = Counter(save for session in sessions for save in session.saved)
    found = [f"accepted {done - logged}, logged {logged - done}"] if done != logged else []
    return found + [f"written over unseen: {save}" for save, times in saved.items() if times > 1]


def disagreements(version: ProgrammeVersion) -> list[str]:
    """Say what does not agree in one version: its log, its documents with their jobs, its councils."""
    return [*_faults_of_log(version), *_faults_of_documents(version), *_faults_of_councils(version)]


def _faults_of_log(version: ProgrammeVersion):
    entries = list(version.log.order_by("pk"))
    if entries != sorted(entries, key=lambda entry: (entry.at, entry.pk)):
        yield "the log is not in the order of time"
    state = "draft" if version.copied_from_id is None else ""
    for entry in entries:
        if entry.from_state != state:
            yield f"{entry.transition} from {entry.from_state}, but the state was {state}"
        state = entry.to_state
    if entries and state != version.state:
        yield f"the log ends in {state}"
    approvals = [entry for entry in entries if entry.transition == "approve"]
    if CheckRecord.objects.filter(entry__version=version).count() != len(approvals):
        yield "an approval without its check list"


def _faults_of_documents(version: ProgrammeVersion):
    freezing = [entry for entry in version.log.order_by("pk") if entry.transition in FREEZING]
    documents = FrozenDocument.objects.filter(subject_type="programmes.programmeversion", subject_id=version.pk)
    if documents.count() != len(freezing):
        yield f"{documents.count()} documents of {len(freezing)} approvals"
    for document in documents.order_by("pk"):
        plain = json.dumps(document.data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        if hashlib.sha256(plain.encode()).hexdigest() != document.data_sha256:
            yield f"document {document.pk} has another hash"
        jobs = ProcrastinateJob.objects.filter(task_name="documents.make_file", args={"frozen_id": document.pk})
        if jobs.count() != 1:
            yield f"{jobs.count()} jobs of document {document.pk}"
    must = version.state in FROZEN_STATES or (version.state == "withdrawn" and version.approved_at is not None)
    if must != (version.frozen is not None):
        yield "a document is missing" if must else "a document of an open version"
    if version.frozen is not None and freezing:
        now = snapshot_of(version)
        if version.frozen_id != max(documents.values_list("pk", flat=True)):
            yield "the document is not the last one"
        if now != freezing[-1].snapshot:
            yield "the contents changed since the approval"
        printed = sorted(item["service"] for item in version.frozen.data["items"])
        if printed != sorted(item["name"] for item in now["items"].values()):
            yield "the document has other services"


def _faults_of_councils(version: ProgrammeVersion):
    rows, outcomes = adopted_of(version), set(version.resolutions.values_list("outcome", flat=True))
    wanted = {"rejected": {Outcome.REJECTED}, "amended": {Outcome.AMENDED}}
    wanted |= {state: {Outcome.ADOPTED} for state in ADOPTED_STATES}
    if outcomes != wanted.get(version.state, set()):
        yield f"councils said {sorted(outcomes)}"
    if not rows:
        return
    first = leading(rows)
    if version.state != state_by(rows):
        yield f"by its resolutions it is {state_by(rows)}"
    borne = ("journal_reference", "journal_date", "effective_on")
    same = all(getattr(version, name) == getattr(first, name) for name in borne)
    if not same or (version.resolution_number, version.resolution_date) != (first.number, first.decided_on):
        yield "it bears the days of another resolution"


def run_all(numbers: range, world, pool, starts: tuple = STARTS) -> Counter:
    """Run so many sequences; nothing may disagree after any of them. Return what came of all acts."""
    total, faults = Counter(), []
    for number in numbers:
        outcomes, found = run(number, world, pool, starts)
        total, faults = total + outcomes, faults + found
    assert not faults, f"SEQUENCES_SEED={SEED}\n" + "\n".join(faults)
    documents = FrozenDocument.objects.filter(kind="programme").count()
    assert ProcrastinateJob.objects.filter(task_name="documents.make_file").count() == documents
    return total


def test_a_few_sequences_of_acts_at_once_leave_everything_in_agreement(world, sessions):
    total = run_all(range(1, 16), world, sessions, starts=("draft",))

    came = {outcome for _, outcome in total}
    assert {"accepted", "refused", "forbidden"} <= came


# Two halves, so that two processors share them.
@pytest.mark.soak
@pytest.mark.parametrize("numbers", [range(1, 251), range(251, 501)], ids=["first", "second"])
def test_five_hundred_sequences_of_acts_at_once_leave_everything_in_agreement(numbers, world, sessions):
    total = run_all(numbers, world, sessions)

    print(f"seed {SEED}: {sum(total.values())} acts")  # noqa: T201
    for name in ACTS:
        print(f"  {name}: { ({outcome: times for (act, outcome), times in sorted(total.items()) if act == name}) }")  # noqa: T201
    # Packages and fee rules are rare in small programmes; each transition has to have been done and refused.
    assert not [name for name in WORKFLOW.transitions if not total[name, "accepted"]]
    assert not [
        name for name in WORKFLOW.transitions if not sum(total[name, one] for one in ("refused", "forbidden", "stale"))
    ]


def test_a_meddled_log_document_and_state_are_found(db):
    """The checks can fail: they are given a version in which somebody has meddled."""
    version = move_to("adopted")
    assert disagreements(with_everything(ProgrammeVersion.objects.filter(pk=version.pk)).get()) == []

    ProcrastinateJob.objects.filter(task_name="documents.make_file").delete()
    version.items.update(seats=7)
    ProgrammeVersion.objects.filter(pk=version.pk).update(
        state="in_force", journal_date="2026-01-02", effective_on="2026-01-17"
    )
    found = "\n".join(disagreements(with_everything(ProgrammeVersion.objects.filter(pk=version.pk)).get()))

    for words in ("the log ends in adopted", "0 jobs", "contents changed", "by its resolutions it is adopted"):
        assert words in found
