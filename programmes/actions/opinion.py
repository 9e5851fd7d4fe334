"""Recording opinions before the decision."""

import datetime
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from programmes.actions.locking import lock_version
from programmes.enums import ProgrammeState
from programmes.models import Opinion, OpinionKind, ProgrammeVersion
from programmes.policies import refusal_to_record_opinion


@transaction.atomic
def record_opinion(
    *, by, version: ProgrammeVersion, kind: OpinionKind, seen: int, values: Mapping[str, object]
) -> Opinion:
    """Write the opinion of ``kind`` on the present revision; ``seen`` is its edit version, 0 while there was none.

    A programme on the director's desk counts as changed: who decides has to see what came.

    Raises:
        Refused: no right, a version already decided, a day to come, or an opinion without author, day or result.
        StaleEdit: somebody wrote it meanwhile.
    """
    version = lock_version(version)
    refuse_if(refusal_to_record_opinion(by, version))
    place = {"version": version, "revision": version.revision, "kind": kind}
    opinion = Opinion.objects.select_for_update(of=("self",)).filter(**place).first()
    if opinion is not None and opinion.edit_version != seen:
        raise StaleEdit(opinion)
    if opinion is None and not any(values.values()):
        raise Refused(Refusal("Wpisz dzień, w którym poproszono o opinię, albo samą opinię.", field="requested_on"))
    opinion = opinion or Opinion(**place, edit_version=0)
    for name, value in values.items():
        setattr(opinion, name, value)
    _refuse_unclear(opinion)
    opinion.edit_version += 1
    opinion.full_clean(validate_unique=False)
    opinion.save()
    if version.state == ProgrammeState.SUBMITTED:
        version.edit_version += 1
        version.save(update_fields=["edit_version"])
    return opinion


def _refuse_unclear(opinion: Opinion) -> None:
    today: datetime.date = timezone.localdate()
    for name in ("requested_on", "given_on"):
        if (getattr(opinion, name) or today) > today:
            raise Refused(Refusal("Ta data jeszcze nie nadeszła. Wpisz dzień, w którym to się stało.", field=name))
    asked = {
        "result": ("wynik", opinion.result),
        "given_on": ("datę opinii", opinion.given_on),
        "author": ("kto ją wydał", opinion.author.strip()),
    }
    missing = [name for name, (_, value) in asked.items() if not value]
    # Who gave it may be known while it is still awaited.
    if (opinion.result or opinion.given_on) and missing:
        words = ", ".join(asked[name][0] for name in missing)
        raise Refused(Refusal(f"Uzupełnij: {words}. Opinia ma autora, datę i wynik.", field=missing[0]))
    if opinion.requested_on and opinion.given_on and opinion.given_on < opinion.requested_on:
        raise Refused(Refusal("Opinia nie może być wcześniejsza niż prośba o nią.", field="given_on"))
