"""Building a programme from a diagnosis: needs, the services that answer them, the twelve items."""

import datetime
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from cus.rows import replace_rows
from cus.workflow import Refusal, Refused, refuse_if
from diagnosis.models import Diagnosis, Need, NeedService
from programmes.actions.basis import keep_basis
from programmes.actions.locking import lock_for_editing, lock_item, log
from programmes.actions.terms import refuse_discounts_above_the_fee
from programmes.basis import copied_values, standing_diagnosis
from programmes.contents import ITEM_ROWS, VERSION_ROWS
from programmes.grace import NO_GRACE, grace_now, note_of
from programmes.models import (
    ItemCondition,
    ItemNeed,
    Programme,
    ProgrammeItem,
    ProgrammeNeed,
    ProgrammeVersion,
)
from programmes.policies import refusal_to_create
from programmes.proposed import starting_conditions, starting_values
from services.models import Service

# Tables that a form writes whole, by name; kinds with rows of their own below them have actions of their own.
ITEM_TABLES = {rows.name: rows.model for rows in ITEM_ROWS if not rows.inner}
VERSION_TABLES = {rows.name: rows.model for rows in VERSION_ROWS if not rows.inner}


@transaction.atomic
def create_programme(
    *, by, diagnosis: Diagnosis | None, name: str, needs: Iterable[Need] = (), on: datetime.date | None = None
) -> ProgrammeVersion:
    """Create a programme on ``diagnosis`` with the picked needs; their services come along as items.

    Without a diagnosis only in the year of art. 76 pkt 1 (or art. 77); the version then carries the note.
    ``on`` is the day of a programme that was begun on paper and is entered later; today when not given.
    """
    refuse_if(refusal_to_create(by))
    grace = None if diagnosis else grace_now(on)
    if diagnosis is None and grace is None:
        raise Refused(Refusal(NO_GRACE, field="diagnosis"))
    programme = Programme.objects.create(created_by=by)
    version = ProgrammeVersion.objects.create(
        programme=programme,
        diagnosis=diagnosis,
        no_diagnosis_note=note_of(grace) if grace else "",
        name=name.strip(),
        created_by=by,
    )
    _add_needs(version, list(needs))
    began = timezone.make_aware(datetime.datetime.combine(on, datetime.time(8))) if on else None
    log(version, transition="create", from_state="", by=by, at=began)
    return version


@transaction.atomic
def pick_needs(*, by, version: ProgrammeVersion, needs: Iterable[Need], seen: int | None = None) -> ProgrammeVersion:
    """Make ``needs`` the programme's needs: new ones come with their services, missing ones go.

    Items stay when their need goes, so that nothing written is lost; the check list shows them.
    ``seen`` is the edit version that the list was opened with.
    """
    version = lock_for_editing(version, by=by, seen=seen)
    needs = list(needs)
    diagnosis = standing_diagnosis(version)
    wrong = [need for need in needs if diagnosis is None or need.diagnosis_id != diagnosis.pk]
    if wrong:
        raise Refused(Refusal("Wybierz potrzeby z diagnozy tego programu."))
    keys = {need.key for need in needs}
    # What is gone from the diagnosis was not in the list to be chosen: it stays until somebody accepts that.
    listed = Need.objects.filter(diagnosis=diagnosis).values("key")
    version.needs.filter(key__in=listed).exclude(key__in=keys).delete()
    _find_again(version, needs)
    present = set(version.needs.values_list("key", flat=True))
    _add_needs(version, [need for need in needs if need.key not in present])
    _touch(version)
    return version


def _find_again(version: ProgrammeVersion, needs: list[Need]) -> None:
    """A row deleted from the diagnosis and brought back has a new id under the same key: link it again."""
    back = {need.key: need for need in needs}
    for copy in version.needs.filter(source__isnull=True, key__in=back):
        copy.source, copy.removal_accepted = back[copy.key], False
        copy.save(update_fields=["source", "removal_accepted"])


