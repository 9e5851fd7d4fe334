"""To whom the diagnosis is handed over: the organs of each gmina by their right titles."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from cus.centre.models import CentreGmina, Gmina
from cus.text.organs import organ, titled
from diagnosis.models import Diagnosis


@dataclass(frozen=True, slots=True)
class Recipient:
    """One gmina (``alone`` when there are no others; without a code of none in particular): the organ and the council that are given the diagnosis, and when they were.

    ``to_mayor`` says it in the dative: „burmistrzowi gminy Olszyna”.
    """

    gmina: str
    name: str
    alone: bool
    title: str
    to_mayor_on: date | None = None
    to_council_on: date | None = None

    @property
    def to_mayor(self) -> str:
        """Whom: „wójtowi gminy Podlesie”."""
        whom = titled("wójtowi", self.title) if self.title else organ("wójtowi")
        return f"{whom} gminy {self.name}" if self.name else whom

    @property
    def to_council(self) -> str:
        """Which council."""
        return f"radzie gminy {self.name}" if self.name else "radzie gminy"

    @property
    def mayor_field(self) -> str:
        """Name of the field of the form with the organ's day; with several gminas each has its own."""
        return f"handed_to_mayor_on{'' if self.alone else f'_{self.gmina}'}"

    @property
    def council_field(self) -> str:
        """Name of the field with the council's day."""
        return f"handed_to_council_on{'' if self.alone else f'_{self.gmina}'}"


def recipients_of(diagnosis: Diagnosis) -> list[Recipient]:
    """Return the gminas of ``diagnosis`` in order; titles from the centre's list of gminas, else by their kind."""
    gminas: list[Gmina] = list(diagnosis.gminas.all())
    if not gminas:
        return [Recipient("", "", True, "")]
    served = CentreGmina.objects.filter(gmina__in=gminas).select_related("gmina").order_by("pk")
    titles = {one.gmina_id: one.head for one in served if one.is_served_on(timezone.localdate())}
    given = {one.gmina_id: one for one in diagnosis.handovers.all()}
    return [
        Recipient(
            gmina=gmina.pk,
            name=gmina.name,
            alone=len(gminas) == 1,
            title=str((titles.get(gmina.pk) or CentreGmina.head_of(gmina.kind, "")).value),
            to_mayor_on=given[gmina.pk].to_mayor_on if gmina.pk in given else None,
            to_council_on=given[gmina.pk].to_council_on if gmina.pk in given else None,
        )
        for gmina in gminas
    ]
