"""The order of services in a programme, services copied from another one, packages of services."""

from collections.abc import Iterable

from django.db import models, transaction
from django.db.models import Max

from cus.workflow import Refusal, Refused
from programmes.actions.copying import copied_models
from programmes.actions.locking import lock_for_editing, lock_item
from programmes.models import ItemNeed, PackageService, ProgrammeItem, ProgrammeVersion, ServicePackage


@transaction.atomic
def move_item(*, by, item: ProgrammeItem, up: bool) -> ProgrammeItem:
    """Change places of ``item`` and its neighbour; at the edge nothing happens. Places become 1, 2, 3…"""
    item = lock_item(item, by=by)
    order = list(item.version.items.select_for_update(of=("self",)).order_by("position", "pk"))
    at = next(place for place, one in enumerate(order) if one.pk == item.pk)
    other = at - 1 if up else at + 1
    if 0 <= other < len(order):
        order[at], order[other] = order[other], order[at]
    for place, one in enumerate(order, start=1):
        if one.position != place:
            one.position = place
            one.save(update_fields=["position"])
    touch(item.version)
    return item


@transaction.atomic
def copy_items(*, by, version: ProgrammeVersion, items: Iterable[ProgrammeItem]) -> list[ProgrammeItem]:
    """Copy services of other programmes with all their rows; a service that is already there stays as it is.

    Needs are linked anew where this programme has the same need; the rest is copied as it stands.
    """
    version = lock_for_editing(version, by=by)
    present = set(version.items.values_list("service", flat=True))
    last = version.items.aggregate(last=Max("position"))["last"] or 0
    made = []
    for item in items:
        if item.service_id in present or item.version_id == version.pk:
            continue
        if item.service.state != "active":
            raise Refused(Refusal(f"Usługa „{item.service}” nie jest czynna w katalogu."))
        last += 1
        made.append(_copied(item, version, last))
        present.add(item.service_id)
    touch(version)
    return made


def _copied(item: ProgrammeItem, version: ProgrammeVersion, position: int) -> ProgrammeItem:
    """Copy one item with its rows into ``version``."""
    copy = ProgrammeItem.objects.filter(pk=item.pk).first()
    if copy is None:
        raise Refused(Refusal(f"Ktoś tymczasem usunął usługę „{item.service_name}” z tamtego programu."))
    copy.pk, copy._state.adding = None, True
    copy.version, copy.position, copy.edit_version = version, position, 1
    copy.service_name = item.service.name
    copy.save(force_insert=True)
    made: dict[tuple[type[models.Model], int], models.Model] = {(ProgrammeItem, item.pk): copy}
    for model, way in copied_models():
        if not way.endswith("item__version") or model is ItemNeed:
            continue
        for row in model._default_manager.filter(**{way.removesuffix("__version"): item.pk}).order_by("pk"):
            made[model, row.pk] = _row(row, made)
    keys = item.need_links.values_list("need__key", flat=True)
    for need in version.needs.filter(key__in=list(keys)):
        ItemNeed.objects.create(item=copy, need=need)
    return copy


def _row(row: models.Model, made: dict) -> models.Model:
    row.pk, row._state.adding = None, True
    for field in row._meta.concrete_fields:
        if field.is_relation:
            there = made.get((field.related_model, getattr(row, field.attname)))
            if there is not None:
                setattr(row, field.name, there)
    row.save(force_insert=True)
    return row


@transaction.atomic
def save_package(
    *, by, version: ProgrammeVersion, name: str, about: str, items: Iterable[ProgrammeItem], package=None
) -> ServicePackage:
    """Save a package of services given together: at least two services of this programme."""
    version = lock_for_editing(version, by=by)
    items = list(items)
    if len(items) < 2 or any(item.version_id != version.pk for item in items):
        raise Refused(Refusal("Pakiet to co najmniej dwie usługi tego programu.", field="items"))
    if version.items.filter(pk__in=[item.pk for item in items]).count() < len(items):
        raise Refused(Refusal("Ktoś tymczasem usunął z programu wybraną usługę. Wybierz usługi jeszcze raz."))
    if package is not None and not version.packages.filter(pk=package.pk).exists():
        raise Refused(Refusal("Ktoś tymczasem rozwiązał ten pakiet."))
    if package is None:
        last = version.packages.aggregate(last=Max("position"))["last"] or 0
        package = ServicePackage(version=version, position=last + 1)
    package.name, package.about = name.strip(), about.strip()
    package.full_clean()
    package.save()
    package.services.exclude(item__in=items).delete()
    for item in items:
        PackageService.objects.get_or_create(package=package, item=item)
    touch(version)
    return package


@transaction.atomic
def remove_package(*, by, package: ServicePackage) -> None:
    """Take a package apart; its services stay in the programme."""
    version = lock_for_editing(package.version, by=by)
    ServicePackage.objects.filter(pk=package.pk).delete()
    touch(version)


def touch(version: ProgrammeVersion) -> None:
    """Count an edit of ``version``."""
    version.edit_version += 1
    version.save(update_fields=["edit_version"])
