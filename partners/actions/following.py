"""What of the rows behind a card follows its body when two cards become one."""

from partners.actions.origin import write_former_names
from partners.enums import PlaceKind
from partners.merging import Moved
from partners.models import Partner
from partners.policies import refusal_of_parent


def move_card_rows(kept: Partner, absorbed: Partner) -> Moved:
    """Move places, founders, former names, contacts, joint actions, branches and the parent to ``kept``."""
    return [
        *_move_places(kept, absorbed),
        *_move_founders(kept, absorbed),
        *_move_names(kept, absorbed),
        *_move_contacts(kept, absorbed),
        *_move_actions(kept, absorbed),
        *_move_structure(kept, absorbed),
    ]


def _move_places(kept: Partner, absorbed: Partner) -> Moved:
    """A body has one seat: the second one becomes a place of services."""
    moved = []
    has_seat = kept.places.filter(kind=PlaceKind.SEAT).exists()
    for place in absorbed.places.all():
        place.partner = kept
        if has_seat and place.kind == PlaceKind.SEAT:
            place.kind = PlaceKind.SERVICE
        place.version += 1
        place.save(update_fields=["partner", "kind", "version"])
        moved.append(("miejsce", str(place)))
    return moved


def _move_founders(kept: Partner, absorbed: Partner) -> Moved:
    """A founder that the kept card names too, or that is the body itself, stays where it is."""
    moved = []
    present = {(row.gmina_id, row.body_id, row.name) for row in kept.founders.all()}
    for founder in absorbed.founders.select_related("gmina", "body"):
        if (founder.gmina_id, founder.body_id, founder.name) in present or founder.body_id == kept.pk:
            continue
        founder.partner = kept
        founder.save(update_fields=["partner"])
        moved.append(("założyciel", str(founder)))
    return moved + _move_founded(kept, absorbed)


def _move_founded(kept: Partner, absorbed: Partner) -> Moved:
    """Bodies that the absorbed one founded."""
    moved = []
    for founder in absorbed.founded.select_related("partner"):
        if founder.partner_id == kept.pk or founder.partner.founders.filter(body=kept).exists():
            continue
        founder.body = kept
        founder.save(update_fields=["body"])
        moved.append(("założony podmiot", founder.partner.name))
    return moved


def _move_names(kept: Partner, absorbed: Partner) -> Moved:
    moved = []
    present = set(kept.former_names.values_list("name", flat=True))
    last = len(present)
    for former in absorbed.former_names.exclude(name__in=present):
        former.partner, former.position = kept, last + former.position
        former.save(update_fields=["partner", "position"])
        moved.append(("dawna nazwa", former.name))
    if moved:
        write_former_names(kept)
    return moved


def _move_contacts(kept: Partner, absorbed: Partner) -> Moved:
    moved = []
    for contact in absorbed.contacts.all():
        contact.partner = kept
        contact.version += 1
        contact.save(update_fields=["partner", "version"])
        moved.append(("kontakt", str(contact)))
    return moved


def _move_actions(kept: Partner, absorbed: Partner) -> Moved:
    moved = []
    for action in absorbed.joint_actions.all():
        action.partners.add(kept)
        action.partners.remove(absorbed)
        moved.append(("wspólne działanie", action.name))
    return moved


def _move_structure(kept: Partner, absorbed: Partner) -> Moved:
    """Branches follow; the parent too, where the kept card names none and no circle would close."""
    moved: Moved = []
    parent, absorbed.parent = absorbed.parent, None
    if kept.parent_id == absorbed.pk:
        kept.parent = None
    absorbed.save(update_fields=["parent"])
    kept.save(update_fields=["parent"])
    for branch in absorbed.branches.all():
        branch.parent = kept
        branch.version += 1
        branch.save(update_fields=["parent", "version"])
        moved.append(("oddział", branch.name))
    if parent and kept.parent is None and refusal_of_parent(kept, parent) is None:
        kept.parent = parent
        kept.save(update_fields=["parent"])
        moved.append(("jednostka macierzysta", parent.name))
    return moved
