"""What happened to one row: who changed it, when, from what to what."""

from itertools import groupby

from django.db import models

from cus.audit.kept import Domain, kept_of
from cus.audit.reading import HistoryAct, Scope, Wanted, read
from cus.text.dates import local_date

MOST = 50


def days_of(row: models.Model) -> list[tuple[object, list[HistoryAct]]]:
    """Return the acts that touched ``row`` by day, newest first; for whoever works at the desk."""
    kept = kept_of(type(row))
    if kept is None:
        return []
    acts = read(Wanted(Scope(frozenset(Domain)), subject=(kept, row.pk)), page=1, size=MOST).acts
    return [(day, list(found)) for day, found in groupby(acts, key=lambda act: local_date(act.at))]
