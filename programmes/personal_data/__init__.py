"""Personal data of programmes, one room a file."""

from programmes.personal_data import building, consultation, council, deciding, papers, plans, terms  # noqa: F401
