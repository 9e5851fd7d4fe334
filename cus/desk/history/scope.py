"""Who reads which history and which lines of the access log (product table, row „history; access log”)."""

from django.db.models import Q, QuerySet

from cus.accounts.acts import Act
from cus.audit.enums import AccessKind
from cus.audit.kept import Domain, all_kept
from cus.audit.models import AccessEntry
from cus.audit.reading import Scope


def scope_of(user) -> Scope:
    """Return the domains whose history ``user`` reads whole; their own changes they always read."""
    domains: set[Domain] = set()
    if user.may(Act.HISTORY_BUSINESS):
        domains |= {Domain.BUSINESS, Domain.DICTIONARY}
    if user.may(Act.HISTORY_ADMINISTRATIVE):
        domains |= {Domain.ADMINISTRATIVE, Domain.DICTIONARY}
    if user.may(Act.HISTORY_ALL):
        domains |= set(Domain)
    return Scope(frozenset(domains), user.pk if user.may(Act.HISTORY_OWN) else None)


def reads_only_own(user) -> bool:
    """Whether the person reads nothing but what they did themselves."""
    return not scope_of(user).domains


def access_entries_for(user) -> QuerySet[AccessEntry]:
    """Return the lines of the access log that ``user`` may read.

    Everybody's own; the organiser's: of business objects; the administrator's: administrative acts;
    the director's: all.
    """
    if user.may(Act.HISTORY_ALL):
        return AccessEntry.objects.all()
    allowed = Q(user=user)
    if user.may(Act.HISTORY_BUSINESS):
        allowed |= Q(object_type__in=_types({Domain.BUSINESS, Domain.DICTIONARY}))
    if user.may(Act.HISTORY_ADMINISTRATIVE):
        allowed |= Q(kind=AccessKind.ADMINISTRATIVE)
    return AccessEntry.objects.filter(allowed) if user.may(Act.HISTORY_OWN) else AccessEntry.objects.none()


def lines_seen_by(user) -> str:
    """Say which lines these are: a list that is silent about what it leaves out misleads."""
    if user.may(Act.HISTORY_ALL):
        return "Widzisz wszystkie wpisy."
    parts = ["o tym, co robiono z twojego konta"]
    if user.may(Act.HISTORY_BUSINESS):
        parts.append("o sprawach centrum: kto czytał lub pobierał partnerów, porozumienia, pełnomocnictwa i programy")
    if user.may(Act.HISTORY_ADMINISTRATIVE):
        parts.append("o czynnościach administracyjnych")
    rest = "" if len(parts) == 1 else ". Zalogowania innych osób widzi dyrektor"
    return f"Widzisz wpisy {'; '.join(parts)}{rest}."


def _types(domains: set[Domain]) -> list[str]:
    return [kept.model._meta.label_lower for kept in all_kept() if kept.domain in domains]
