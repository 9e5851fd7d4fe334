"""How the history of the catalogue is told."""

from cus.audit.kept import Domain, Kept, pages, register
from services.models import OccupationEdition, Service, ServiceAreaLink, ServiceRequirement

register(
    Kept(
        Service,
        "usluga",
        ("name",),
        Domain.DICTIONARY,
        visible=lambda user: Service.objects.visible_to(user),
    ),
    Kept(OccupationEdition, "wydanie-klasyfikacji", ("name",), Domain.DICTIONARY),
    Kept(ServiceAreaLink, "zakres-uslugi", ("area",), Domain.DICTIONARY, parent="service"),
    Kept(ServiceRequirement, "wymaganie", ("kind", "occupation"), Domain.DICTIONARY, parent="service"),
)
pages(
    {
        "services:order_print": "wydruk katalogu",
        "services:create": "propozycja usługi",
        "services:edit": "zmiana usługi",
        "services:confirm": "potwierdzenie propozycji",
        "services:activate": "uruchomienie usługi",
        "services:retire": "wycofanie usługi",
    }
)
