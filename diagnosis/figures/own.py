"""Which areas are the centre's own, under whatever code a file knows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from cus.centre.models import CentreGmina
from diagnosis.figures.areas import POLAND, same_gmina
from diagnosis.models import Area


@dataclass(frozen=True, slots=True)
class OwnAreas:
    """The gminas that the centre serves today, name by code."""

    gminas: Mapping[str, str]

    def code_of(self, code: str) -> str | None:
        """Return the code under which an area of the file is the centre's own, or ``None`` of a foreign one.

        A gmina whose kind changed comes under its present code; parts of a gmina keep theirs.
        """
        for own in self.gminas:
            if same_gmina(code, own):
                return own
            if code[:6] == own[:6] and not code.endswith("000"):
                return code
        return None

    @property
    def above(self) -> list[str]:
        """Codes of the powiats and voivodeships that the gminas lie in, and of Poland."""
        powiats = sorted({code[:4] + "000" for code in self.gminas})
        return [*powiats, *sorted({code[:2] + "00000" for code in self.gminas}), POLAND]

    @property
    def names(self) -> str:
        """The gminas, for a sentence."""
        return ", ".join(self.gminas.values())


def own_areas() -> OwnAreas:
    """Read which gminas the centre serves today."""
    served = CentreGmina.objects.serving(timezone.localdate()).select_related("gmina")
    return OwnAreas({one.gmina_id: one.gmina.name for one in served})


def known_areas() -> dict[str, str]:
    """Return names of areas by code: the centre's gminas, and whatever has values already."""
    return dict(Area.objects.order_by().values_list("code", "name")) | dict(own_areas().gminas)


def offered(areas: Mapping[str, str], own: OwnAreas, *, most: int) -> list[tuple[str, str]]:
    """Return foreign areas of a file that are offered for comparison, nearest first, at most ``most``.

    Those above the centre's gminas come first, then gminas of the same powiat, then the others.
    """
    foreign = [code for code in areas if own.code_of(code) is None]
    above, powiats = own.above, {code[:4] for code in own.gminas}

    def nearness(code: str) -> tuple[int, str]:
        if code in above:
            return above.index(code), code
        return (100 if code[:4] in powiats else 200), code

    return [(code, areas[code]) for code in sorted(foreign, key=nearness)[:most]]


def codes_named(text: Iterable[str], areas: Mapping[str, str]) -> tuple[set[str], list[str]]:
    """Understand areas that a person named by code or by name; return codes and what fits none or several.

    A name means the whole gmina before its parts.
    """
    by_name: dict[str, list[str]] = {}
    for code, name in areas.items():
        by_name.setdefault(name.casefold(), []).append(code)
    found, unknown = set(), []
    for line in filter(None, (" ".join(one.split()) for one in text)):
        if line in areas:
            found.add(line)
        elif len(by_name.get(line.casefold(), [])) == 1:
            found.add(by_name[line.casefold()][0])
        else:
            unknown.append(line)
    return found, unknown
