"""Questions about what councils decided on a version: whose turn it is, what stands, what follows from it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Subquery
from django.utils import timezone

from cus.centre.models import CentreGmina, Gmina
from programmes.enums import AnnulmentScope, Outcome, ProgrammeState
from programmes.models import CouncilResolution, ProgrammeVersion


@dataclass(frozen=True, slots=True)
class Council:
    """The council of a gmina; ``councillors`` is ``None`` where the centre's profile does not say."""

    gmina: Gmina
    councillors: int | None

    @property
    def gmina_id(self) -> str:
        """The code of the gmina."""
        return self.gmina.pk


def councils(version: ProgrammeVersion) -> list[Council]:
    """Councils that adopt ``version``: of the gminas served today, the founding one first, and of a joint programme's."""
    served = CentreGmina.objects.serving(timezone.localdate()).select_related("gmina")
    found = {one.gmina_id: Council(one.gmina, one.councillors) for one in served}
    for joint in version.joint_gminas.select_related("gmina"):
        found.setdefault(joint.gmina_id, Council(joint.gmina, None))
    return list(found.values())


def councils_left(version: ProgrammeVersion) -> list[Council]:
    """Those of ``councils`` that have not decided about this version yet."""
    decided = set(version.resolutions.values_list("gmina", flat=True))
    return [council for council in councils(version) if council.gmina_id not in decided]


def adopted_of(version: ProgrammeVersion) -> list[CouncilResolution]:
    """The adopted resolutions of ``version`` with what the voivode did, in the order of recording."""
    rows = version.resolutions.filter(outcome=Outcome.ADOPTED).select_related("gmina").prefetch_related("annulments")
    return list(rows.order_by("pk"))


def after_rejection(version: ProgrammeVersion) -> tuple[ProgrammeVersion | None, CouncilResolution | None]:
    """What came after the record of the rejection of ``version``: a version made and not withdrawn, a decision on another."""
    recorded = version.resolutions.filter(outcome=Outcome.REJECTED).values("created_at")[:1]
    later = {"created_at__gt": Subquery(recorded)}
    others = ProgrammeVersion.objects.filter(programme=version.programme_id).exclude(pk=version.pk)
    made = others.filter(**later).exclude(state=ProgrammeState.WITHDRAWN).order_by("number").first()
    decided = CouncilResolution.objects.filter(version__in=others, **later).select_related("version")
    return made, decided.order_by("pk").first()


def is_annulled(resolution: CouncilResolution) -> bool:
    """Whether the whole of it was annulled."""
    return any(one.scope == AnnulmentScope.WHOLE for one in resolution.annulments.all())


def alive(rows: Iterable[CouncilResolution]) -> list[CouncilResolution]:
    """Those that nobody annulled whole or repealed."""
    return [row for row in rows if not is_annulled(row) and row.repealed_on is None]


def unannounced(rows: Iterable[CouncilResolution]) -> list[CouncilResolution]:
    """Those that wait for the journal."""
    return [row for row in alive(rows) if row.journal_date is None]


def not_sent(rows: Iterable[CouncilResolution]) -> list[CouncilResolution]:
    """Those that the voivode has not got."""
    return [row for row in alive(rows) if row.sent_to_voivode_on is None]


def state_by(rows: list[CouncilResolution]) -> ProgrammeState:
    """The state of a version whose adopted resolutions are ``rows``: it stands as long as one of them does."""
    standing = alive(rows)
    if standing:
        announced = any(row.journal_date for row in standing)
        return ProgrammeState.IN_FORCE if announced else ProgrammeState.ADOPTED
    return ProgrammeState.ANNULLED if all(map(is_annulled, rows)) else ProgrammeState.REPEALED


def leading(rows: list[CouncilResolution]) -> CouncilResolution:
    """The resolution whose number and days the version bears: of those that stand, the first in force."""
    candidates = alive(rows) or [row for row in rows if not is_annulled(row)] or rows
    announced = sorted((row for row in candidates if row.effective_on), key=lambda row: (row.effective_on, row.pk))
    return announced[0] if announced else candidates[0]
