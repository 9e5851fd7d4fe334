"""What the page of a card shows beside its printed rows."""

from django.db.models import prefetch_related_objects
from django.utils import timezone

from partners.completeness import completeness, gaps
from partners.forms.together import ConfirmForm
from partners.freshness import freshness_of
from partners.models import Partner
from partners.models.upkeep import default_interval

# Older contacts stay in the table, behind one link.
CONTACTS_SHOWN = 10


def parts_of(partner: Partner) -> dict:
    """Origin, places, contacts and joint actions of a card, and whether it is fresh."""
    prefetch_related_objects([partner], "joint_actions", "places__gmina", "former_names")
    contacts = list(partner.contacts.select_related("created_by", "next_step_done_by"))
    return {
        "founders": list(partner.founders.select_related("gmina", "body")),
        "branches": list(partner.branches.active()),
        "contacts": contacts[:CONTACTS_SHOWN],
        "older_contacts": contacts[CONTACTS_SHOWN:],
        "freshness": freshness_of(partner, default=default_interval(), today=timezone.localdate()),
        "confirm_form": ConfirmForm(),
    }


def rail_of(partner: Partner, *, has_offers: bool) -> dict:
    """What the rail says of a card: its thirteen rows, how many are filled, and what else would help."""
    rows = completeness(partner)
    return {
        "rows": rows,
        "filled": sum(row.filled for row in rows),
        "gaps": gaps(partner, has_offers=has_offers, has_places=bool(partner.places.all())),
    }
