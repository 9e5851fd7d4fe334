"""Partners and offers written from a table: all of it or nothing."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction

from cus.accounts.acts import Act, refusal_without
from cus.importing.actions import Imported, ImportRefused, drop_files, drop_old_files, keep_files, refuse_unless_sound
from cus.workflow import Refusal, refuse_if
from partners.actions.confirming import confirm_row
from partners.actions.locking import one_at_a_time
from partners.importing import Entry, Plan, parsed, plan
from partners.models import Offer, Partner, RegistryImport

CHANGED_SINCE = "Rejestr zmienił się od czasu podglądu. Obejrzyj zmiany jeszcze raz i potwierdź."
MANY = 500


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
    pairs = [(_new(entry, by), entry) for entry in planned.new]
    Partner.objects.bulk_create([card for card, _ in pairs], batch_size=MANY)
    pairs += [(_changed(entry), entry) for entry in planned.changed if entry.present]
    _link_gminas(pairs)
    new = []
    for card, entry in pairs:
        for offered in entry.offers:
            offer = offered.offer or Offer(partner=card, service_id=offered.service_id)
            confirm_row(offer, offered.values, by=by)
            for name, value in offered.values.items():
                setattr(offer, name, value)
            if offered.offer:
                offer.save(update_fields=[*offered.values, "confirmed_by"])
            else:
                new.append(offer)
    Offer.objects.bulk_create(new, batch_size=MANY)


def _plain(entry: Entry) -> dict[str, object]:
    """Values that are columns of the card; gminas have a table of their own."""
    return {name: value for name, value in entry.values.items() if name != "gminas"}


def _new(entry: Entry, by) -> Partner:
    return Partner(created_by=by, **_plain(entry))


def _changed(entry: Entry) -> Partner:
    card, values = entry.present, _plain(entry)
    for name, value in values.items():
        setattr(card, name, value)
    card.version += 1
    card.save(update_fields=[*values, "version", "updated_at", "search_text"])
    return card


def _link_gminas(pairs: Sequence[tuple[Partner, Entry]]) -> None:
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
