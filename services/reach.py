"""Where a service is used: offers, needs and programmes, through related managers of the apps above."""

from dataclasses import dataclass, field, replace

from cus.accounts.acts import Act
from services.models import Service
from services.units import amount


@dataclass(frozen=True, slots=True)
class Reach:
    """Offers of active partners that the person may see; each carries in ``said`` how much it can do.

    ``shown`` is false for a person who may not read working papers; the list is then empty.
    """

    shown: bool
    offers: list = field(default_factory=list)

    @classmethod
    def of(cls, service: Service, user) -> "Reach":
        """Gather the reach of ``service`` as ``user`` may know it."""
        if not user.may(Act.READ_DRAFTS):
            return cls(shown=False)
        partners = service.offers.model.partner.field.related_model.objects.visible_to(user).active()
        rows = service.offers.filter(partner__in=partners).select_related("partner").order_by("partner__name", "pk")
        offers = list(rows)
        for offer in offers:
            offer.said = "" if offer.capacity is None else amount(offer.capacity, offer.unit, offer.period)
        return cls(shown=True, offers=offers)


@dataclass(frozen=True, slots=True)
class Use:
    """One place where the service is used: what it is called, its page, where it stands."""

    label: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class UseGroup:
    """Uses of one kind: those that the person may open, and the number of the others."""

    heading: str
    uses: list[Use]
    hidden: int

    @property
    def count(self) -> int:
        """How many there are in all."""
        return len(self.uses) + self.hidden


def uses_of(service: Service, user) -> list[UseGroup]:
    """Return where ``service`` is used, kind by kind; kinds without any use are left out."""
    groups = [_offers(service, user), _needs(service, user), _items(service, user)]
    return [group for group in groups if group.uses or group.hidden]


def seen_uses_of(service: Service, user) -> list[UseGroup]:
    """Return the uses that ``user`` may open; whoever may not read working papers learns of no others."""
    groups = uses_of(service, user)
    return groups if user.may(Act.READ_DRAFTS) else [replace(group, hidden=0) for group in groups if group.uses]


def _offers(service: Service, user) -> UseGroup:
    rows = service.offers.all()
    seen = rows.filter(partner__in=_related(rows, "partner").objects.visible_to(user))
    uses = [
        Use(offer.partner.name, offer.partner.get_absolute_url())
        for offer in seen.select_related("partner").order_by("partner__name", "pk")
    ]
    return UseGroup("Oferty partnerów", uses, rows.count() - len(uses))


def _needs(service: Service, user) -> UseGroup:
    rows = service.need_links.all()
    diagnosis = _related(rows, "need")._meta.get_field("diagnosis").related_model
    seen = rows.filter(need__diagnosis__in=diagnosis.objects.visible_to(user))
    uses = [
        Use(str(link.need), link.need.diagnosis.get_absolute_url(), str(link.need.diagnosis))
        for link in seen.select_related("need__diagnosis").order_by("need__diagnosis", "need")
    ]
    return UseGroup("Potrzeby w diagnozach", uses, rows.count() - len(uses))


def _items(service: Service, user) -> UseGroup:
    rows = service.programme_items.all()
    seen = rows.filter(version__in=_related(rows, "version").objects.visible_to(user))
    uses = [
        Use(str(item.version), item.version.get_absolute_url(), item.version.get_state_display())
        for item in seen.select_related("version").order_by("-version__pk", "pk")
    ]
    return UseGroup("Programy", uses, rows.count() - len(uses))


def _related(rows, name: str):
    return rows.model._meta.get_field(name).related_model
