"""Forms of the library in our words, with our counting of failures."""

from allauth.account.forms import ChangePasswordForm, ReauthenticateForm, ResetPasswordForm, ResetPasswordKeyForm
from allauth.core import context
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgainForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import ValidationError

from cus.accounts.sign_in.attempts import count_code, count_letter
from cus.accounts.sign_in.tasks import send_reset_link
from cus.text.plural import plural

RULES_TEXT = (
    "Co najmniej 12 znaków. Nie może to być popularne hasło, same cyfry ani tekst podobny do twojego imienia, "
    "nazwiska lub adresu e-mail. Najlepsze jest krótkie zdanie."
)
# A code is good for its half minute and one on each side; it is remembered as used a little longer.
CODE_REMEMBERED_SECONDS = 150
# From so many recovery codes down, the person is told to make new ones.
FEW_CODES = 3


class PlainWords:
    """Labels without placeholders that repeat them."""

    labels: dict[str, str] = {}
    helps: dict[str, str] = {}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.helps.get(name, "")


class NewPassword(PlainWords):
    """Two fields of a new password."""

    labels = {"oldpassword": "Obecne hasło", "password1": "Nowe hasło", "password2": "Nowe hasło jeszcze raz"}
    helps = {"password1": RULES_TEXT}

    def clean(self) -> dict:
        """Say that the two differ at the second field."""
        data = super().clean()
        if self.has_error("password2") and data.get("password1"):
            del self._errors["password2"]
            self.add_error("password2", "Hasła różnią się od siebie. Wpisz dwa razy to samo.")
        return data


class PasswordChangeForm(NewPassword, ChangePasswordForm):
    """The old password once, the new one twice."""


class PasswordFromLinkForm(NewPassword, ResetPasswordKeyForm):
    """The new password twice, after the link from the letter."""


class PasswordLetterForm(PlainWords, ResetPasswordForm):
    """Asks for a letter with a link; the answer is the same whether or not there is such an account."""

    labels = {"email": "Adres e-mail"}

    def clean_email(self) -> str:
        """Count the letter; find the account."""
        email = super().clean_email()
        count_letter(context.request, email)
        return email

    def save(self, request, **kwargs) -> str:
        """Leave the letter to a job also when there is nobody to write to: the time taken says nothing."""
        person = next((user for user in self.users if user.is_usable), None)
        send_reset_link.defer(person_id=person.pk if person else 0, site=request.build_absolute_uri("/"))
        return self.cleaned_data["email"]


class PasswordAgainForm(PlainWords, ReauthenticateForm):
    """The password once more."""

    labels = {"password": "Hasło"}


class CountedCode(PlainWords):
    """A code of the app or one from the printed list; each is good once."""

    labels = {"code": "Kod"}
    helps = {"code": "Sześć cyfr z aplikacji na telefonie albo jeden z kodów zapasowych."}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "maxlength": "20"}

    def clean_code(self) -> str:
        """Check the code.

        Raises:
            ValidationError: wrong, used before, or too many failures.
        """
        attempt = count_code(context.request, self.user)
        code = self.cleaned_data["code"]
        known = list(Authenticator.objects.filter(user=self.user).order_by("-type"))
        for authenticator in known:
            if authenticator.wrap().validate_code(code):
                self._use_once(authenticator, code)
                authenticator.user = self.user
                self.authenticator = authenticator
                attempt.give_back()
                self._tell_of_spent(authenticator)
                return code
        if known:
            self._emit_authentication_failed(known[0])
        raise ValidationError(
            "Ten kod nie pasuje. Wpisz kod, który aplikacja pokazuje teraz, albo niewykorzystany kod zapasowy."
        )

    def _tell_of_spent(self, authenticator: Authenticator) -> None:
        """Say how many recovery codes are left: nobody counts them on the paper."""
        if authenticator.type != Authenticator.Type.RECOVERY_CODES:
            return
        left = len(Authenticator.objects.get(pk=authenticator.pk).wrap().get_unused_codes())
        words = plural(left, "kod zapasowy", "kody zapasowe", "kodów zapasowych")
        advice = "" if left > FEW_CODES else " Utwórz nowe na stronie „Twoje konto”."
        messages.warning(
            context.request, f"Użyto kodu zapasowego; wykreśl go na kartce. Pozostało: {left} {words}.{advice}"
        )

    def _use_once(self, authenticator: Authenticator, code: str) -> None:
        key = f"code-used:{self.user.pk}:{normalize_user_code(code)}"
        if authenticator.type == Authenticator.Type.TOTP and not cache.add(key, True, CODE_REMEMBERED_SECONDS):
            raise ValidationError("Tego kodu już użyto. Poczekaj, aż aplikacja pokaże następny.")


class CodeForm(CountedCode, AuthenticateForm):
    """The code after the password."""


class CodeAgain(CountedCode, CodeAgainForm):
    """The code instead of the password, when the identity is to be confirmed."""


class FirstCodeForm(PlainWords, ActivateTOTPForm):
    """The first code proves that the app has been set up."""

    labels = {"code": "Kod z aplikacji"}
    helps = {"code": "Sześć cyfr, które aplikacja pokazuje teraz."}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "maxlength": "10"}
