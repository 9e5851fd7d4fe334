"""Two cards of one body become one: everything is kept, and it is said what came from where."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cus.attachments.models import Attachment
from cus.workflow import Refusal, StaleEdit, refuse_if
from partners.actions.locking import one_at_a_time
from partners.enums import UNSIGNED, PartnerState, PowerState
from partners.merging import BOTH, Moved, joined, merged_fields, move_all, taken
from partners.models import AgreementParty, Partner, PartnerMerge, PowerOfAttorney
from partners.policies import refusal_to_merge


@transaction.atomic
def merge_partners(
    *, by, kept: Partner, absorbed: Partner, seen: tuple[int, int], choices: Mapping[str, str]
) -> PartnerMerge:
    """Make ``kept`` the only card of the body; ``absorbed`` goes to the archive with all its texts.

    ``seen`` are the versions of both as they were read; ``choices`` says for each field in which they
    differ „kept”, „absorbed” or „both”. Offers, gminas, files, and drafts of agreements, powers and
    programmes follow to the kept card.

    Raises:
        Refused: no right, an archived card, or both texts do not fit into the field.
        StaleEdit: somebody saved one of the cards meanwhile.
    """
    one_at_a_time()
    locked = {
        card.pk: card
        for card in Partner.objects.select_for_update(of=("self",))
        .filter(pk__in=[kept.pk, absorbed.pk])
        .order_by("pk")
    }
    kept, absorbed = locked[kept.pk], locked[absorbed.pk]
    refuse_if(refusal_to_merge(by, kept, absorbed))
    for card, version in zip((kept, absorbed), seen, strict=True):
        if card.version != version:
            raise StaleEdit(card)
    came = taken(kept, absorbed, choices)
    # First out of the way: identifiers are unique among active cards.
    absorbed.state, absorbed.archived_at, absorbed.archived_by = PartnerState.ARCHIVED, timezone.now(), by
    absorbed.version += 1
    absorbed.save()
    _take(kept, absorbed, came)
    moved = _move(kept, absorbed)
    return PartnerMerge.objects.create(kept=kept, absorbed=absorbed, by=by, taken=came, moved=moved)


def _take(kept: Partner, absorbed: Partner, came: Mapping[str, str]) -> None:
    for field in merged_fields():
        if field.name not in came:
            continue
        mine, theirs = field.value_from_object(kept), field.value_from_object(absorbed)
        setattr(kept, field.attname, joined(field, mine, theirs) if came[field.name] == BOTH else theirs)
    kept.version += 1
    try:
        kept.full_clean()
    except ValidationError as error:
        name = next(iter(error.message_dict))
        message = f"{' '.join(error.message_dict[name])} Wybierz jeden z tekstów."
        refuse_if(Refusal(message, field=name if name in came else ""))
    kept.save()
    kept.gminas.add(*absorbed.gminas.all())


def _move(kept: Partner, absorbed: Partner) -> Moved:
    return [
        *_move_offers(kept, absorbed),
        *_move_files(kept, absorbed),
        *_move_parties(kept, absorbed),
        *_move_powers(kept, absorbed),
        *move_all(kept, absorbed),
    ]


def _move_offers(kept: Partner, absorbed: Partner) -> Moved:
    """An offer of a service that the kept card offers too stays: there is one offer a service."""
    moved = []
    for offer in absorbed.offers.exclude(service__in=kept.offers.values("service")).select_related("service"):
        offer.partner = kept
        offer.save(update_fields=["partner"])
        moved.append(("oferta", str(offer.service)))
    return moved


def _move_files(kept: Partner, absorbed: Partner) -> Moved:
    moved = []
    for file in Attachment.objects.of(absorbed):
        file.subject_id = kept.pk
        file.save(update_fields=["subject_id"])
        moved.append(("plik", file.name))
    return moved


def _move_parties(kept: Partner, absorbed: Partner) -> Moved:
    """Only in drafts, and not where the kept card is a party already; what is signed names its parties for good."""
    moved = []
    parties = AgreementParty.objects.select_for_update(of=("self",)).filter(agreement__state__in=UNSIGNED)
    present = parties.filter(partner=kept).values_list("agreement", flat=True)
    for party in parties.filter(partner=absorbed).exclude(agreement__in=list(present)).select_related("agreement"):
        party.partner = kept
        party.save(update_fields=["partner"])
        moved.append(("strona projektu porozumienia", str(party.agreement)))
    return moved


def _move_powers(kept: Partner, absorbed: Partner) -> Moved:
    moved = []
    drafts = PowerOfAttorney.objects.select_for_update(of=("self",)).filter(state=PowerState.DRAFT).for_list()
    for name in ("grantor", "represented"):
        for power in drafts.filter(**{name: absorbed}):
            setattr(power, name, kept)
            power.version += 1
            power.save(update_fields=[name, "version"])
            moved.append(("projekt pełnomocnictwa", str(power)))
    return moved
