"""What the registry, the agreements, form 1 and the catalogue already know about a territory: lines for form 2."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from diagnosis.enums import LineSource, TerritoryRow
from diagnosis.models import NeedService, TerritoryForm, TerritoryLine
from partners.enums import SocialEconomyStatus
from partners.models import Partner, TrainingModule


@dataclass(frozen=True, slots=True)
class ProposedLine:
    """A line as its source gives it today."""

    row: str
    source: str
    ref: str
    text: str

    @property
    def identity(self) -> tuple[str, str, str]:
        """Which thing of which source this is, in which row."""
        return self.row, self.source, self.ref

    @property
    def code(self) -> str:
        """The identity as a form sends it."""
        return "|".join(self.identity)

    def get_row_display(self) -> str:
        """Name of the printed row."""
        return TerritoryRow(self.row).label

    def get_source_display(self) -> str:
        """Name of the source."""
        return LineSource(self.source).label


@dataclass(frozen=True, slots=True)
class Differences:
    """What a fresh look at the sources shows: nothing of it is written until somebody takes it over.

    ``fresh``: not on the form. ``changed``: the source says something else than when it was taken.
    ``gone``: on the form, no longer in the source.
    """

    fresh: tuple[ProposedLine, ...] = ()
    changed: tuple[tuple[TerritoryLine, ProposedLine], ...] = ()
    gone: tuple[TerritoryLine, ...] = ()

    def __len__(self) -> int:
        return len(self.fresh) + len(self.changed) + len(self.gone)


def compare(lines: Iterable[TerritoryLine], proposed: Sequence[ProposedLine]) -> Differences:
    """Compare the lines of a form with what its sources say today."""
    now = {one.identity: one for one in proposed}
    there = {line.identity: line for line in lines if line.source}
    return Differences(
        fresh=tuple(one for one in proposed if one.identity not in there),
        changed=tuple(
            (line, now[identity])
            for identity, line in there.items()
            if identity in now and now[identity].text != line.taken
        ),
        gone=tuple(line for identity, line in there.items() if identity not in now),
    )


def proposed_lines(user, territory: TerritoryForm) -> list[ProposedLine]:
    """Return the lines for ``territory``: only active partners of the area, and of its gmina when it has one."""
    partners = Partner.objects.visible_to(user).active().filter(is_active_in_area=True)
    if territory.gmina_id:
        everywhere = ~Q(pk__in=Partner.gminas.through.objects.values("partner"))
        partners = partners.filter(Q(gminas=territory.gmina_id) | everywhere)
    found = list(partners.prefetch_related("offers__service", "founded__partner").order_by("name", "pk"))
    offered = {offer.service_id for partner in found for offer in partner.offers.all()}
    return [
        *(line for partner in found for line in _of_partner(partner)),
        *_missing(territory, offered),
        *_training(partner.pk for partner in found),
    ]


def _of_partner(partner: Partner) -> Iterable[ProposedLine]:
    ref = f"partner:{partner.pk}"
    services = ", ".join(offer.service.name for offer in partner.offers.all())
    if services:
        yield ProposedLine(TerritoryRow.SERVICES_PRESENT, LineSource.OFFERS, ref, f"{partner.name}: {services}")
    if partner.social_economy_status != SocialEconomyStatus.NONE:
        named = f"{partner.name} ({partner.get_social_economy_status_display()})"
        text = f"{named}: {services}" if services else named
        yield ProposedLine(TerritoryRow.SOCIAL_ECONOMY, LineSource.STATUS, ref, text)
    if partner.works_for_social_employment:
        text = f"{partner.name}: przygotowuje do pracy w ramach zatrudnienia socjalnego"
        yield ProposedLine(TerritoryRow.TRAINING_RESOURCES, LineSource.SOCIAL_EMPLOYMENT, ref, text)
    children = ", ".join(f"„{founder.partner.name}”" for founder in partner.founded.all())
    if children:
        text = f"{partner.name}: ma już za sobą założenie podmiotu {children}"
        yield ProposedLine(TerritoryRow.READINESS, LineSource.FOUNDED, ref, text)


def _missing(territory: TerritoryForm, offered: set[int]) -> Iterable[ProposedLine]:
    links = NeedService.objects.filter(need__diagnosis=territory.diagnosis_id).exclude(service_id__in=offered)
    if territory.gmina_id:
        links = links.filter(Q(need__gmina=territory.gmina_id) | Q(need__gmina__isnull=True))
    pairs = set(links.order_by().values_list("service_id", "service__name"))
    for pk, name in sorted(pairs, key=lambda pair: pair[1]):
        yield ProposedLine(TerritoryRow.SERVICES_MISSING, LineSource.NEEDS, f"service:{pk}", name)


def _training(partners: Iterable[int]) -> Iterable[ProposedLine]:
    modules = TrainingModule.objects.filter(teacher__partner__in=list(partners)).select_related("teacher__partner")
    for module in modules.order_by("teacher__partner__name", "name", "pk"):
        text = f"{module.teacher.partner.name}: uczy „{module.name}” ({module.hours} godz.)"
        yield ProposedLine(TerritoryRow.TRAINING_RESOURCES, LineSource.TRAINING, f"module:{module.pk}", text)
