"""Tables of the same shape as is read: figures as they stand, and an empty one to fill in."""

from cus.importing.fields import explained, page_of
from cus.tables import Page
from programmes.results.enums import PeriodKind
from programmes.results.givers import ALL, giver_of
from programmes.results.importing.columns import FIELDS, NOTE, SHEET, VALUE_FIELDS
from programmes.results.importing.plan import WHOLE
from programmes.results.ledger import PEOPLE, Ledger, is_small
from programmes.results.periods import span_of, spans_between


def pages_of(ledger: Ledger) -> list[Page]:
    """Return every figure of the programme; remarks and small numbers of one provider are the staff's."""
    fields = FIELDS if ledger.staff else [one for one in FIELDS if one is not NOTE]
    rows = []
    for row in ledger.rows:
        item = ledger.item_of(row.service_id)
        cells = _identity(ledger, item.service_name if item else WHOLE, giver_of(row).name, row.span)
        for one in VALUE_FIELDS:
            value = getattr(row, one.key)
            cells[one.key] = "" if value in (None, "") else one.words.show(value)
        if ledger.hides(row.service_id, giver_of(row).key):
            cells["refusals"] = ""
            cells["people"] = "mniej niż 5" if is_small(row.people) else cells["people"]
            cells["quantity"] = "" if row.quantity_unit in PEOPLE else cells["quantity"]
        rows.append(cells)
    return [page_of(SHEET, fields, rows)]


def empty_pages(ledger: Ledger, year: int) -> list[Page]:
    """Return rows for every service, provider and quarter of a year without numbers, and the columns explained."""
    quarters = [
        span for span in spans_between(PeriodKind.QUARTER, ledger.start, ledger.end) if span.starts_on.year == year
    ]
    whole = span_of(PeriodKind.YEAR, quarters[0].starts_on)
    rows = []
    for item in ledger.items:
        for giver in ledger.givers.of(item.service_id) or [ALL]:
            rows += [_identity(ledger, item.service_name, giver.name, span) for span in quarters]
        rows.append(_identity(ledger, item.service_name, ALL.name, whole))
    rows.append(_identity(ledger, WHOLE, ALL.name, whole))
    return [page_of(SHEET, FIELDS, rows), explained({SHEET: FIELDS})]


def _identity(ledger: Ledger, service: str, giver: str, span) -> dict[str, str]:
    label = "cały okres" if span.kind == PeriodKind.WHOLE else span.label
    return {"programme": str(ledger.programme.pk), "service": service, "giver": giver, "period": label}
