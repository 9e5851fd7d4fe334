"""How the history of programmes is told, one room a file."""

from programmes.history import building, consultation, council, deciding, papers, plans, terms  # noqa: F401
