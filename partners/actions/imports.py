"""Partners and offers written from a table: all of it or nothing."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import IntegrityError, transaction

from cus.accounts.acts import Act, refusal_without
from cus.importing.actions import Imported, ImportRefused, drop_files, drop_old_files, keep_files, refuse_unless_sound
from cus.workflow import Refusal, refuse_if
from partners.actions.confirming import confirm_row
from partners.actions.locking import one_at_a_time
from partners.importing import Entry, Place, Plan, parsed, plan
from partners.models import FormerName, Offer, Partner, PartnerFounder, RegistryImport

CHANGED_SINCE = "Rejestr zmienił się od czasu podglądu. Obejrzyj zmiany jeszcze raz i potwierdź."
MANY = 500
Pairs = Sequence[tuple[Partner, Entry]]


def keep_import(
    *, name: str, content: bytes, second_name: str = "", second_content: bytes = b"", by
) -> RegistryImport:
    """Keep files until their preview is accepted; the person's earlier ones go.

    Raises:
        Refused: no right to edit cards.
        TableRefused: a file cannot be read as a table.
    """
    refuse_if(refusal_without(by, Act.PARTNER_EDIT))
    return keep_files(
        RegistryImport, name=name, content=content, second_name=second_name, second_content=second_content, by=by
    )


def drop_old_imports() -> int:
    """Forget tables whose preview waits for more than a week; return how many."""
    return drop_old_files(RegistryImport)


def accept_import(*, kept: RegistryImport, fingerprint: str, by) -> Imported:
    """Write what the preview with this ``fingerprint`` showed, and let the files go.

    Raises:
        Refused: no right to edit cards, or the files are somebody else's.
        ImportRefused: the table has faults, or the registry changed since the preview; carries the plan as it is now.
    """
    with transaction.atomic():
        done = import_partners(contents=kept.contents, fingerprint=fingerprint, by=by)
        drop_files(kept=kept, by=by)
    return done


def import_partners(*, contents: Sequence[bytes], by, fingerprint: str | None = None) -> Imported:
    """Write the partners and offers of a workbook, or of two CSV files: all of them or none.

    ``fingerprint``: of the plan that the person saw; without it the plan is carried out as it is now.

    Raises:
        Refused: no right to edit cards.
        TableRefused: a file cannot be read as a table.
        ImportRefused: the table has faults, or the plan is another one than the person saw.
    """
    refuse_if(refusal_without(by, Act.PARTNER_EDIT))
    told = parsed(contents)
    try:
        with transaction.atomic():
            # Whoever enters a card waits: a partner of the table is entered once.
            one_at_a_time()
            planned = plan(told, lock=True)
            refuse_unless_sound(planned, fingerprint, changed=CHANGED_SINCE)
            _write(planned, by)
    except IntegrityError as error:
        # A service went away, or a rule of the database that the plan does not know.
        raise ImportRefused(Refusal(CHANGED_SINCE), plan(told)) from error
    return Imported(len(planned.new), len(planned.changed), len(planned.same))


def _write(planned: Plan, by) -> None:
    cards = _enter(planned.new, by)
    pairs = [(cards[entry.line], entry) for entry in planned.new]
    pairs += [(_changed(entry, cards, by), entry) for entry in planned.changed if entry.present]
    _link_gminas(pairs)
    _write_offers(pairs, by)
    _write_former_names(pairs)
    _write_founders(pairs, cards)


def _enter(entries: Iterable[Entry], by) -> dict[int, Partner]:
    """Enter new cards, a parent before its branches; return them by the line of the table."""
    made: dict[int, Partner] = {}
    waiting = list(entries)
    while waiting:
        # The plan has no rings, so somebody's parent stands already.
        ready = [entry for entry in waiting if _row_of(entry.kin.parent) in (None, *made)]
        wave = {entry.line: _filled(Partner(created_by=by), entry, made, by) for entry in ready}
        waiting = [entry for entry in waiting if entry.line not in wave]
        Partner.objects.bulk_create(wave.values(), batch_size=MANY)
        made |= wave
    return made


def _row_of(place: Place | None) -> int | None:
    return place[1] if place and place[0] == "row" else None


def _changed(entry: Entry, made: Mapping[int, Partner], by) -> Partner:
    card = _filled(entry.present, entry, made, by)
    card.version += 1
    more = ["parent"] if entry.kin.parent else []
    more += ["former_names_text"] if entry.kin.former_names is not None else []
    card.save(update_fields=[*_plain(entry), *more, "confirmed_by", "version", "updated_at", "search_text"])
    return card


def _filled(card: Partner, entry: Entry, made: Mapping[int, Partner], by) -> Partner:
    values = _plain(entry)
    confirm_row(card, values, by=by)
    for name, value in values.items():
        setattr(card, name, value)
    if entry.kin.parent:
        card.parent_id = _key_of(entry.kin.parent, made)
    if entry.kin.former_names is not None:
        card.former_names_text = "\n".join(entry.kin.former_names)
    return card


def _key_of(place: Place, made: Mapping[int, Partner]) -> int:
    kind, key = place
    return made[key].pk if kind == "row" else key


def _plain(entry: Entry) -> dict[str, object]:
    """Values that are columns of the card; gminas have a table of their own."""
    return {name: value for name, value in entry.values.items() if name != "gminas"}


def _link_gminas(pairs: Pairs) -> None:
    """Make the gminas of each card those of the table, where the table names any."""
    link = Partner.gminas.through
    told = {card.pk: set(entry.values["gminas"]) for card, entry in pairs if "gminas" in entry.values}
    for row in link.objects.filter(partner_id__in=told):
        if row.gmina_id in told[row.partner_id]:
            told[row.partner_id].remove(row.gmina_id)
        else:
            row.delete()
    rows = [link(partner_id=pk, gmina_id=code) for pk, codes in told.items() for code in sorted(codes)]
    link.objects.bulk_create(rows, batch_size=MANY)


def _write_offers(pairs: Pairs, by) -> None:
    new = []
    for card, entry in pairs:
        for offered in entry.offers:
            offer = offered.offer or Offer(partner=card, service_id=offered.service_id)
            confirm_row(offer, offered.values, by=by)
            for name, value in offered.values.items():
                setattr(offer, name, value)
            if offered.offer:
                offer.version += 1
                offer.save(update_fields=[*offered.values, "confirmed_by", "version"])
            else:
                new.append(offer)
    Offer.objects.bulk_create(new, batch_size=MANY)


def _write_former_names(pairs: Pairs) -> None:
    """Make the former names those of the table; a name that stays keeps its dates."""
    new = []
    for card, entry in pairs:
        if entry.kin.former_names is None:
            continue
        present = {former.name: former for former in card.former_names.all()} if entry.present else {}
        for place, name in enumerate(entry.kin.former_names):
            former = present.pop(name, None)
            if former is None:
                new.append(FormerName(partner=card, name=name, position=place))
            elif former.position != place:
                former.position = place
                former.save(update_fields=["position"])
        for former in present.values():
            former.delete()
    FormerName.objects.bulk_create(new, batch_size=MANY)


def _write_founders(pairs: Pairs, made: Mapping[int, Partner]) -> None:
    """Make the founders those of the table; whoever stays keeps the row."""
    new = []
    for card, entry in pairs:
        if entry.kin.founders is None:
            continue
        present = {_founder_key(row): row for row in card.founders.all()} if entry.present else {}
        for founder in entry.kin.founders:
            body = _key_of(founder.place, made) if founder.place else None
            name = "" if founder.gmina or body else founder.text
            row = PartnerFounder(partner=card, gmina_id=founder.gmina or None, body_id=body, name=name)
            if present.pop(_founder_key(row), None) is None:
                new.append(row)
        for row in present.values():
            row.delete()
    PartnerFounder.objects.bulk_create(new, batch_size=MANY)


def _founder_key(row: PartnerFounder) -> tuple[object, ...]:
    return row.gmina_id, row.body_id, row.name
