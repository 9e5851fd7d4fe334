"""Recorded facts in words, for the log: what it said on the day of recording stays, whatever is corrected later."""

from cus.text.dates import day
from programmes.models import Annulment, BipPublication, CouncilResolution
from programmes.models.council import VOTES


def votes_text(row: CouncilResolution) -> str:
    """Write the vote: „za 9, przeciw 4, wstrzymało się 1, rada liczy 15”; empty when it was not counted."""
    parts = [f"{_label(row, name)} {getattr(row, name)}" for name in VOTES if getattr(row, name) is not None]
    if parts and row.councillors:
        parts.append(f"rada liczy {row.councillors}")
    return ", ".join(parts)


def told(row: CouncilResolution) -> str:
    """Write a resolution: whose, its number, day and vote."""
    whose = f"gmina {row.gmina.name}: " if row.gmina else ""
    return whose + "; ".join(filter(None, [str(row), votes_text(row)]))


def rejected(row: CouncilResolution) -> str:
    """Write a refusal of the draft: whose, the day of the session and the vote."""
    whose = f"gmina {row.gmina.name}: " if row.gmina else ""
    return whose + "; ".join(filter(None, [f"sesja {day(row.decided_on)} r.", votes_text(row)]))


def announced(row: CouncilResolution) -> str:
    """Write its announcement."""
    return f"{row}: {row.journal_reference}, {day(row.journal_date)} r., wchodzi w życie {day(row.effective_on)} r."


def repealed(row: CouncilResolution) -> str:
    """Write its repeal."""
    return f"{row}: uchwałą nr {row.repealed_by} z {day(row.repealed_by_date)} r., z dniem {day(row.repealed_on)} r."


def annulled(one: Annulment) -> str:
    """Write what the supervising authority decided."""
    what = f"; {one.what}" if one.what else ""
    return f"{one.resolution}: {one.reference} z {day(one.decided_on)} r.{what}"


def in_bulletin(one: BipPublication) -> str:
    """Write a publication in a bulletin."""
    return f"{one}, {day(one.published_on)} r., {one.url}"


def _label(row: CouncilResolution, name: str) -> str:
    return str(row._meta.get_field(name).verbose_name)
