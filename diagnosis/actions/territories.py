"""Writing form 2: one form for each territory."""

from typing import Any

from django.db import IntegrityError, transaction

from cus.workflow import Refusal, Refused, StaleEdit
from diagnosis.actions.locking import locked_for_edit
from diagnosis.models import Diagnosis, TerritoryForm

TAKEN = "Formularz tego terytorium już jest w tej diagnozie. Podaj inną nazwę albo otwórz tamten formularz."


@transaction.atomic
def create_territory(*, by, diagnosis: Diagnosis, fields: dict[str, Any]) -> TerritoryForm:
    """Add the form of a territory; ``fields`` are model fields by name.

    Raises:
        Refused: wrong role, handed over, or the territory already has a form.
    """
    diagnosis = locked_for_edit(by, diagnosis)
    return _save(TerritoryForm(diagnosis=diagnosis, **fields))


@transaction.atomic
def edit_territory(*, by, territory: TerritoryForm, version: int, fields: dict[str, Any]) -> TerritoryForm:
    """Change the form of a territory.

    Raises:
        Refused: as ``create_territory``.
        StaleEdit: somebody changed it since ``version``.
    """
    current = _locked(by, territory, version)
    for name, value in fields.items():
        setattr(current, name, value)
    current.version += 1
    return _save(current)


@transaction.atomic
def delete_territory(*, by, territory: TerritoryForm, version: int) -> None:
    """Delete the form of a territory; raises as ``edit_territory``."""
    _locked(by, territory, version).delete()


def _locked(by, territory: TerritoryForm, version: int) -> TerritoryForm:
    locked_for_edit(by, territory.diagnosis)
    current = TerritoryForm.objects.select_for_update(of=("self",)).filter(pk=territory.pk).first()
    if current is None:
        raise Refused(Refusal("Ten formularz ktoś w międzyczasie usunął. Skopiuj swój tekst i dodaj nowy formularz."))
    if current.version != version:
        raise StaleEdit(current)
    return current


def _save(territory: TerritoryForm) -> TerritoryForm:
    try:
        with transaction.atomic():
            territory.save()
    except IntegrityError as error:
        if "territory_once" not in str(error):
            raise
        raise Refused(Refusal(TAKEN, field="territory")) from error
    return territory
