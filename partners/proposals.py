"""What a new power of attorney proposes: taken from the registry and the centre's profile."""

from cus.centre.models import Centre, CentreGmina
from cus.text.search import fold
from partners.enums import LegalForm, PowerKind
from partners.models import Partner
from partners.scopes import SCOPES


def proposed_values(kind: str, represented: Partner | None) -> dict[str, object]:
    """Return initial values of a new power: our wording of the scope, the unit, its founder, the town."""
    centre = Centre.objects.first()
    values: dict[str, object] = {"kind": kind, "scope": list(SCOPES[kind]), "place": centre.town if centre else ""}
    if kind == PowerKind.COMPETITIONS:
        return values | {"represented_name": centre.name if centre else ""} | _founding_gmina()
    if represented is None:
        return values
    return values | {"represented": represented.pk, "represented_name": represented.name} | founder_of(represented)


def founder_of(unit: Partner) -> dict[str, object]:
    """Return the body that founded ``unit``, as far as its card tells (row 10, legal form); else nothing."""
    text = fold(unit.affiliation_parent)
    names = Partner.objects.active().exclude(pk=unit.pk).only("pk", "name", "address", "signatories")
    named = [partner for partner in names if text and fold(partner.name) in text]
    if named:
        return card_values(max(named, key=lambda partner: len(partner.name)))
    return _founding_gmina() if unit.legal_form == LegalForm.MUNICIPAL_UNIT else {}


def card_values(partner: Partner) -> dict[str, object]:
    """Return what a card says of a grantor."""
    return {
        "grantor": partner.pk,
        "grantor_name": partner.name,
        "grantor_seat": partner.address,
        "grantor_signatories": partner.signatories,
    }


def _founding_gmina() -> dict[str, object]:
    served = CentreGmina.objects.filter(is_founder=True).select_related("gmina").first()
    return {"grantor_name": f"Gmina {served.gmina.name}"} if served else {}
