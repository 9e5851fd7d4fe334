"""What a table of figures would do to one programme: row by row, with every fault and every doubt."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from cus.importing.plan import Change, EntryKind, Plan
from cus.importing.plan import Entry as BaseEntry
from cus.importing.reading import ReadRow, chosen_of, in_order, read_row, records_of
from cus.importing.words import proposal
from cus.tables import Sheet, TableFault, read
from cus.tables.columns import key_of
from cus.text.dates import period as polish_period
from programmes.results.actions.delivery import EMPTY, MEASURES, ONLY_PEOPLE, OVERLAP, Subject
from programmes.results.figures import has_amounts
from programmes.results.givers import ALL, TOGETHER, Giver
from programmes.results.importing.columns import FIELDS, SHEET, VALUE_FIELDS
from programmes.results.ledger import Ledger
from programmes.results.models import DeliveryFigure
from programmes.results.periods import Span, read_span
from programmes.results.plausible import Doubt

WHOLE = "cały program"
NOT_THIS = (
    "To plik innego programu: nr {sent}, a te wyniki należą do programu nr {own} („{name}”). "
    "Otwórz wyniki tamtego programu albo wybierz właściwy plik. Niczego nie wczytano."
)
NO_SHEET = f"Nie ma arkusza z liczbami. Nazwij go „{SHEET}” i wpisz w nagłówku „usługa” oraz „okres”."


@dataclass(frozen=True, slots=True)
class Entry(BaseEntry):
    """One row: also of what it speaks, and what is odd in it."""

    subject: Subject | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass
class _Work:
    """The making of one plan; ``after`` are rows as they would stand, by identity."""

    ledger: Ledger
    faults: list[TableFault] = field(default_factory=list)
    after: dict[tuple, DeliveryFigure] = field(default_factory=dict)
    lines: dict[tuple, int] = field(default_factory=dict)
    read: list[tuple[ReadRow, Subject, DeliveryFigure | None, DeliveryFigure]] = field(default_factory=list)


def preview(content: bytes, ledger: Ledger) -> Plan:
    """Return what the file would do; writes nothing.

    Raises:
        TableRefused: it cannot be read as a table.
    """
    return plan_of(read(content), ledger)


def plan_of(sheets: Sequence[Sheet], ledger: Ledger) -> Plan:
    """Return the plan of the sheets of one file."""
    work = _Work(ledger, after={_key(row): row for row in ledger.rows})
    chosen = chosen_of(sheets, (SHEET,), lambda headings: SHEET if "usluga" in headings else "", work.faults)
    if SHEET not in chosen:
        work.faults = work.faults or [TableFault(NO_SHEET)]
        return Plan([], work.faults)
    rows = [read_row(record, FIELDS, work.faults) for record in records_of(chosen[SHEET], FIELDS, work.faults)]
    foreign = _foreign(rows, ledger)
    if foreign:
        return Plan([], [foreign])
    for row in rows:
        _take(work, row)
    entries = [_entry(work, *one) for one in work.read]
    in_order(work.faults)
    return Plan(entries, work.faults)


def _foreign(rows: Sequence[ReadRow], ledger: Ledger) -> TableFault | None:
    """The one fault of a file of another programme: its number, or not one service of ours."""
    own = ledger.programme.pk
    for row in rows:
        sent = row.values.get("programme")
        if sent is not None and sent != own:
            return row.fault("programme", NOT_THIS.format(sent=sent, own=own, name=ledger.version))
    return None


def _take(work: _Work, row: ReadRow) -> None:
    """Understand a row and put it in its place; a row without any number is passed over."""
    if not any(row.values.get(name) not in (None, "") for name in MEASURES) and not row.faulty:
        return
    subject = _subject(work, row)
    if subject is None:
        return
    standing = work.ledger.find(subject.service_id, subject.giver.key, subject.span)
    after = _after(work.ledger, subject, standing, row)
    key = _key(after)
    if key in work.lines:
        work.faults.append(
            row.fault("period", f"Ten wiersz powtarza wiersz {work.lines[key]}: ta sama usługa, wykonawca i okres.")
        )
        return
    work.lines[key] = row.record.line
    work.after[key] = after
    work.read.append((row, subject, standing, after))
    _refuse(work, row, after)


def _subject(work: _Work, row: ReadRow) -> Subject | None:
    ledger, known = work.ledger, True
    service_id: int | None = None
    service = str(row.values.get("service") or "")
    if key_of(service) != key_of(WHOLE):
        item = next((one for one in ledger.items if key_of(one.service_name) == key_of(service)), None)
        item = item or next((one for one in ledger.items if key_of(str(one.service)) == key_of(service)), None)
        known = item is not None
        service_id = item.service_id if item else None
        if not known and "service" not in row.faulty:
            names = [one.service_name for one in ledger.items] + [WHOLE]
            said = f"W tym programie nie ma usługi „{service[:80]}”." if service else "Wpisz usługę z programu."
            work.faults.append(row.fault("service", said + proposal(service, names)))
    giver, span = _giver(work, row, service_id), _span(work, row)
    if not known or giver is None or span is None:
        return None
    bond = ledger.givers.bond(service_id, giver.key, span) if service_id and giver.key else None
    return Subject(service_id, giver, span, bond.contract if bond else None)


def _giver(work: _Work, row: ReadRow, service_id: int | None) -> Giver | None:
    if "giver" in row.faulty:
        return None
    name = str(row.values.get("giver") or "")
    if key_of(name) in ("", key_of(TOGETHER)):
        return ALL
    everybody = work.ledger.givers.everybody
    found = [giver for giver in everybody if key_of(giver.name) == key_of(name)]
    if len(found) > 1:
        own = {giver.key for giver in work.ledger.givers.of(service_id or 0)}
        found = [giver for giver in found if giver.key in own] or found
    if len(found) == 1:
        return found[0]
    if found:
        said = f"Dwóch wykonawców nazywa się „{name[:80]}”. Te liczby wpisz ręcznie."
    else:
        names = [*(giver.name for giver in everybody), TOGETHER]
        said = f"W tym programie nie ma wykonawcy „{name[:80]}”." + proposal(name, names)
    work.faults.append(row.fault("giver", said))
    return None


def _span(work: _Work, row: ReadRow) -> Span | None:
    if "period" in row.faulty:
        return None
    text, ledger = str(row.values.get("period") or ""), work.ledger
    try:
        span = read_span(text, ledger.start, ledger.end)
    except ValueError:
        said = "Wpisz okres, na przykład „II kwartał 2026”, „luty 2026”, „I półrocze 2026” albo „rok 2026”."
        work.faults.append(row.fault("period", said))
        return None
    if span.ends_on < ledger.start or span.starts_on > ledger.end:
        days = polish_period(ledger.start, ledger.end)
        work.faults.append(row.fault("period", f"Ten okres jest poza programem, który trwa {days}."))
        return None
    return span


def _after(ledger: Ledger, subject: Subject, standing: DeliveryFigure | None, row: ReadRow) -> DeliveryFigure:
    """The row as it would stand: an empty cell changes nothing."""
    after = DeliveryFigure(
        pk=standing.pk if standing else None,
        programme=ledger.programme,
        service_id=subject.service_id,
        partner_id=subject.giver.partner_id,
        own_unit_id=subject.giver.own_unit_id,
        period_kind=subject.span.kind,
        starts_on=subject.span.starts_on,
        ends_on=subject.span.ends_on,
    )
    for one in VALUE_FIELDS:
        before = getattr(standing, one.key) if standing else after._meta.get_field(one.key).get_default()
        given = row.values.get(one.key)
        setattr(after, one.key, before if given in (None, "") else given)
    if after.quantity is None:
        after.quantity_unit = ""
    return after


def _refuse(work: _Work, row: ReadRow, after: DeliveryFigure) -> None:
    """Find what the row may not be: without a unit, empty, of the whole programme with amounts."""
    if after.quantity is not None and not after.quantity_unit and "quantity_unit" not in row.faulty:
        work.faults.append(row.fault("quantity_unit", "Wpisz, czego dotyczy liczba: godzina, posiłek, przejazd…"))
    if after.service_id is None and (has_amounts(after) or after.places is not None):
        work.faults.append(row.fault("service", ONLY_PEOPLE))
    if after.service_id is None and giver_key(after):
        work.faults.append(row.fault("giver", "Liczba osób w całym programie dotyczy wszystkich wykonawców razem."))
    if after.people is None and after.places is None and not has_amounts(after) and not row.faulty:
        work.faults.append(row.fault("people", EMPTY))


def _entry(work: _Work, row: ReadRow, subject: Subject, standing, after: DeliveryFigure) -> Entry:
    values, changes = {}, []
    for one in VALUE_FIELDS:
        before = getattr(standing, one.key) if standing else None
        value = getattr(after, one.key)
        if _shown(one, before) == _shown(one, value):
            continue
        values[one.key] = value
        changes.append(Change(one.heading, _shown(one, before), _shown(one, value)))
    kind = EntryKind.NEW if standing is None else EntryKind.CHANGED if changes else EntryKind.SAME
    if changes:
        _refuse_overlap(work, row, after)
    others = [one for key, one in work.after.items() if key != _key(after)]
    doubts = tuple(work.ledger.doubts(after, others)) if changes else ()
    return Entry(kind, _name(work.ledger, subject), row.record.line, tuple(changes), values, standing, subject, doubts)


def _shown(one, value) -> str:
    return "" if value in (None, "") else one.words.show(value)


def _refuse_overlap(work: _Work, row: ReadRow, after: DeliveryFigure) -> None:
    """Amounts of one day would be counted twice: with what stands, or with another row of the table."""
    if not has_amounts(after):
        return
    for other in work.after.values():
        same = (other.service_id, giver_key(other)) == (after.service_id, giver_key(after)) and other is not after
        if same and has_amounts(other) and other.starts_on <= after.ends_on and after.starts_on <= other.ends_on:
            work.faults.append(row.fault("period", OVERLAP.format(other=other.span.label)))
            return


def _name(ledger: Ledger, subject: Subject) -> str:
    item = ledger.item_of(subject.service_id)
    return f"{item.service_name if item else WHOLE}, {subject.giver}, {subject.span.label}"


def giver_key(row: DeliveryFigure) -> str:
    """The key of the row's provider, read from its keys alone."""
    return f"p{row.partner_id}" if row.partner_id else f"u{row.own_unit_id}" if row.own_unit_id else ""


def _key(row: DeliveryFigure) -> tuple:
    return row.service_id, giver_key(row), row.period_kind, row.starts_on
