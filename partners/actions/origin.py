"""Founders, the parent body, former names and gminas outside the centre's area."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from cus.centre.models import Gmina
from cus.rows import replace_rows
from cus.workflow import Refusal, StaleEdit, refuse_if
from partners.actions.locking import one_at_a_time
from partners.models import FormerName, Partner, PartnerFounder
from partners.policies import refusal_of_parent, refusal_to_edit_partner


def _locked(partner: Partner, by) -> Partner:
    partner = Partner.objects.select_for_update(of=("self",)).get(pk=partner.pk)
    refuse_if(refusal_to_edit_partner(by, partner))
    return partner


@transaction.atomic
def add_founder(
    *, by, partner: Partner, gmina: Gmina | None = None, body: Partner | None = None, name: str = ""
) -> PartnerFounder:
    """Name a founder: a gmina, a body with a card, or a name alone.

    Raises:
        Refused: no right, or the card is archived. ValidationError: named already, none or two of the
        three given, or the body itself.
    """
    partner = _locked(partner, by)
    founder = PartnerFounder(partner=partner, gmina=gmina, body=body, name=name.strip())
    founder.full_clean()
    founder.save()
    return founder


@transaction.atomic
def remove_founder(*, by, founder: PartnerFounder) -> None:
    """Take a founder off the card; history keeps it.

    Raises:
        Refused: no right, or the card is archived.
    """
    _locked(founder.partner, by)
    founder.delete()


@transaction.atomic
def set_parent(*, by, partner: Partner, parent: Partner | None) -> Partner:
    """Say whose branch the body is; ``None``: nobody's.

    One at a time: two people could otherwise make two bodies branches of each other.

    Raises:
        Refused: no right, an archived card, or the parent is the body itself or one of its branches.
    """
    one_at_a_time()
    partner = _locked(partner, by)
    # Read after the lock: whose branch the parent is may have been said a moment ago.
    parent = Partner.objects.get(pk=parent.pk) if parent else None
    refuse_if(refusal_of_parent(partner, parent))
    partner.parent = parent
    partner.version += 1
    partner.save(update_fields=["parent", "version", "updated_at"])
    return partner


@transaction.atomic
def save_former_names(*, by, partner: Partner, contents: Sequence[Mapping[str, object]], seen: int) -> None:
    """Make the former names equal to ``contents``; search finds the body by them.

    Raises:
        StaleEdit: the card was saved after ``seen``. ValidationError: a name stopped before it began.
    """
    partner = _locked(partner, by)
    if partner.version != seen:
        raise StaleEdit(partner)
    replace_rows(FormerName.objects.filter(partner=partner), parent={"partner": partner}, contents=contents)
    write_former_names(partner)


def write_former_names(partner: Partner) -> None:
    """Copy the former names to where search reads them; in a transaction of the caller."""
    partner.former_names_text = "\n".join(partner.former_names.values_list("name", flat=True))
    partner.version += 1
    partner.save(update_fields=["former_names_text", "search_text", "version", "updated_at"])


@transaction.atomic
def add_gmina(*, by, partner: Partner, gmina: Gmina) -> None:
    """Add a gmina in which the partner works, also outside the centre's area.

    Raises:
        Refused: no right, an archived card, or the gmina is named already.
    """
    partner = _locked(partner, by)
    if partner.gminas.filter(pk=gmina.pk).exists():
        refuse_if(Refusal("Ta gmina już jest na fiszce."))
    partner.gminas.add(gmina)
    partner.version += 1
    partner.save(update_fields=["version", "updated_at"])
