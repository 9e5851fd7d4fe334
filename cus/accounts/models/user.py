"""People who sign in."""

import datetime

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from cus.accounts.acts import ACTS, Act
from cus.accounts.enums import Role
from cus.accounts.models.authorisation import Authorisation
from cus.accounts.scopes import SCOPES, scopes_with
from cus.audit.tracking import tracked
from cus.text.database import PolishSortKey


class UserQuerySet(models.QuerySet):
    """People with accounts."""

    def usable_on(self, on: datetime.date) -> "UserQuerySet":
        """Accounts that let their owner in on that day."""
        return self.filter(is_active=True).filter(models.Q(active_until__isnull=True) | models.Q(active_until__gte=on))

    def holding(self, role: Role) -> "UserQuerySet":
        """People with that role."""
        return self.filter(roles__contains=[role])


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    """Creates users by e-mail address; fetches each with the scopes in which they act for the director today."""

    def get_queryset(self) -> UserQuerySet:
        """Fetch the scopes along: who signs in is asked for them on every page."""
        today = timezone.localdate()
        valid = Authorisation.objects.valid_on(today).filter(person=models.OuterRef("pk"))
        return (
            super()
            .get_queryset()
            .annotate(
                scopes_today=ArraySubquery(valid.order_by("scope").values("scope")),
                scopes_as_of=models.Value(today, output_field=models.DateField()),
            )
        )

    def create_user(self, *, email: str, password: str | None = None, **fields) -> "User":
        """Create and save a person; without a password the account cannot sign in."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, email: str | None) -> "User":
        """Find by e-mail, whatever its letter case."""
        return self.get(email__iexact=email)


@tracked(exclude=["password", "last_login"])
class User(AbstractBaseUser):
    """A person with an account: signs in with an e-mail address and holds any number of roles."""

    email = models.EmailField("adres e-mail", unique=True)
    first_name = models.CharField("imię", max_length=80)
    last_name = models.CharField("nazwisko", max_length=120)
    greeting = models.CharField(
        "zwrot grzecznościowy",
        max_length=80,
        blank=True,
        help_text="Forma powitania na stronie startowej, np. „pani Hanno”.",
    )
    position = models.CharField("stanowisko", max_length=120, blank=True)
    roles = ArrayField(
        models.CharField(max_length=20, choices=Role.choices), verbose_name="role", default=list, blank=True
    )
    is_active = models.BooleanField("konto czynne", default=True)
    active_until = models.DateField(
        "czynne do", null=True, blank=True, help_text="Po tym dniu konto nie pozwala się zalogować."
    )
    created_at = models.DateTimeField("założone", default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["first_name", "last_name"]
    objects = UserManager()

    class Meta:
        verbose_name = "konto"
        verbose_name_plural = "konta"
        ordering = [PolishSortKey("last_name"), PolishSortKey("first_name"), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(roles__contained_by=Role.values),
                name="user_roles_known",
                violation_error_message="Wybierz role z listy.",
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def get_full_name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self) -> str:
        """First name."""
        return self.first_name

    def may(self, act: Act) -> bool:
        """Say whether a role of the person, or an authorisation in force today, gives ``act``."""
        return self.is_usable and (self.may_by_role(act) or any(act in SCOPES[scope] for scope in self.scopes))

    def may_by_role(self, act: Act) -> bool:
        """Say whether any of the person's roles holds ``act``."""
        return any(role in ACTS[act] for role in self.roles)

    @property
    def scopes(self) -> frozenset[str]:
        """In what the person acts for the director today.

        Fetched with the account; asked for once where it was not, and again when midnight has passed.
        """
        today = timezone.localdate()
        if getattr(self, "scopes_as_of", None) != today:
            found = Authorisation.objects.valid_on(today).filter(person_id=self.pk) if self.pk else []
            self.scopes_today, self.scopes_as_of = [one.scope for one in found], today
        return frozenset(self.scopes_today)

    def authorisation_for(self, act: Act) -> Authorisation | None:
        """Return the authorisation under which the person performs ``act`` today; ``None`` when by a role.

        The widest scope comes last: who was authorised for the very act signs under that document.
        """
        if self.may_by_role(act) or not self.may(act):
            return None
        valid = Authorisation.objects.valid_on(timezone.localdate()).filter(person_id=self.pk)
        found = valid.filter(scope__in=scopes_with(act))
        return min(found, key=lambda one: (len(SCOPES[one.scope]), one.pk), default=None)

    def refresh_from_db(self, *args, **kwargs) -> None:
        """Read the row anew; what was known of authorisations is forgotten."""
        super().refresh_from_db(*args, **kwargs)
        self.scopes_as_of = None

    @property
    def is_usable(self) -> bool:
        """An active account whose last day has not passed."""
        return self.is_active and (self.active_until is None or timezone.localdate() <= self.active_until)

    @property
    def is_staff(self) -> bool:
        """Only the administrator enters the admin panel; nobody is a superuser."""
        return self.may(Act.CATALOGUE_ADMIN)

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Django's own permissions are not used: the panel is the administrator's whole."""
        return self.is_staff

    def has_module_perms(self, app_label: str) -> bool:
        """See ``has_perm``."""
        return self.is_staff

    @property
    def role_names(self) -> str:
        """Labels of the roles, in the fixed order, for pages and documents."""
        return ", ".join(role.label for role in Role if role in self.roles)
