"""What happens when a class of personal data has been kept long enough.

An app says in ``AppConfig.ready`` which rows of a class are over and which of their fields tell of people::

    retention.expires(Keep.POWERS, "partners.powerofattorney", "attorney_name", ended=ended_powers)

Without a period set by the centre nothing is touched. ``manage.py retention`` and the daily job run it,
with a dry run; the rows themselves stay, their personal data are replaced and their keys destroyed, in
history too, by the keeper's functions, which write the protocol.
"""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from dateutil.relativedelta import relativedelta
from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cus.audit import retention as running
from cus.privacy.enums import Keep
from cus.privacy.erasing import destroy_key, erase_whole
from cus.privacy.models import RetentionClass, SealedRow
from cus.privacy.reading import ERASED


@dataclass(frozen=True, slots=True)
class Expiring:
    """Rows of one model: ``ended(day)`` returns those whose matter was over before ``day``."""

    model: str
    fields: tuple[str, ...]
    ended: Callable[[datetime.date], models.QuerySet]

    @property
    def model_class(self) -> type[models.Model]:
        """The model."""
        return apps.get_model(self.model)


_expiring: dict[Keep, list[Expiring]] = {}


def expires(keep: Keep, model: str, *fields: str, ended: Callable[[datetime.date], models.QuerySet]) -> None:
    """Enter rows of a class; the first entry of a class enters it among those that the job runs."""
    known = _expiring.setdefault(keep, [])
    if not known:
        running.register(running.RetentionClass(f"privacy_{keep}", keep.label, partial(remove_expired, keep)))
    if all((one.model, one.fields) != (model, fields) for one in known):
        known.append(Expiring(model, fields, ended))


def remove_expired(keep: Keep, *, by: str, dry_run: bool) -> running.Removed:
    """Erase what has been kept long enough; with ``dry_run`` only count the rows."""
    kept = RetentionClass.objects.filter(code=keep, period_months__isnull=False).first()
    if kept is None:
        return running.Removed(0)
    rows = 0
    for one in _expiring.get(keep, []):
        for row in _left(one, _day_before(kept.period_months)):
            rows += 1
            if not dry_run:
                _erase(one, row, by)
    return running.Removed(rows)


def would_remove(keep: Keep, months: int) -> int | None:
    """Count the rows that the job would erase tonight if the period were ``months``; nothing is changed.

    ``None`` for a class from which the job erases nothing by itself.
    """
    if keep not in _expiring:
        return None
    return sum(1 for one in _expiring[keep] for _ in _left(one, _day_before(months)))


def _day_before(months: int) -> datetime.date:
    return timezone.localdate() - relativedelta(months=months)


def _left(one: Expiring, before: datetime.date) -> Iterator[models.Model]:
    """Yield rows that are over and still tell of somebody."""
    telling = Q()
    for name in one.fields:
        telling |= ~Q(**{f"{name}__in": ["", ERASED]})
    if issubclass(one.model_class, SealedRow):
        telling |= Q(person_key__wrapped__isnull=False)
    yield from one.ended(before).filter(telling).order_by("pk")


def _erase(one: Expiring, row: models.Model, by: str) -> None:
    for name in one.fields:
        erase_whole(one.model_class, name, row.pk, by)
    if isinstance(row, SealedRow) and row.person_key_id and not _still_needed(one, row):
        destroy_key(str(row.person_key_id), by)


def _still_needed(one: Expiring, row: SealedRow) -> bool:
    """Another matter of the same person is not over yet: its key stays until that one is."""
    others = one.model_class._base_manager.filter(person_key=row.person_key_id).exclude(pk=row.pk)
    return others.exclude(pk__in=one.ended(timezone.localdate()).values("pk")).exists()
