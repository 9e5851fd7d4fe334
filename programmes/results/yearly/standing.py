"""How the yearly papers stand, year by year and gmina by gmina: for the room, the hub and the start page."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from cus.centre.models import Gmina
from programmes.results.models import AnnualEdition, AnnualPaper
from programmes.results.rooms import Told
from programmes.results.yearly.kinds import PaperKind
from programmes.results.yearly.scope import served_in


@dataclass(frozen=True, slots=True)
class Standing:
    """One paper of a year and a gmina; ``paper`` is ``None`` while nobody began it."""

    kind: PaperKind
    year: int
    gmina: Gmina
    paper: AnnualPaper | None
    today: datetime.date

    @property
    def title(self) -> str:
        """Of what kind and year."""
        words = "Sprawozdanie za {} rok" if self.kind == PaperKind.REPORT else "Plan na {} rok"
        return words.format(self.year)

    @property
    def state(self) -> tuple[str, str]:
        """The kind of colour and the word."""
        if self.paper is None:
            return "idle", "nie założono"
        if self.is_late:
            return "stop", "po terminie przyjętym w centrum"
        newest = self.newest
        if self.paper.is_draft:
            return "now", self.paper.state_word
        if self.kind == PaperKind.REPORT and newest and not newest.handed_on:
            return "warn", "zatwierdzone, nieprzekazane radzie"
        return "done", "przekazane radzie" if self.kind == PaperKind.REPORT else self.paper.state_word

    @property
    def is_late(self) -> bool:
        """A draft past the day that the centre set itself."""
        paper = self.paper
        return bool(paper and paper.is_draft and paper.due_on and paper.due_on < self.today)

    @property
    def newest(self):
        """The newest edition, if there is one; editions should be prefetched."""
        return next(iter(self.paper.editions.all()), None) if self.paper else None

    @property
    def start_url(self) -> str:
        """Where it is begun, filled in."""
        asked = {"rodzaj": self.kind.value, "rok": self.year, "gmina": self.gmina.pk}
        return f"{reverse('results:annual_start')}?{urlencode(asked)}"


def lines_of(papers: Iterable[AnnualPaper], *, staff: bool) -> list[Standing]:
    """Return the papers that there are; for the staff also those of last year, this and next that nobody began."""
    today = timezone.localdate()
    found = [Standing(PaperKind(paper.kind), paper.year, paper.gmina, paper, today) for paper in papers]
    known = {(one.kind, one.year, one.gmina.pk) for one in found}
    wanted = ((PaperKind.REPORT, today.year - 1), (PaperKind.PLAN, today.year), (PaperKind.PLAN, today.year + 1))
    for kind, year in wanted if staff else ():
        for served in served_in(year):
            if (kind, year, served.gmina_id) not in known:
                found.append(Standing(kind, year, served.gmina, None, today))
    return sorted(found, key=lambda one: (-one.year, one.gmina.name, one.kind))


def told(programme=None) -> Told | None:
    """Say in the hub how the room stands; of what is only being written nothing, because readers see the hub too."""
    approved = AnnualPaper.objects.filter(pk__in=AnnualEdition.objects.order_by().values("paper"))
    lines = lines_of(approved.select_related("gmina").prefetch_related("editions"), staff=False)
    waiting = [one for one in lines if one.state[0] == "warn"]
    if waiting:
        return Told(f"do przekazania radzie: {waiting[0].title}", "warn")
    return Told(f"najnowszy dokument: {lines[0].title}", "done") if lines else Told("nic nie zatwierdzono", "idle")
