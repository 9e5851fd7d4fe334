"""Why a change of the centre's profile cannot be made; and what the profile still lacks."""

from dataclasses import dataclass

from django.conf import settings

from cus.accounts.acts import Act, refusal_without
from cus.centre.enums import CentreVariant
from cus.centre.models import Centre, CentreGmina, CentreUnit, Gmina
from cus.workflow import Refusal

# What the Act demands of each way of creating a centre (art. 9, 10 and 16), in our words.
VARIANT_CONDITIONS = {
    CentreVariant.A: (
        "Centrum powstaje z przekształcenia ośrodka pomocy społecznej jednej gminy. Przejmuje wszystkie zadania "
        "ośrodka i dodaje usługi z co najmniej dwóch zakresów, których ośrodek dotąd nie realizował (art. 9 i 10)."
    ),
    CentreVariant.B: (
        "Co najmniej dwie gminy zawierają porozumienie, a jedna z nich tworzy centrum obok ośrodków pomocy "
        "społecznej. Porozumienie przekazuje usługi z co najmniej trzech zakresów. Diagnoza, plan organizowania "
        "społeczności i sprawozdanie powstają osobno dla każdej gminy (art. 9–11)."
    ),
    CentreVariant.C1: (
        "Miasto powyżej 100 000 mieszkańców przekształca ośrodek pomocy społecznej. Warunki jak przy jednej gminie: "
        "wszystkie zadania ośrodka i usługi z co najmniej dwóch nowych zakresów (art. 9 ust. 3 i art. 10)."
    ),
    CentreVariant.C2: (
        "Miasto powyżej 100 000 mieszkańców tworzy centrum obok ośrodka pomocy społecznej. Centrum realizuje usługi "
        "z co najmniej trzech zakresów i żadnych innych zadań (art. 9 ust. 3, art. 10 i 16)."
    ),
}


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the profile lacks: what, and the address part of the page where it is mended."""

    text: str
    url_name: str = "centre:edit"


def refusal_to_edit(user) -> Refusal | None:
    """The director and the administrator keep the profile."""
    return refusal_without(user, Act.CENTRE_PROFILE)


def refusal_of_gmina(gmina: Gmina) -> Refusal | None:
    """A demo gmina is accepted only in demo mode."""
    if gmina.is_demo and not settings.DEMO_MODE:
        return Refusal("To gmina wymyślona na potrzeby pokazu. Wybierz gminę z rejestru TERYT.", field="gmina")
    return None


def refusal_of_parent(unit: CentreUnit) -> Refusal | None:
    """A unit is not a part of itself, nor of one of its own parts."""
    above = unit.parent
    while above is not None:
        if above.pk is not None and above.pk == unit.pk:
            return Refusal("Jednostka nie może być częścią samej siebie ani swojej części.", field="parent")
        above = above.parent
    return None


def refusal_to_remove_unit(unit: CentreUnit) -> Refusal | None:
    """A unit with parts goes after its parts."""
    if unit.parts.exists():
        return Refusal("Ta jednostka ma części. Najpierw usuń je albo przenieś do innej jednostki.")
    return None


def gaps_of(centre: Centre) -> list[Gap]:
    """Return what is still missing in the profile, in the order of the page."""
    gminas = list(centre.served_gminas.all())
    gaps = []
    if not centre.created_on:
        gaps.append(Gap("Data utworzenia centrum – od niej liczy się rok z art. 76."))
    if not centre.address:
        gaps.append(Gap("Adres – trafia do nagłówka dokumentów."))
    if not centre.bip_url:
        gaps.append(Gap("Adres BIP centrum – tam publikuje się program."))
    return gaps + _gaps_of_gminas(centre, gminas)


def _gaps_of_gminas(centre: Centre, gminas: list[CentreGmina]) -> list[Gap]:
    gaps = []
    if not gminas:
        gaps.append(Gap("Obsługiwana gmina – bez niej nie zacznie się diagnoza.", "centre:gmina_add"))
    elif sum(served.is_founder for served in gminas) != 1:
        gaps.append(Gap("Gmina tworząca – zaznacz dokładnie jedną.", "centre:detail"))
    if centre.variant == CentreVariant.B and len(gminas) == 1:
        gaps.append(Gap("Druga gmina – ten sposób utworzenia wymaga co najmniej dwóch.", "centre:gmina_add"))
    if centre.variant != CentreVariant.B and len(gminas) > 1:
        gaps.append(Gap("Sposób utworzenia – przy kilku gminach powinien to być wariant z porozumieniem."))
    gaps += [
        Gap(f"Liczba radnych: {served.gmina.name} – potrzebna do wyniku głosowania.", "centre:detail")
        for served in gminas
        if not served.councillors
    ]
    return gaps
