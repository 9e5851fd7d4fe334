"""Migrations in fewer steps: operations that do not meet are applied on models rendered once.

Django renders anew every model related to the one that an operation changes. Here nearly all models
are related, so an empty database waited for that rendering a thousand times, ten times longer than for
the server. Operations, their order and their SQL stay those of the migrations; only the state of
models that each is shown is that before and after its whole group. See docs/adr/0047.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import Migration
from django.db.migrations.operations import (
    AddConstraint,
    AddField,
    AddIndex,
    CreateModel,
    RemoveField,
)
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger, RemoveTrigger

# Each with what it adds or removes on its model. Exactly these classes: what others do is not known.
ADDS = {AddField: "name", AddConstraint: "constraint", AddIndex: "index", AddTrigger: "trigger"}
# A constraint is removed by the fields of the model after it: it goes alone, lest they are removed as well.
REMOVES = {RemoveField: "name", RemoveTrigger: "name"}
# What CREATE TABLE brings along when the model has it already.
WITH_TABLE = (AddField, AddConstraint, AddIndex)


class Together(Operation):
    """Several operations on one state before and one after; goes forwards only, made for one run."""

    reversible = False

    def __init__(self) -> None:
        self.operations: list[Any] = []
        self.created: set[str] = set()
        self._added: set[tuple[str, str]] = set()

    def takes(self, operation: Any) -> bool:
        """Take ``operation`` in unless it must see what an earlier one of the group has done."""
        kind = type(operation)
        if kind is CreateModel:
            self.created.add(operation.name_lower)
        elif kind in ADDS:
            self._added.add(self._thing(operation, ADDS[kind]))
        elif (
            kind not in REMOVES
            or operation.model_name_lower in self.created
            or self._thing(operation, REMOVES[kind]) in self._added
        ):
            return False
        self.operations.append(operation)
        return True

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change the state; its models are rendered when somebody asks for them."""
        state.__dict__.pop("apps", None)
        state.is_delayed = False
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Run them in their order, fewer those that a new table has brought along."""
        for operation in self.operations:
            if not (isinstance(operation, WITH_TABLE) and operation.model_name_lower in self.created):
                operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """Name them all."""
        return "; ".join(operation.describe() for operation in self.operations)

    @staticmethod
    def _thing(operation: Any, attribute: str) -> tuple[str, str]:
        value = getattr(operation, attribute)
        return operation.model_name_lower, getattr(value, "name", value).lower()


def grouped(operations: Iterable[Operation]) -> Iterator[Operation]:
    """Yield the operations in their order, those that do not meet joined in groups."""
    group = Together()
    for operation in operations:
        if group.takes(operation):
            continue
        if group.operations:
            yield group
        group = Together()
        if not group.takes(operation):
            yield operation
    if group.operations:
        yield group


def group_operations(*, plan: list[tuple[Migration, bool]], **kwargs: object) -> None:
    """Answer ``pre_migrate``: group the operations of what is about to be applied."""
    for migration, backwards in plan:
        if not backwards and migration.atomic:
            migration.operations = list(grouped(migration.operations))  # type: ignore[misc]  # as Migration.__init__ does
