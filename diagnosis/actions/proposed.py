"""Free text of form 1 that becomes a proposal for the catalogue."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cus.text.validators import no_unprintable
from cus.workflow import Refusal, Refused
from diagnosis.actions.locking import locked_for_edit
from diagnosis.models import Diagnosis
from services.actions import create_draft
from services.enums import ServiceState
from services.models import Service

LONGEST_NAME = 200


@transaction.atomic
def propose_service(*, by, diagnosis: Diagnosis, name: str, areas: Iterable[int] = ()) -> Service:
    """Return the catalogue service called ``name``, entered as a draft when there is none yet.

    Asked twice, it gives the same service; ``areas`` are numbers of art. 2 ust. 1 and belong to a new one.

    Raises:
        Refused: wrong role, handed over, no name or one that cannot be kept, or the service was retired.
    """
    locked_for_edit(by, diagnosis)
    name = " ".join(name.split())
    _refuse_name(name)
    known = Service.objects.filter(name__iexact=name).first() or _created(name, areas, by)
    if known.state == ServiceState.RETIRED:
        raise Refused(
            Refusal(f"Usługę „{known.name}” wycofano z katalogu. Wpisz inną nazwę albo poproś administratora.")
        )
    return known


def _refuse_name(name: str) -> None:
    if not name:
        raise Refused(Refusal("Wpisz nazwę nowej usługi.", field="proposed"))
    if len(name) > LONGEST_NAME:
        raise Refused(
            Refusal(
                f"Nazwa usługi ma {len(name)} znaków, a mieści się {LONGEST_NAME}. Wpisz krótką nazwę, "
                "a opis zostaw w kolumnie „Sposoby zaspokajania potrzeb”.",
                field="proposed",
            )
        )
    try:
        no_unprintable(name)
    except ValidationError as error:
        raise Refused(Refusal(error.messages[0], field="proposed")) from error


def _created(name: str, areas: Iterable[int], by) -> Service:
    try:
        with transaction.atomic():
            return create_draft(service=Service(name=name), areas=areas, by=by)
    except IntegrityError:
        # Somebody proposed the same name at the same moment.
        return Service.objects.get(name=name)
