"""Which old backups stay: the newest of each of the last days, weeks and months that have one."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from zoneinfo import ZoneInfo

from cus.backup.settings import Keep

# The time in the name is UTC, so names sort by age all the year round.
NAME = re.compile(r"^cus-(\d{8}T\d{6})Z\.tar\.age$")
STAMP = "%Y%m%dT%H%M%S"
OFFICE = ZoneInfo("Europe/Warsaw")


def name_at(moment: dt.datetime) -> str:
    """Return the name of a backup made at ``moment``."""
    return f"cus-{moment.astimezone(dt.UTC).strftime(STAMP)}Z.tar.age"


def moment_of(name: str) -> dt.datetime | None:
    """Return when the backup of that name was made, or ``None`` when it is not one's name."""
    match = NAME.match(name)
    return dt.datetime.strptime(match[1], STAMP).replace(tzinfo=dt.UTC) if match else None


def backups_in(directory: Path) -> list[Path]:
    """Return the finished backups of a directory, oldest first."""
    return sorted(path for path in directory.iterdir() if path.is_file() and NAME.match(path.name))


def outlived(names: Iterable[str], rule: Keep) -> list[str]:
    """Return the names that the rule no longer keeps, oldest first. The newest backup always stays."""
    made = sorted(((moment_of(name), name) for name in names if moment_of(name)), reverse=True)
    days: list[tuple[Callable[[dt.date], object], int]] = [
        (lambda day: day, rule.daily),
        (lambda day: day.isocalendar()[:2], rule.weekly),
        (lambda day: (day.year, day.month), rule.monthly),
    ]
    kept = {made[0][1]} if made else set()
    for period_of, wanted in days:
        newest: dict[object, str] = {}
        for moment, name in made:
            newest.setdefault(period_of(moment.astimezone(OFFICE).date()), name)
        kept |= set(list(newest.values())[:wanted])
    return [name for _, name in reversed(made) if name not in kept]