def _add_needs(version: ProgrammeVersion, needs: list[Need]) -> None:
    first = version.needs.aggregate(last=Max("position"))["last"] or 0
    copies = [
        ProgrammeNeed(version=version, source=need, key=need.key, position=first + at, **copied_values(need))
        for at, need in enumerate(needs, start=1)
    ]
    ProgrammeNeed.objects.bulk_create(copies)
    by_source = {copy.source_id: copy for copy in copies}
    links = (
        NeedService.objects.filter(need__in=needs, service__state="active")
        .select_related("service", "need")
        .prefetch_related("need__proposals")
        .order_by("pk")
    )
    for link in links:
        item, is_new = _item_for(version, link.service, **starting_values(link.need))
        if is_new:
            ItemCondition.objects.bulk_create(
                [ItemCondition(**values) for values in starting_conditions(item, link.need)]
            )
        ItemNeed.objects.get_or_create(item=item, need=by_source[link.need_id])


def _item_for(version: ProgrammeVersion, service: Service, **starting) -> tuple[ProgrammeItem, bool]:
    """Return the item of ``service`` and whether it is new; ``starting`` are values of a new one."""
    last = version.items.aggregate(last=Max("position"))["last"] or 0
    defaults = {"service_name": service.name, "position": last + 1} | starting
    return ProgrammeItem.objects.get_or_create(version=version, service=service, defaults=defaults)


@transaction.atomic
def add_items(*, by, version: ProgrammeVersion, services: Iterable[Service]) -> list[ProgrammeItem]:
    """Add active services as items; one already there stays as it is."""
    version = lock_for_editing(version, by=by)
    services = list(services)
    inactive = [service for service in services if service.state != "active"]
    if inactive:
        raise Refused(Refusal(f"Usługa „{inactive[0]}” nie jest czynna w katalogu."))
    items = [_item_for(version, service)[0] for service in services]
    _touch(version)
    return items


@transaction.atomic
def remove_item(*, by, item: ProgrammeItem) -> None:
    """Remove an item with all its rows; history keeps it."""
    item = lock_item(item, by=by)
    version = item.version
    item.delete()
    _touch(version)


Rows = Mapping[str, Sequence[Mapping[str, object]]]


@transaction.atomic
def save_sections(
    *, by, version: ProgrammeVersion, seen: int, values: Mapping[str, object], rows: Rows | None = None
) -> ProgrammeVersion:
    """Save texts of the twelve items and tables of rows; ``seen`` is the edit version the form was opened with.

    ``rows`` maps names of ``VERSION_TABLES`` to the rows in their order; what is not named stays as it is.
    """
    version = lock_for_editing(version, by=by, seen=seen)
    for name, value in values.items():
        setattr(version, name, value)
    version.edit_version += 1
    version.full_clean(validate_unique=False)
    version.save()
    for name, contents in (rows or {}).items():
        replace_rows(
            VERSION_TABLES[name].objects.filter(version=version), parent={"version": version}, contents=contents
        )
    return version


@transaction.atomic
def save_item(
    *,
    by,
    item: ProgrammeItem,
    seen: int,
    values: Mapping[str, object],
    needs: Iterable[ProgrammeNeed] | None = None,
    rows: Rows | None = None,
) -> ProgrammeItem:
    """Save an item with its rows. ``rows`` maps ``ITEM_TABLES`` names to the rows in their order;

    a name that is missing leaves its rows alone. All or nothing.
    """
    item = lock_item(item, by=by, seen=seen)
    for name, value in values.items():
        setattr(item, name, value)
    item.edit_version += 1
    item.full_clean(validate_unique=False)
    item.save()
    if needs is not None:
        _link_needs(item, list(needs))
    keep_basis(ProgrammeItem.objects.filter(pk=item.pk))
    for name, contents in (rows or {}).items():
        rows_of_item = ITEM_TABLES[name].objects.filter(item=item)
        replace_rows(rows_of_item, parent={"item": item}, contents=contents)
    refuse_discounts_above_the_fee(item)
    return item


def _link_needs(item: ProgrammeItem, needs: list[ProgrammeNeed]) -> None:
    if any(need.version_id != item.version_id for need in needs):
        raise Refused(Refusal("Wybierz potrzeby tego programu."))
    if item.version.needs.filter(pk__in=[need.pk for need in needs]).count() < len(needs):
        # The form was checked before the lock: somebody may have picked other needs in between.
        raise Refused(Refusal("Ktoś tymczasem usunął z programu wybraną potrzebę. Wybierz potrzeby jeszcze raz."))
    item.need_links.exclude(need__in=needs).delete()
    for need in needs:
        ItemNeed.objects.get_or_create(item=item, need=need)


def _touch(version: ProgrammeVersion) -> None:
    version.edit_version += 1
    version.save(update_fields=["edit_version"])
