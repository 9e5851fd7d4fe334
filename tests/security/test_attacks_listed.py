"""The list of attacks names tests that are there."""

import re

from django.conf import settings

LIST = settings.BASE_DIR / "docs" / "security" / "attacks.md"
FEWEST = 30


def listed() -> list[tuple[int, str, str]]:
    """Return number, file and test of each line."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    rows = [re.match(r"\| (\d+) \|.*\| (tests/\S+)::(\w+) \|$", line) for line in lines]
    return [(int(row[1]), row[2], row[3]) for row in rows if row]


def test_each_attack_names_a_test_that_is_there():
    gone = [
        f"{file}::{name}"
        for _, file, name in listed()
        if not (settings.BASE_DIR / file).is_file()
        or f"def {name}(" not in (settings.BASE_DIR / file).read_text(encoding="utf-8")
    ]

    assert gone == []


def test_there_are_at_least_thirty_numbered_one_by_one():
    numbers = [number for number, _, _ in listed()]

    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= FEWEST
