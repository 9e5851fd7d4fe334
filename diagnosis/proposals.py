"""What the registry and form 1 already know about a territory, as lines to put into form 2."""

from dataclasses import dataclass, field

from diagnosis.models import Diagnosis, NeedService
from partners.enums import SocialEconomyStatus
from partners.models import Partner


@dataclass(slots=True)
class Proposal:
    """Lines for one field of form 2 and where they come from."""

    field: str
    label: str
    source: str
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All lines, one under another, as the field takes them."""
        return "\n".join(self.lines)


def proposals(user, diagnosis: Diagnosis) -> list[Proposal]:
    """Return proposals with at least one line; only active partners of the centre's area count."""
    partners = list(
        Partner.objects.visible_to(user)
        .active()
        .filter(is_active_in_area=True)
        .prefetch_related("offers__service")
        .only("name", "social_economy_status")
    )
    offering = [(partner, [offer.service.name for offer in partner.offers.all()]) for partner in partners]
    social = [pair for pair in offering if pair[0].social_economy_status != SocialEconomyStatus.NONE]
    offered = {offer.service_id for partner in partners for offer in partner.offers.all()}
    found = [
        Proposal(
            "services_present",
            "Usługi świadczone",
            "z rejestru partnerów",
            [_line(partner.name, services) for partner, services in offering if services],
        ),
        Proposal(
            "services_missing",
            "Usługi, których brakuje",
            "usługi z formularza potrzeb, których nikt w rejestrze nie ma w ofercie",
            [f"– {name}" for name in _unanswered(diagnosis, offered)],
        ),
        Proposal(
            "social_economy",
            "Podmioty ekonomii społecznej",
            "z rejestru partnerów",
            [
                _line(f"{partner.name} ({partner.get_social_economy_status_display()})", services)
                for partner, services in social
            ],
        ),
    ]
    return [proposal for proposal in found if proposal.lines]


def _line(name: str, services: list[str]) -> str:
    return f"– {name}: {', '.join(services)}" if services else f"– {name}"


def _unanswered(diagnosis: Diagnosis, offered: set[int]) -> list[str]:
    links = NeedService.objects.filter(need__diagnosis=diagnosis).exclude(service_id__in=offered)
    return sorted(set(links.order_by().values_list("service__name", flat=True)))
