"""One search field over everything that the person may read."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from cus.accounts.acts import Act
from cus.text.search import stems
from diagnosis.models import Diagnosis, Need
from partners.models import Partner
from programmes.models import ProgrammeVersion
from services.models import QualityStandard, Service
from services.standards.areas import CONTENT

SHOWN = 10
# Words of a standard: hours and kinds are not what people look for.
STANDARD_TEXTS = [name for name in CONTENT if QualityStandard._meta.get_field(name).get_internal_type() == "TextField"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found."""

    title: str
    url: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Things of one kind, the first ones of ``total``."""

    title: str
    hits: list[Hit]
    total: int


def search_for(user, text: str) -> list[Group]:
    """Return what ``user`` may read and what contains every word of ``text``, inflected or without diacritics."""
    wanted = stems(text) or [text.lower()]
    diagnoses = Diagnosis.objects.visible_to(user)
    groups = [
        _group(
            "Usługi",
            _containing(Service.objects.visible_to(user), wanted, "name", "characteristic"),
            lambda s: Hit(s.name, s.get_absolute_url(), s.characteristic),
        ),
        _standards(user, wanted),
        _group(
            "Partnerzy",
            _partners(user, text, wanted),
            lambda p: Hit(p.name, p.get_absolute_url(), p.address),
        ),
        _group(
            "Potrzeby",
            _containing(
                Need.objects.filter(diagnosis__in=diagnoses).select_related("diagnosis"),
                wanted,
                "group",
                "problem",
                "need",
                "ways",
            ),
            lambda n: Hit(str(n), n.diagnosis.get_absolute_url(), n.group),
        ),
        _group(
            "Programy",
            _containing(ProgrammeVersion.objects.visible_to(user), wanted, "name", "goal"),
            lambda v: Hit(str(v), v.get_absolute_url(), v.goal),
        ),
    ]
    if not user.may(Act.READ_DRAFTS):
        groups = [group for group in groups if group.title != "Partnerzy"]
    return [group for group in groups if group.total]


def _partners(user, text: str, wanted: list[str]) -> QuerySet:
    """Cards by what they say, by a former name, or by a number."""
    seen = Partner.objects.visible_to(user).active()
    told = _containing(seen, wanted, "name", "address", "activity_scope", "activity_kinds")
    return told | seen.search(text)


def _standards(user, wanted: list[str]) -> Group:
    standards = QualityStandard.objects.visible_to(user).select_related("service")
    return _group(
        "Standardy usług",
        _containing(standards, wanted, "service__name", *STANDARD_TEXTS),
        lambda s: Hit(f"{s.service.name}, {s.label}", s.get_absolute_url(), s.get_state_display()),
    )


def _containing(queryset: QuerySet, wanted: list[str], *fields: str) -> QuerySet:
    for stem in wanted:
        condition = Q()
        for field in fields:
            condition |= Q(**{f"{field}__unaccent__icontains": stem})
        queryset = queryset.filter(condition)
    return queryset


def _group(title: str, found: QuerySet, hit) -> Group:
    total = found.count()
    return Group(title, [hit(row) for row in found[:SHOWN]] if total else [], total)
