"""Services written from a table: all of it or nothing."""

from collections.abc import Iterable, Sequence

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify

from cus.accounts.acts import Act, refusal_without
from cus.importing.actions import Imported, ImportRefused, drop_files, drop_old_files, keep_files, refuse_unless_sound
from cus.text.search import fold
from cus.workflow import Refusal, refuse_if
from services.actions.services import RESERVED_SLUGS
from services.importing import Entry, Plan, area_names, parsed, plan
from services.importing.requirements import PLAIN, Wanted, differs
from services.models import CatalogueImport, Service, ServiceAreaLink, ServiceRequirement

CHANGED_SINCE = "Katalog zmienił się od czasu podglądu. Obejrzyj zmiany jeszcze raz i potwierdź."
MANY = 500
# Fields that are written as they are; areas and requirements have tables of their own.
WRITTEN = tuple(field.name for field in Service._meta.concrete_fields if field.editable and field.name != "slug")


def keep_import(
    *, name: str, content: bytes, second_name: str = "", second_content: bytes = b"", by
) -> CatalogueImport:
    """Keep files until their preview is accepted; the person's earlier ones go.

    Raises:
        Refused: not the catalogue's administrator.
        TableRefused: a file cannot be read as a table.
    """
    refuse_if(refusal_without(by, Act.CATALOGUE_ADMIN))
    return keep_files(
        CatalogueImport, name=name, content=content, second_name=second_name, second_content=second_content, by=by
    )


def drop_old_imports() -> int:
    """Forget tables whose preview waits for more than a week; return how many."""
    return drop_old_files(CatalogueImport)


def accept_import(*, kept: CatalogueImport, fingerprint: str, by) -> Imported:
    """Write what the preview with this ``fingerprint`` showed, and let the files go.

    Raises:
        Refused: not the catalogue's administrator, or the files are somebody else's.
        ImportRefused: the table has faults, or the catalogue changed since the preview; carries the plan as it is now.
    """
    with transaction.atomic():
        done = import_services(contents=kept.contents, fingerprint=fingerprint, by=by)
        drop_files(kept=kept, by=by)
    return done


def import_services(*, contents: Sequence[bytes], by, fingerprint: str | None = None) -> Imported:
    """Write the services of a workbook, or of two CSV files: all of them or none.

    ``fingerprint``: of the plan that the person saw; without it the plan is carried out as it is now.

    Raises:
        Refused: not the catalogue's administrator.
        TableRefused: a file cannot be read as a table.
        ImportRefused: the table has faults, or the plan is another one than the person saw.
    """
    refuse_if(refusal_without(by, Act.CATALOGUE_ADMIN))
    areas = area_names()
    told = parsed(contents, areas)
    try:
        with transaction.atomic():
            planned = plan(told, areas, lock=True)
            refuse_unless_sound(planned, fingerprint, changed=CHANGED_SINCE)
            _write(planned, by)
    except IntegrityError as error:
        # Somebody entered a service of the same name at the same moment.
        raise ImportRefused(Refusal(CHANGED_SINCE), plan(told, areas)) from error
    return Imported(len(planned.new), len(planned.changed), len(planned.same))


def _write(planned: Plan, by) -> None:
    new = _enter(planned.new, by)
    links, rows = [], []
    for service, entry in new:
        links += [ServiceAreaLink(service=service, area_id=number) for number in _areas(entry)]
        rows += [
            _filled(ServiceRequirement(service=service), want, place)
            for place, (_, want) in enumerate(entry.requirements.pairs if entry.requirements else (), start=1)
        ]
    for entry in planned.changed:
        more_links, more_rows = _change(entry)
        links += more_links
        rows += more_rows
    ServiceAreaLink.objects.bulk_create(links, batch_size=MANY)
    ServiceRequirement.objects.bulk_create(rows, batch_size=MANY)


def _enter(entries: Iterable[Entry], by) -> list[tuple[Service, Entry]]:
    """Enter new services, confirmed by whoever brought them, as one entered in the panel would be."""
    now = timezone.now()
    taken = set(Service.objects.order_by().values_list("slug", flat=True)) | RESERVED_SLUGS
    pairs = []
    for entry in entries:
        values = {name: value for name, value in entry.values.items() if name in WRITTEN}
        slug = _free_slug(entry.name, taken)
        service = Service(**values, slug=slug, proposed_by=by, confirmed_by=by, confirmed_at=now)
        pairs.append((service, entry))
    Service.objects.bulk_create([service for service, _ in pairs], batch_size=MANY)
    return pairs


def _change(entry: Entry) -> tuple[list[ServiceAreaLink], list[ServiceRequirement]]:
    """Write a changed service and its rows; return the rows to be made."""
    service, links = entry.service, []
    names = [name for name in entry.values if name in WRITTEN]
    for name in names:
        setattr(service, name, entry.values[name])
    service.version += 1
    service.save(update_fields=[*names, "version", "search_text"])
    if "areas" in entry.values:
        wanted, present = set(_areas(entry)), {link.area_id: link for link in service.area_links.all()}
        for number in present.keys() - wanted:
            present[number].delete()
        links = [ServiceAreaLink(service=service, area_id=number) for number in sorted(wanted - present.keys())]
    return links, _change_rows(entry)


def _change_rows(entry: Entry) -> list[ServiceRequirement]:
    if entry.requirements is None:
        return []
    made = []
    for row in entry.requirements.gone:
        row.delete()
    for place, (row, want) in enumerate(entry.requirements.pairs, start=1):
        if row is None:
            made.append(_filled(ServiceRequirement(service=entry.service), want, place))
        elif differs(row, want) or row.position != place:
            _filled(row, want, place).save()
    return made


def _filled(row: ServiceRequirement, want: Wanted, place: int) -> ServiceRequirement:
    for name in PLAIN:
        setattr(row, name, want.values[name])
    row.occupation_id, row.position = want.occupation_id, place
    return row


def _areas(entry: Entry) -> list[int]:
    return list(entry.values.get("areas", ()))  # type: ignore[call-overload]


def _free_slug(name: str, taken: set[str]) -> str:
    """Return an address that nobody has, and take it."""
    base = slugify(fold(name))[:70] or "usluga"
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    taken.add(slug)
    return slug
