"""Operations applied in groups leave the database that they leave one after another."""

import json
import os
import subprocess
import sys

import pytest
from django.db import connection, migrations, models, transaction
from django.db.migrations.loader import MigrationLoader
from pgtrigger.compiler import Trigger, UpsertTriggerSql
from pgtrigger.migrations import AddTrigger, RemoveTrigger

from cus.database.places import CHECKOUT
from cus.database.together import Together, group_operations, grouped
from tests.database.schema import found

TEXT = models.TextField(default="")
TRIGGER = Trigger(name="kept", sql=UpsertTriggerSql(func="RETURN NEW;", hash="1", operation="INSERT", pgid="kept", table="t", when="AFTER"))  # fmt: skip


def table(name: str) -> migrations.CreateModel:
    return migrations.CreateModel(name, [("id", models.BigAutoField(primary_key=True))])


def filled(name: str) -> migrations.AddConstraint:
    return migrations.AddConstraint(name, models.CheckConstraint(condition=~models.Q(words=""), name="filled"))


def sizes(*operations) -> list[int]:
    """Return how many operations go in each step."""
    return [len(step.operations) if isinstance(step, Together) else 1 for step in grouped(operations)]


def test_what_does_not_meet_goes_in_one_step():
    operations = [table("Partner"), table("Offer"), migrations.AddField("offer", "words", TEXT), filled("offer")]
    assert sizes(*operations, AddTrigger("offer", TRIGGER), RemoveTrigger("other", "kept")) == [6]


def test_a_trigger_is_made_anew_in_one_step():
    assert sizes(RemoveTrigger("partner", "kept"), AddTrigger("partner", TRIGGER)) == [2]


@pytest.mark.parametrize(
    "operations",
    [
        [table("Partner"), migrations.RemoveField("partner", "id")],
        [migrations.AddField("partner", "words", TEXT), migrations.RemoveField("partner", "words")],
        [AddTrigger("partner", TRIGGER), RemoveTrigger("partner", "kept")],
        [migrations.AddField("partner", "words", TEXT), migrations.AlterField("partner", "words", models.CharField())],
        [migrations.RemoveField("partner", "words"), migrations.RemoveConstraint("partner", "filled")],
        [migrations.AddField("partner", "words", TEXT), migrations.RunPython(migrations.RunPython.noop)],
        [migrations.AddField("partner", "words", TEXT), migrations.RunSQL("SELECT 1")],
        [table("Partner"), migrations.RenameModel("Partner", "Body")],
    ],
    ids=lambda operations: f"{type(operations[0]).__name__}-{type(operations[1]).__name__}",
)
def test_what_must_see_the_work_of_another_waits_for_it(operations):
    assert sizes(*operations) == [1, 1]


def test_order_stays_and_nothing_is_lost():
    operations = [table("Partner"), migrations.RunSQL("SELECT 1"), filled("partner"), table("Offer")]
    steps = [step.operations if isinstance(step, Together) else [step] for step in grouped(operations)]
    assert [operation for step in steps for operation in step] == operations


def migrated(*arguments: str) -> dict[str, list]:
    """Return what a database migrated by a process of its own holds."""
    line = [sys.executable, "-m", "tests.database.schema", f"test_schema_{os.getpid()}", *arguments]
    settings = {"DJANGO_SETTINGS_MODULE": "cus.settings.test"}
    done = subprocess.run(line, cwd=CHECKOUT, env=os.environ | settings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def assert_same(one: dict[str, list], other: dict[str, list]) -> None:
    assert [(what, row) for what, rows in one.items() for row in rows if row not in other[what]] == []
    assert one == other


def applied(*, together: bool) -> dict[str, list]:
    """Return what real migrations make in a schema of its own, taken back at once."""
    graph = MigrationLoader(None).graph
    chosen = [node for node in graph.leaf_nodes() if node[0] in ("documents", "attachments")]
    chosen = [node for leaf in chosen for node in graph.forwards_plan(leaf) if node[0] == leaf[0]]
    plan = [graph.nodes[node] for node in chosen]
    state = graph.make_state(
        nodes=[parent.key for node in chosen for parent in graph.node_map[node].parents if parent.key not in chosen]
    )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("RESET ROLE; CREATE SCHEMA tried; SET LOCAL search_path = tried, public")
        if together:
            group_operations(plan=[(migration, False) for migration in plan])
        for migration in plan:
            with connection.schema_editor() as editor:
                state = migration.apply(state, editor)
        made = found(cursor)
        transaction.set_rollback(True)
    return made


def test_real_migrations_make_the_same_either_way(db):
    together, singly = applied(together=True), applied(together=False)
    assert_same(together, singly)
    assert all(together[what] for what in ("columns", "constraints", "indexes", "triggers", "functions", "sequences"))


@pytest.mark.soak
def test_the_whole_database_is_the_same_either_way():
    singly = migrated("--singly")
    assert_same(migrated(), singly)
    # From where an installation may stand: half of the migrations applied in an earlier run.
    assert_same(migrated("partners 0006", ""), singly)
