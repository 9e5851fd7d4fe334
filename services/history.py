"""How the history of the catalogue is told."""

from cus.audit.kept import Domain, Kept, pages, register
from services.models import OccupationEdition, QualityStandard, Service, ServiceAreaLink, ServiceRequirement

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
    Kept(
        QualityStandard,
        "standard-uslugi",
        ("service",),
        Domain.BUSINESS,
        hidden=frozenset({"frozen"}),
        visible=lambda user: QualityStandard.objects.visible_to(user),
    ),
)
pages(
    {
        "services:order_print": "wydruk katalogu",
        "services:create": "propozycja usługi",
        "services:edit": "zmiana usługi",
        "services:confirm": "potwierdzenie propozycji",
        "services:activate": "uruchomienie usługi",
        "services:retire": "wycofanie usługi",
        "services:standard_start": "nowa wersja standardu",
        "services:standard_edit": "zmiana standardu",
        "services:standard_submit": "złożenie standardu dyrektorowi",
        "services:standard_recall": "wycofanie standardu do poprawy",
        "services:standard_approve": "zatwierdzenie standardu",
        "services:standard_return": "zwrot standardu z uwagami",
        "services:standard_revoke": "cofnięcie zatwierdzenia standardu",
        "services:import_preview": "import usług z tabeli",
    }
)
