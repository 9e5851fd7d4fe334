"""Every write to drafts and to the list of open pages."""

from uuid import UUID

from django.db import transaction
from django.db.models.functions import Now

from cus.accounts.acts import refusal_without
from cus.drafts.models import Draft, Presence
from cus.drafts.registry import DraftedForm, drafted
from cus.workflow import Refusal, refuse_if

MOST_BYTES = 1_500_000
MOST_OPENINGS = 20
TOO_BIG = Refusal("Tekst jest za długi na szkic. Zapisz formularz, zanim napiszesz więcej.", status=413)
TOO_MANY = Refusal("Masz już dwadzieścia szkiców tego formularza. Przywróć albo odrzuć któryś z nich.")


@transaction.atomic
def keep_draft(
    *, by, form: DraftedForm, object_key: str, opening: UUID, base_version: int, data: dict[str, list[str]]
) -> Draft:
    """Keep what ``by`` has typed so far; the answer was read from the database.

    Raises:
        Refused: the right to save the form is gone (the drafts go with it), or too many openings.
    """
    own = Draft.objects.of(by, form.key, object_key)
    present = own.select_for_update(of=("self",)).filter(opening=opening).first()
    if present is None and own.count() >= MOST_OPENINGS:
        refuse_if(TOO_MANY)
    kept = {name: values for name, values in data.items() if form.keeps(name)}
    Draft.objects.update_or_create(
        owner=by,
        form=form.key,
        object=object_key,
        opening=opening,
        defaults={"data": kept, "base_version": base_version, "saved_at": Now()},
    )
    return Draft.objects.get(owner=by, form=form.key, object=object_key, opening=opening)


def drop_drafts_without_right(*, by, form: DraftedForm) -> bool:
    """Delete the person's drafts of a form that they may no longer save; say whether it was so."""
    if refusal_without(by, form.act) is None:
        return False
    Draft.objects.filter(owner=by, form=form.key).delete()
    return True


@transaction.atomic
def drop_draft(*, by, form: str, object_key: str, opening: UUID) -> bool:
    """Delete one draft of ``by``; say whether there was one."""
    deleted, _ = Draft.objects.of(by, form, object_key).filter(opening=opening).delete()
    return bool(deleted)


@transaction.atomic
def drop_old_drafts() -> int:
    """Delete drafts nobody came back to, those of forms that are gone and of people without the right."""
    number, _ = Draft.objects.expired().delete()
    for draft in Draft.objects.select_related("owner").defer("data"):
        form = drafted(draft.form)
        if form is None or refusal_without(draft.owner, form.act) is not None:
            draft.delete()
            number += 1
    Presence.objects.silent().delete()
    return number


@transaction.atomic
def note_presence(*, by, subject: str, opening: UUID) -> None:
    """Give a sign of life of an open page; pages that fell silent are forgotten."""
    Presence.objects.silent().delete()
    Presence.objects.update_or_create(subject=subject, user=by, opening=opening, defaults={"seen_at": Now()})


def end_presence(*, by, opening: UUID) -> None:
    """The page was left."""
    Presence.objects.page(by, opening).delete()
