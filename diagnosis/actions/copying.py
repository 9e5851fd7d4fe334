"""Copying everything that a diagnosis holds into its next version (``diagnosis.copying`` says what and how)."""

from typing import Any

from django.db import models

from diagnosis.copying import COUNTED, Rows, in_order
from diagnosis.models import Diagnosis


def copy_rows(source: Diagnosis, target: Diagnosis) -> None:
    """Copy everything of ``source`` into the empty ``target``; called inside an action, under its lock."""
    copies: dict[type[models.Model], dict[Any, models.Model]] = {Diagnosis: {source.pk: target}}
    for rows in in_order():
        old = list(rows.of(source).order_by("pk"))
        new = [_copy(row, rows, copies) for row in old]
        rows.model._default_manager.bulk_create(new)
        copies[rows.model] = {row.pk: copy for row, copy in zip(old, new, strict=True)}
        _lead_to_copies(rows, old, copies[rows.model])
        for name in rows.many:
            _copy_many(rows.model, name, copies)


def _copy(row: models.Model, rows: Rows, copies: dict) -> models.Model:
    values = {}
    for one in row._meta.concrete_fields:
        if one.primary_key or one.name in rows.fresh or one.name == COUNTED or isinstance(one, models.GeneratedField):
            continue
        value = getattr(row, one.attname)
        if one.is_relation:
            copy = copies.get(one.related_model, {}).get(value)
            value = copy.pk if copy is not None else value
        values[one.attname] = value
    return rows.model(**values)


def _lead_to_copies(rows: Rows, old: list[models.Model], copies: dict) -> None:
    """Rows that lead to rows of their own kind lead to the copies."""
    own = [one.attname for one in rows.model._meta.concrete_fields if one.related_model is rows.model]
    if not own:
        return
    for row in old:
        for name in own:
            target = copies.get(getattr(row, name))
            setattr(copies[row.pk], name, target.pk if target else getattr(row, name))
    rows.model._default_manager.bulk_update(copies.values(), [name.removesuffix("_id") for name in own])


def _copy_many(model: type[models.Model], name: str, copies: dict) -> None:
    field = model._meta.get_field(name)
    through = field.remote_field.through
    here, there = field.m2m_field_name(), field.m2m_reverse_field_name()
    links = through._default_manager.filter(**{f"{here}__in": list(copies[model])}).order_by("pk")
    others = copies.get(field.related_model, {})
    made = []
    for link in links:
        value = getattr(link, f"{there}_id")
        other = others.get(value)
        made.append(
            through(
                **{
                    f"{here}_id": copies[model][getattr(link, f"{here}_id")].pk,
                    f"{there}_id": other.pk if other else value,
                }
            )
        )
    through._default_manager.bulk_create(made)
