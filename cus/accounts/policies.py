"""Why an act on an account, an invitation or an authorisation cannot be done; ``None`` means that it can."""

from django.utils import timezone

from cus.accounts.acts import Act, refusal_without
from cus.accounts.enums import Role
from cus.accounts.models import Authorisation, Invitation, User
from cus.text.dates import day
from cus.workflow import Refusal

# Roles without which a centre stands still: somebody who can sign in always holds them.
ALWAYS_HELD = (Role.ADMINISTRATOR, Role.DIRECTOR)
HOW_ALONE = (
    "Gdy jesteś jedynym administratorem, rolę nadaje polecenie „give_role”, "
    "które uruchamia na serwerze osoba utrzymująca aplikację."
)


def refusal_to_save(by: User, person: User, current: User | None = None) -> Refusal | None:
    """Only the administrator keeps accounts; nobody widens their own rights or leaves a role empty.

    ``person`` is as it would be saved, ``current`` as it stands in the database.
    """
    refusal = refusal_without(by, Act.USERS_ADMIN)
    if refusal:
        return refusal
    if current is None and person.pk:
        current = User.objects.filter(pk=person.pk).first()
    if person.pk == by.pk and current is not None:
        refusal = _refusal_of_own(person, current)
    return refusal or (_refusal_to_leave_empty(person, current) if current is not None else None)


def _refusal_of_own(person: User, current: User) -> Refusal | None:
    """What an administrator cannot do to their own account."""
    if Role.ADMINISTRATOR not in person.roles:
        return Refusal(
            "Nie możesz odebrać sobie roli administratora. Poproś o to innego administratora.", field="roles"
        )
    if set(person.roles) - set(current.roles):
        return Refusal(f"Nie możesz nadać sobie roli. Poproś o to innego administratora. {HOW_ALONE}", field="roles")
    if not person.is_usable:
        return Refusal("Nie możesz wyłączyć własnego konta. Poproś o to innego administratora.", field="is_active")
    if person.active_until != current.active_until:
        return Refusal(
            "Nie możesz zmienić końca ważności własnego konta. Poproś o to innego administratora.",
            field="active_until",
        )
    return None


def _refusal_to_leave_empty(person: User, current: User) -> Refusal | None:
    """Somebody who can sign in always holds the roles without which the centre stands still."""
    for role in ALWAYS_HELD:
        if role not in current.roles or not current.is_usable:
            continue
        stays = role in person.roles and person.is_usable
        lasts = stays and (
            role != Role.ADMINISTRATOR or person.active_until is None or current.active_until is not None
        )
        if lasts:
            continue
        others = User.objects.usable_on(timezone.localdate()).holding(role).exclude(pk=person.pk)
        if role == Role.ADMINISTRATOR:
            others = others.filter(active_until__isnull=True)
        if not others.exists():
            field = "roles" if role not in person.roles else "is_active" if not person.is_active else "active_until"
            return Refusal(
                f"To jedyne czynne konto z rolą „{role.label}”. Najpierw nadaj tę rolę innej osobie.", field=field
            )
    return None


def refusal_to_invite(by: User, person: User) -> Refusal | None:
    """Only the administrator invites; only to an account that will let the person in."""
    refusal = refusal_without(by, Act.USERS_ADMIN)
    if refusal is None and person.pk == by.pk:
        return Refusal("Własne hasło zmienisz na stronie „Moje konto”. Zaproszenia są dla innych osób.")
    if refusal is None and not person.is_usable:
        return Refusal("Konto jest nieczynne. Najpierw je włącz, potem wyślij zaproszenie.")
    return refusal


def refusal_to_withdraw(by: User, invitation: Invitation) -> Refusal | None:
    """Only the administrator, and only what nobody has used yet."""
    refusal = refusal_without(by, Act.USERS_ADMIN)
    if refusal is None and invitation.used_at is not None:
        return Refusal("Tego zaproszenia już użyto: osoba ustawiła hasło.")
    if refusal is None and invitation.withdrawn_at is not None:
        return Refusal("To zaproszenie jest już nieważne.")
    return refusal


def refusal_to_grant(by: User, person: User | None = None) -> Refusal | None:
    """The director and the administrator grant, by their role alone; to somebody else, who can sign in."""
    refusal = refusal_without(by, Act.AUTHORISATIONS)
    if refusal or person is None:
        return refusal
    if person.pk == by.pk:
        return Refusal("Nikt nie udziela upoważnienia samemu sobie. Wybierz inną osobę.", field="person")
    if not person.is_usable:
        return Refusal("Konto tej osoby jest nieczynne. Najpierw włączy je administrator.", field="person")
    if Role.DIRECTOR in person.roles:
        return Refusal("Ta osoba jest dyrektorem i upoważnienia nie potrzebuje.", field="person")
    return None


def refusal_to_revoke(by: User, authorisation: Authorisation) -> Refusal | None:
    """Whoever may grant may revoke, while there is something to revoke."""
    refusal = refusal_without(by, Act.AUTHORISATIONS)
    if refusal:
        return refusal
    if authorisation.is_revoked:
        when = day(authorisation.revoked_at)
        return Refusal(f"To upoważnienie odwołano już {when} r. Kto odwołał: {authorisation.revoked_by}.")
    if authorisation.valid_to is not None and authorisation.valid_to < timezone.localdate():
        return Refusal(f"To upoważnienie wygasło {day(authorisation.valid_to)} r. Nie ma czego odwoływać.")
    return None
