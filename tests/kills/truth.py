"""What must be true of the database after a kill, whatever was going on."""

import psycopg

from tests.kills.job import Ledger

# Each query finds rows that are half of something; the demo's first programme is in force and nobody touches it.
HALF_STATES = {
    "a state without its time": """
        SELECT id, state FROM programmes_programmeversion
        WHERE (state = 'submitted') <> (submitted_at IS NOT NULL AND approved_at IS NULL)
           OR (state IN ('approved', 'in_force')) <> (approved_at IS NOT NULL)""",
    "an approved programme without its frozen document, or the other way round": """
        SELECT id FROM programmes_programmeversion WHERE (state IN ('approved', 'in_force')) <> (frozen_id IS NOT NULL)""",
    "an approval without its document, or a document without its approval": """
        SELECT v.id FROM programmes_programmeversion AS v
        WHERE (SELECT count(*) FROM programmes_programmelogentry WHERE version_id = v.id AND transition = 'approve')
           <> (SELECT count(*) FROM documents_frozendocument
               WHERE kind = 'programme' AND subject_type = 'programmes.programmeversion' AND subject_id = v.id)""",
    "a state that its log does not end with": """
        SELECT v.id, v.state, last.to_state FROM programmes_programmeversion AS v CROSS JOIN LATERAL (
            SELECT to_state FROM programmes_programmelogentry WHERE version_id = v.id ORDER BY at DESC, id DESC LIMIT 1
        ) AS last WHERE last.to_state <> v.state""",
    "a log with a gap": """
        SELECT id FROM (
            SELECT id, from_state, lag(to_state) OVER (PARTITION BY version_id ORDER BY at, id) AS before
            FROM programmes_programmelogentry) AS entry WHERE before IS NOT NULL AND before <> from_state""",
    "a document whose file nobody will make": """
        SELECT id FROM documents_frozendocument AS d WHERE pdf IS NULL AND kind <> 'card_print' AND NOT EXISTS (
            SELECT 1 FROM procrastinate_jobs WHERE task_name = 'documents.make_file' AND (args->>'frozen_id')::bigint = d.id)""",
    "a job for a document that is not there": """
        SELECT id FROM procrastinate_jobs AS j WHERE task_name = 'documents.make_file' AND NOT EXISTS (
            SELECT 1 FROM documents_frozendocument WHERE id = (j.args->>'frozen_id')::bigint)""",
    "a programme that history knows otherwise": """
        SELECT t.id FROM programmes_programmeversion AS t CROSS JOIN LATERAL (
            SELECT * FROM programmes_programmeversionevent WHERE pgh_obj_id = t.id ORDER BY pgh_id DESC LIMIT 1) AS e
        WHERE (t.state, t.edit_version, t.frozen_id) IS DISTINCT FROM (e.state, e.edit_version, e.frozen_id)""",
    "a row of the sheet that history knows otherwise": """
        SELECT t.id FROM diagnosis_need AS t CROSS JOIN LATERAL (
            SELECT * FROM diagnosis_needevent WHERE pgh_obj_id = t.id ORDER BY pgh_id DESC LIMIT 1) AS e
        WHERE (t.problem, t.version) IS DISTINCT FROM (e.problem, e.version)""",
    "a card that history knows otherwise": """
        SELECT t.id FROM partners_partner AS t CROSS JOIN LATERAL (
            SELECT * FROM partners_partnerevent WHERE pgh_obj_id = t.id ORDER BY pgh_id DESC LIMIT 1) AS e
        WHERE (t.activity_scope, t.version) IS DISTINCT FROM (e.activity_scope, e.version)""",
}
TEXTS = {
    "need": (
        "SELECT problem FROM diagnosis_need WHERE key = %s",
        "SELECT problem FROM diagnosis_needevent WHERE key = %s",
    ),
    "partner": (
        "SELECT activity_scope FROM partners_partner WHERE id = %s",
        "SELECT activity_scope FROM partners_partnerevent WHERE id = %s",
    ),
}


def half_states(login: psycopg.Connection) -> list[str]:
    """Return what is half done, in words."""
    found = {name: login.execute(query).fetchall() for name, query in HALF_STATES.items()}
    return [f"{name}: {rows}" for name, rows in found.items() if rows]


def missing_saves(login: psycopg.Connection, ledger: Ledger, programme: int) -> list[str]:
    """Return acknowledged saves that the database does not have, in words."""
    faults = []
    for what, texts in ledger.acknowledged.items():
        kind, key = what.split()
        now, past = TEXTS[kind]
        current = login.execute(now, [key]).fetchone()[0]
        history = {row[0] for row in login.execute(past, [key])}
        faults += [f"{what}: „{text}” was acknowledged and is gone" for text in texts if text not in history]
        doubtful = ledger.doubtful.get(what, [])
        if current != texts[-1] and current not in doubtful:
            faults.append(f"{what} holds „{current}”, acknowledged last was „{texts[-1]}”")
    logged = [
        row[0]
        for row in login.execute(
            "SELECT transition FROM programmes_programmelogentry WHERE version_id = %s ORDER BY at, id", [programme]
        )
    ]
    for name in ("submit", "approve", "return", "revoke"):
        sure, doubt = ledger.steps.count(name), ledger.doubtful_steps.count(name)
        written = logged.count(name) - ledger.before.get(name, 0)
        if not sure <= written <= sure + doubt:
            faults.append(f"{name}: acknowledged {sure}, without an answer {doubt}, in the log {written}")
    return faults
