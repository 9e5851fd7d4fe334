"""Copying everything that a version holds into another one."""

from collections.abc import Iterator

from django.db import models, transaction
from django.db.models import Max

from cus.workflow import refuse_if
from programmes.actions.locking import log
from programmes.contents import ITEM_ROWS, VERSION_ROWS
from programmes.enums import VersionOrigin
from programmes.models import (
    Annulment,
    BipPublication,
    CheckRecord,
    CouncilPaper,
    CouncilPaperPart,
    CouncilResolution,
    ItemNeed,
    Notice,
    Opinion,
    Programme,
    ProgrammeConsultation,
    ProgrammeItem,
    ProgrammeLogEntry,
    ProgrammeNeed,
    ProgrammeRemark,
    ProgrammeVersion,
)
from programmes.policies import refusal_to_copy
from programmes.snapshot import FIELDS

# Stand under a version or an item, and are not copied: why.
NOT_COPIED: dict[type[models.Model], str] = {
    ProgrammeLogEntry: "each version has a log of its own",
    CouncilPaper: "each version has a resolution of its own",
    CouncilPaperPart: "each version has a resolution of its own",
    ProgrammeConsultation: "it was held about another text",
    ProgrammeRemark: "it was made on another text",
    Opinion: "an opinion is about the text it read",
    CheckRecord: "what was found at an approval stays with its log",
    Notice: "people heard of a line of the log once",
    CouncilResolution: "what a council decided about another version",
    Annulment: "it concerns the resolution on another version",
    BipPublication: "another version was published",
}


@transaction.atomic
def copy_version(*, by, version: ProgrammeVersion, kind: VersionOrigin, reason: str) -> ProgrammeVersion:
    """Return a new draft of the same programme with all that ``version`` holds.

    ``kind`` says what it comes from; ``reason`` stands in its log.

    Raises:
        Refused: wrong role, or the programme has another version in the making.
    """
    Programme.objects.select_for_update(of=("self",)).get(pk=version.programme_id)
    refuse_if(refusal_to_copy(by, version))
    last = ProgrammeVersion.objects.filter(programme=version.programme_id).aggregate(last=Max("number"))["last"]
    copy = ProgrammeVersion.objects.create(
        programme_id=version.programme_id,
        diagnosis_id=version.diagnosis_id,
        number=last + 1,
        origin=kind,
        copied_from=version,
        created_by=by,
        **{name: getattr(version, name) for name in FIELDS},
    )
    copy_contents(version, copy)
    log(copy, transition="create", from_state="", by=by, comment=reason)
    return copy


def copied_models() -> Iterator[tuple[type[models.Model], str]]:
    """Return each model that is copied and the way from its row to the version, owners first."""
    yield ProgrammeNeed, "version"
    yield ProgrammeItem, "version"
    yield ItemNeed, "item__version"
    for kinds, way in ((VERSION_ROWS, ""), (ITEM_ROWS, "item__")):
        for top in kinds:
            yield from _ways(top, "version" if not way else "item__version")


def _ways(rows, way: str) -> Iterator[tuple[type[models.Model], str]]:
    yield rows.model, way
    for inner in rows.inner:
        yield from _ways(inner, f"{inner.within}__{way}")


def copy_contents(source: ProgrammeVersion, target: ProgrammeVersion) -> None:
    """Copy needs, items and all their rows of ``source`` into ``target``; links among them are kept.

    Call it inside an action, under its lock. Counters of edits begin anew.
    """
    made: dict[tuple[type[models.Model], int], models.Model] = {(ProgrammeVersion, source.pk): target}
    for model, way in copied_models():
        for row in model._default_manager.filter(**{way: source.pk}).order_by("pk"):
            old = row.pk
            made[model, old] = _copied(row, made)


def _copied(row: models.Model, made: dict) -> models.Model:
    row.pk, row._state.adding = None, True
    for field in row._meta.concrete_fields:
        if field.name == "edit_version":
            row.edit_version = 1
        elif field.is_relation:
            there = made.get((field.related_model, getattr(row, field.attname)))
            if there is not None:
                setattr(row, field.name, there)
    row.save(force_insert=True)
    return row
