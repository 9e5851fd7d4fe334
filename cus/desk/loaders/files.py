"""Reading the files in ``fixtures/``: JSON, and CSV whose leading ``#`` lines name source and date."""

import csv
import json
from pathlib import Path

from django.conf import settings

FIXTURES = Path(settings.BASE_DIR) / "fixtures"


def read_json(name: str) -> dict:
    """Return the content of ``fixtures/name``, an object with a ``source``."""
    return json.loads((FIXTURES / name).read_text(encoding="utf-8"))


def read_csv(name: str) -> list[dict[str, str]]:
    """Return the rows of ``fixtures/name`` as text values keyed by the heading."""
    with (FIXTURES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))
