"""How the history of plans is told: figures, costs, places and hours; stages, packages, measures."""

from cus.audit.kept import Domain, Kept, pages, register
from programmes.history.building import _part, _refusal_to_restore
from programmes.models import (
    CostLine,
    DeliveryHours,
    DeliveryPlace,
    JointGmina,
    MonitoringTask,
    PackageService,
    PlannedFigure,
    PlannedGroup,
    ProgrammeIndicator,
    ProgrammeStage,
    ServicePackage,
)
from programmes.policies import refusal_to_edit


def _of_version(model, slug: str, *title: str) -> Kept:
    return Kept(
        model,
        slug,
        title,
        Domain.BUSINESS,
        parent="version",
        restorable=_refusal_to_restore,
        recounts="version.edit_version",
    )


register(
    _part(PlannedFigure, "liczba-planowana", "amount", "who"),
    _part(CostLine, "koszt", "year", "kind"),
    _part(DeliveryPlace, "miejsce-uslugi", "mode", "place"),
    _part(DeliveryHours, "godziny-uslugi", "weekday"),
    _of_version(PlannedGroup, "grupa-odbiorcow", "who"),
    _of_version(ProgrammeStage, "etap-programu", "name"),
    _of_version(ServicePackage, "pakiet-uslug", "name"),
    Kept(
        PackageService,
        "usluga-w-pakiecie",
        ("item",),
        Domain.BUSINESS,
        parent="package",
        restorable=lambda user, row: refusal_to_edit(user, row.package.version),
    ),
    _of_version(MonitoringTask, "zadanie-monitorowania", "what"),
    _of_version(ProgrammeIndicator, "miernik-programu", "name"),
    _of_version(JointGmina, "gmina-wspolna", "gmina"),
)
pages(
    {
        "programmes:point": "punkt programu",
        "programmes:item_move": "kolejność usług",
        "programmes:items_copy": "skopiowanie usług",
        "programmes:package_create": "nowy pakiet usług",
        "programmes:package_edit": "zmiana pakietu usług",
        "programmes:package_remove": "usunięcie pakietu usług",
        "programmes:item_conditions": "warunki usługi",
        "programmes:item_fees": "opłaty usługi",
        "programmes:item_data": "dane osobowe usługi",
        "programmes:item_place": "miejsce i czas usługi",
        "programmes:item_provider": "wykonawca usługi",
        "programmes:item_money": "pieniądze usługi",
        "programmes:item_indicators": "mierniki usługi",
    }
)
