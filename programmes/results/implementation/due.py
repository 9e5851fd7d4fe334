"""When a programme is over, until when the information on it is due, and where it has to be published (art. 6)."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta
from django.db.models import Exists, Max, OuterRef
from django.utils import timezone

from cus.centre.models import CentreGmina
from programmes.contents import contents_of
from programmes.enums import ADOPTED_STATES, AnnulmentScope, BipPlace, Outcome, ProgrammeState
from programmes.models import Annulment, CouncilResolution, Programme, ProgrammeVersion
from programmes.results.models import ImplementationInformation, InformationEdition, InformationPublication

# „W ciągu 4 miesięcy od zakończenia realizacji”: months of the calendar, so 31 October leads to the end of February.
MONTHS = relativedelta(months=4)
# Days before the due date from which it warns, and from which it presses.
SOON, NOW = 30, 7


@dataclass(frozen=True, slots=True)
class Term:
    """How long a programme lasted. ``is_over``: its last day has passed, or its repeal has come."""

    end: datetime.date
    is_repealed: bool
    is_over: bool

    @property
    def due(self) -> datetime.date:
        """The last day for both publications."""
        return self.end + MONTHS

    def word(self, day: datetime.date) -> tuple[str, str]:
        """How the due date stands on ``day``: the kind of colour and a word."""
        left = (self.due - day).days
        if left < 0:
            return "stop", "po terminie"
        if left == 0:
            return "stop", "ostatni dzień"
        kind = "stop" if left <= NOW else "warn" if left <= SOON else "idle"
        return kind, "został 1 dzień" if left == 1 else f"zostało {left} dni"


def ruled_by(programme: Programme) -> ProgrammeVersion:
    """Return the version that was law last; see ``last_law``."""
    found = getattr(programme, "adopted_versions", None)
    return last_law(found or list(programme.versions.filter(state__in=ADOPTED_STATES).order_by("-number")))


def last_law(adopted: Sequence[ProgrammeVersion]) -> ProgrammeVersion:
    """Return the newest in force of ``adopted`` (the newest first), else the newest repealed, else the newest."""
    for state in (ProgrammeState.IN_FORCE, ProgrammeState.REPEALED):
        for version in adopted:
            if version.state == state:
                return version
    return adopted[0]


def term_of(version: ProgrammeVersion, day: datetime.date | None = None) -> Term:
    """Return the term of the programme that ``version`` rules; a repealed one ended on the day of repeal."""
    day = day or timezone.localdate()
    if version.state == ProgrammeState.REPEALED:
        repealed = version.resolutions.aggregate(last=Max("repealed_on"))["last"]
        if repealed and repealed <= version.period_end:
            return Term(repealed, True, repealed <= day)
    over = version.state in (ProgrammeState.IN_FORCE, ProgrammeState.REPEALED) and version.period_end < day
    return Term(version.period_end, False, over)


@dataclass(frozen=True, slots=True)
class Bulletin:
    """One bulletin in which the information has to stand; ``key`` opens its form.

    ``publication`` is that of the edition looked at; ``first`` the earliest of any edition.
    """

    name: str
    key: str
    place: str
    gmina_id: str | None
    publication: InformationPublication | None = None
    first: InformationPublication | None = None


def gminas_of(version: ProgrammeVersion) -> dict[str, str]:
    """Return names, by code, of gminas whose programme it is: their councils adopted it, or they make it jointly.

    Where no resolution names its gmina, those that the centre served on the last day of the programme, or serves
    today if it still lasts. A gmina that the centre serves since then has nothing to report of it.
    """
    whole = Annulment.objects.filter(resolution=OuterRef("pk"), scope=AnnulmentScope.WHOLE)
    decided = CouncilResolution.objects.filter(version__programme=version.programme_id, gmina__isnull=False)
    rows = decided.annotate(is_void=Exists(whole)).select_related("gmina").order_by("pk")
    found, against = {}, set()
    for row in rows:
        if row.outcome == Outcome.ADOPTED and not row.is_void:
            found[row.gmina_id] = row.gmina.name
        else:
            against.add(row.gmina_id)
    if not found:
        day = min(term_of(version).end, timezone.localdate())
        served = CentreGmina.objects.serving(day).select_related("gmina")
        found = {one.gmina_id: one.gmina.name for one in served if one.gmina_id not in against}
    joint = {row["gmina"]: row["gmina_name"] for row in contents_of(version)["joint_gminas"]}
    return found | {gmina: name for gmina, name in joint.items() if gmina not in against}


def bulletins_of(version: ProgrammeVersion, edition: InformationEdition | None = None) -> list[Bulletin]:
    """Return the bulletins: of each gmina of the programme, and the centre's; with the publications recorded."""
    wanted = [(BipPlace.GMINA, gmina, f"BIP urzędu gminy {name}") for gmina, name in gminas_of(version).items()]
    wanted = wanted or [(BipPlace.GMINA, None, BipPlace.GMINA.label)]
    wanted.append((BipPlace.CENTRE, None, BipPlace.CENTRE.label))
    found: list[InformationPublication] = []
    if edition is not None:
        rows = InformationPublication.objects.filter(edition__information=edition.information_id)
        found = list(rows.select_related("gmina").order_by("published_on", "pk"))
    bulletins = []
    for place, gmina, name in wanted:
        here = [row for row in found if (row.place, row.gmina_id) == (place, gmina)]
        mine = next((row for row in here if edition and row.edition_id == edition.pk), None)
        key = f"{place}:{gmina}" if gmina else str(place)
        bulletins.append(Bulletin(str(name), key, str(place), gmina, mine, next(iter(here), None)))
    return bulletins


def reported_on(bulletins: list[Bulletin]) -> datetime.date | None:
    """Return the day on which the information stood in all bulletins, in whatever edition; ``None`` before it."""
    firsts = [one.first for one in bulletins]
    return max(one.published_on for one in firsts) if all(firsts) else None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A programme that is over and not reported, with its information if somebody began it."""

    programme: Programme
    version: ProgrammeVersion
    term: Term
    information: ImplementationInformation | None


def waiting_on(day: datetime.date) -> list[Waiting]:
    """Return programmes whose information is not in all bulletins yet, the earliest due first."""
    found = []
    over = Programme.objects.filter(
        reported_on__isnull=True, versions__state__in=(ProgrammeState.IN_FORCE, ProgrammeState.REPEALED)
    )
    for programme in over.select_related("information").distinct().order_by("pk"):
        version = ruled_by(programme)
        term = term_of(version, day)
        if term.is_over:
            found.append(Waiting(programme, version, term, getattr(programme, "information", None)))
    return sorted(found, key=lambda one: (one.term.due, one.programme.pk))
