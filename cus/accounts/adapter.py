"""The hooks of the sign-in library: no self-registration; failures counted; letters sent by jobs."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.signals import user_login_failed
from django.urls import reverse
from django.utils import timezone

from cus.accounts.sign_in import sealing
from cus.accounts.sign_in.attempts import count_password
from cus.accounts.sign_in.devices import device_of
from cus.accounts.sign_in.fresh import is_fresh
from cus.audit.context import client_ip
from cus.ui import menu

# A server behind a socket whose proxy names no address: all such visitors count as one place.
UNKNOWN_ADDRESS = "0.0.0.0"  # noqa: S104


class ClosedAccountAdapter(DefaultAccountAdapter):
    """Accounts are made by the administrator."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "Adres e-mail i hasło nie pasują do siebie.",
        "incorrect_password": "To nie jest twoje hasło.",
        "enter_current_password": "To nie jest twoje obecne hasło.",
        "too_many_login_attempts": "Za dużo nieudanych prób. Spróbuj ponownie za 5 minut.",
        "rate_limited": "Za dużo nieudanych prób. Spróbuj ponownie za 5 minut.",
    }

    def is_open_for_signup(self, request) -> bool:
        """Refuse self-registration."""
        return False

    def get_client_ip(self, request) -> str:
        """Return the visitor's address as the access log knows it."""
        return client_ip(request) or UNKNOWN_ADDRESS

    def pre_authenticate(self, request, **credentials) -> None:
        """Count the try before the password is looked at.

        Raises:
            ValidationError: too many failures.
        """
        self._attempt = count_password(request, credentials.get("email", ""))

    def _rollback_login_failed_rl_usage(self) -> None:
        self._attempt.give_back()

    def authenticate(self, request, **credentials):
        """Let in only an account that is active and whose last day has not passed."""
        user = super().authenticate(request, **credentials)
        if user is None or user.is_usable:
            return user
        user_login_failed.send(sender=__name__, credentials={"email": user.email}, request=request)
        return None

    def reauthenticate(self, user, password: str) -> bool:
        """Check the password of the person who is signed in."""
        again = self.authenticate(context.request, email=user.email, password=password)
        return again is not None and again.pk == user.pk

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        """The library's own pages ask again after the same time as ours; signing in counts."""
        return super().is_reauthentication_required(app=app, **kwargs) and not is_fresh(context.request)

    def get_password_change_redirect_url(self, request) -> str:
        """Go back to the account."""
        return reverse("account_overview")

    def send_notification_mail(self, template_prefix, user, context=None, email=None) -> None:
        """Tell the person by a letter what has happened to the account; a job sends it."""
        from cus.accounts.sign_in.tasks import send_notice

        send_notice.defer(
            person_id=user.pk,
            template=template_prefix,
            at=timezone.now().isoformat(),
            ip=self.get_client_ip(self.request),
            device=device_of(self.get_http_user_agent(self.request)),
        )


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets are encrypted; the app on the telephone shows the centre's name."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "Ten kod nie pasuje. Wpisz kod, który aplikacja pokazuje teraz. Jeśli znów nie pasuje, "
        "sprawdź, czy telefon ustawia godzinę automatycznie.",
        "cannot_generate_recovery_codes": "Kody zapasowe powstają razem z drugim składnikiem. Najpierw go ustaw.",
    }

    def get_totp_issuer(self) -> str:
        """Name the centre."""
        return menu.centre_name()

    def encrypt(self, text: str) -> str:
        """Seal a secret before it is stored."""
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Open a stored secret."""
        return sealing.unseal(encrypted_text)
