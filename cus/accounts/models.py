"""People who sign in."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from cus.accounts.acts import ACTS, Act
from cus.accounts.enums import Role
from cus.audit.tracking import tracked
from cus.text.database import PolishSortKey


class UserManager(BaseUserManager):
    """Creates users by e-mail address."""

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
        """Say whether any of the person's roles holds ``act`` today."""
        return self.is_usable and any(role in ACTS[act] for role in self.roles)

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
