"""Expressions whose SQL is made once in a process."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models.expressions import Expression
from django.utils.functional import cached_property

# One for each expression of the code; those that ask about a day come anew each day, and the old ones go.
KEPT = 64


class Once(Expression):
    """``make(*values)`` of each row of ``model``, its SQL made once in a process.

    The expression is the same at each asking, and subqueries resolved and compiled anew cost a page as much as
    Postgres needs to answer them. ``values`` are hashable. It stands only in a query of the table itself, not in
    a subquery; ``joined`` names the tables that the expression refers to beside it, which the query must join.
    """

    def __init__(
        self,
        model: type[models.Model],
        make: Callable[..., Expression],
        *values: object,
        joined: tuple[type[models.Model], ...] = (),
    ) -> None:
        super().__init__()
        self.model, self.make, self.values, self.joined = model, make, values, joined

    @cached_property
    def output_field(self) -> "models.Field[Any, Any]":
        """The field of the expression."""
        return _made(self.model, self.make, self.values, DEFAULT_DB_ALIAS)[2]

    def resolve_expression(
        self,
        query: Any = None,
        allow_joins: bool = True,
        reuse: Any = None,
        summarize: bool = False,
        for_save: bool = False,
    ) -> "Once":
        """Return a copy for ``query``.

        Raises:
            ValueError: the query calls a table by another name, so the SQL would speak of nothing.
        """
        tables = [model._meta.db_table for model in self.joined]
        if query.get_initial_alias() != self.model._meta.db_table or any(
            name not in query.alias_map for name in tables
        ):
            raise ValueError(f"This is read in a query of {', '.join([self.model._meta.db_table, *tables])} alone.")
        return self.copy()

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Return the SQL made once, with its parameters."""
        sql, params, _ = _made(self.model, self.make, self.values, connection.alias)
        return sql, params


@lru_cache(maxsize=KEPT)
def _made(
    model: type[models.Model], make: Callable[..., Expression], values: tuple[object, ...], using: str
) -> tuple[str, tuple[Any, ...], "models.Field[Any, Any]"]:
    query = model._base_manager.annotate(made=make(*values)).query
    compiler = query.get_compiler(connection=connections[using])
    compiler.setup_query()
    expression = query.annotations["made"]
    sql, params = compiler.compile(expression)
    return sql, tuple(params), expression.output_field
