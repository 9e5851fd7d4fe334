"""What the page of a report shows: each figure beside the last one, the plan, and what was said of it."""

from dataclasses import dataclass, field

from programmes.results.models import ProviderReport
from programmes.results.reports.enums import ReportState
from programmes.results.reports.ground import Ground
from programmes.results.reports.words import LABELS, TEXTS, asked_numbers, key_of, written


@dataclass(frozen=True, slots=True)
class Said:
    """One figure: ``key`` names it, ``remark`` is what the last return said."""

    key: str
    label: str
    value: str
    last: str = ""
    planned: str = ""
    doubt: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """Figures of one service and provider."""

    title: str
    provider: str
    lines: list[Said] = field(default_factory=list)


def said_of(report: ProviderReport, ground: Ground) -> list[Told]:
    """Return a table for each service and provider of ``report``."""
    rows = list(report.rows.all())
    doubts, remarks = ground.doubts(rows), last_remarks(report)
    tables = []
    for row in rows:
        last = ground.before.get(row.pk)
        lines = []
        for name in asked_numbers(report):
            key = key_of(row, name)
            planned = str(ground.planned.get(row.service_id, "")) if name == "people" else ""
            value, before = written(row, name), written(last, name) if last else ""
            lines.append(Said(key, LABELS[name], value, before, planned, doubts.get(key, ""), remarks.get(key, "")))
        tables.append(Told(row.service_name, str(row.provider or ""), lines))
    return tables


def texts_of(report: ProviderReport) -> list[Said]:
    """Return the texts, those left empty too."""
    remarks = last_remarks(report)
    return [Said(name, LABELS[name], getattr(report, name), remark=remarks.get(name, "")) for name in TEXTS]


def last_remarks(report: ProviderReport) -> dict[str, str]:
    """Return what the last return said of each field, while the report is on its way back or to be judged again."""
    if report.state == ReportState.ACCEPTED:
        return {}
    last = max((one.round for one in report.remarks.all()), default=0)
    return {
        (f"r{one.row_id}_{one.field}" if one.row_id else one.field): one.text
        for one in report.remarks.all()
        if one.round == last
    }
