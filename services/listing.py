"""What the list shows: the same services are exported and printed."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q, QuerySet
from django.http import QueryDict

from cus.accounts.acts import Act
from cus.text.database import PolishSortKey
from cus.text.search import fold
from services.forms import FilterForm
from services.models import Service
from services.querysets import ServiceQuerySet

ORDERS = {"nazwa": PolishSortKey("name"), "tryb": F("legal_regime"), "stan": F("state")}


@dataclass(frozen=True, slots=True)
class Facets:
    """What the services a person may see can be narrowed by, and how many wait to be confirmed."""

    packages: list[str]
    groups: list[str]
    waiting: int

    @classmethod
    def of(cls, services: ServiceQuerySet) -> "Facets":
        """Gather them in one question that reads the services once; equal ones come as one row."""
        packages, groups, waiting = set(), set(), 0
        unconfirmed = Count("pk", filter=Q(confirmed_at__isnull=True))
        for recipients, package, proposed in (
            services.order_by().values_list("recipients", "package").annotate(proposed=unconfirmed)
        ):
            groups.update(recipients)
            packages.add(package)
            waiting += proposed
        return cls(sorted(packages - {""}, key=fold), sorted(groups, key=fold), waiting)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The filters as they were filled, the services that they leave, and what there was to choose from."""

    form: FilterForm
    services: ServiceQuerySet
    facets: Facets


def narrowed(user, params: QueryDict) -> Narrowed:
    """Narrow what ``user`` may see by ``params``, the query of the list's address, in the order asked for."""
    visible = Service.objects.visible_to(user)
    facets = Facets.of(visible)
    form = FilterForm(
        params, packages=facets.packages, groups=facets.groups, all_states=user.may(Act.CATALOGUE_PROPOSE)
    )
    return Narrowed(form, in_order(form.narrow(visible), params.get("kolejnosc", "")), facets)


def page_of(shown: Narrowed, number: str | None, size: int) -> Page:
    """Return a page of the list; what was searched for is looked for once, not again to be counted."""
    if "q" not in shown.form.chosen():
        return Paginator(shown.services.for_list(), size).get_page(number)
    page = Paginator(list(shown.services.values_list("pk", flat=True)), size).get_page(number)
    rows = {service.pk: service for service in Service.objects.filter(pk__in=page.object_list).for_list()}
    # Gone between the two questions: left out.
    page.object_list = [rows[key] for key in page.object_list if key in rows]
    return page


def in_order(services: QuerySet, asked: str) -> QuerySet:
    """Return ``services`` in the order of a column („-” turns it round), or in their own."""
    key = ORDERS.get(asked.removeprefix("-"))
    return services if key is None else services.order_by(key.desc() if asked.startswith("-") else key.asc(), "pk")


def asked(params: QueryDict) -> list[tuple[str, str]]:
    """Return what of the address of the list says which services are meant, and in what order."""
    names = (*FilterForm.base_fields, "kolejnosc")
    return [(name, params[name]) for name in names if params.get(name)]
