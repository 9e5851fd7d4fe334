"""Confirming who one is on the way of an act: one page between the button and the deed.

What was typed travels in that page as hidden fields and is sent again by the person's own press,
together with the password or code; the server keeps nothing meanwhile.
"""

from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.mfa.base.internal.flows import post_authentication
from django import forms
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from cus.accounts.acts import Act
from cus.accounts.sign_in.forms import CodeAgain, PasswordAgainForm
from cus.accounts.sign_in.fresh import SAFE, needs_confirmation
from cus.accounts.sign_in.kept import page_of
from cus.accounts.sign_in.second_factor import has_second_factor
from cus.audit.context import page_of as page_name
from cus.audit.kept import page_label
from cus.text.typography import quotable
from cus.ui.background import is_background
from cus.workflow import Refusal, Refused

STATUS = 403
OWN_FIELDS = frozenset({"confirm_password", "confirm_code", "confirm_back", "csrfmiddlewaretoken"})


class ConfirmForm(forms.Form):
    """The password, or the code for those who have a second factor."""

    confirm_password = forms.CharField(
        label="Hasło",
        strip=False,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )
    confirm_code = forms.CharField(
        label="albo kod",
        required=False,
        help_text="Sześć cyfr z aplikacji na telefonie zamiast hasła.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": "20"}),
    )

    def __init__(self, *args, request: HttpRequest, **kwargs) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.request = request
        if not has_second_factor(request.user):
            del self.fields["confirm_code"]

    def clean(self) -> dict:
        """Check whichever was given.

        Raises:
            ValidationError: neither was.
        """
        data = super().clean()
        if data.get("confirm_code"):
            self._check(CodeAgain, "confirm_code", "code")
        elif data.get("confirm_password"):
            self._check(PasswordAgainForm, "confirm_password", "password")
        else:
            self.add_error("confirm_password", ValidationError("Wpisz swoje hasło."))
        return data

    def _check(self, form_class: type[forms.Form], name: str, asked: str) -> None:
        proof = form_class({asked: self.cleaned_data[name]}, user=self.request.user)
        if not proof.is_valid():
            self.add_error(name, proof.errors.as_data().get(asked) or proof.errors.as_data()["__all__"])
        elif asked == "code":
            post_authentication(self.request, proof.authenticator, reauthenticated=True)
        else:
            reauthenticate_by_password(self.request)


def _told_to_script(request: HttpRequest) -> HttpResponse:
    """Refuse a part of a page: the question needs a page of its own.

    Raises:
        Refused: the part is one of htmx, which shows refusals beside the messages.
    """
    text = (
        "Ta czynność wymaga potwierdzenia tożsamości. Otwórz „Twoje konto”, potwierdź, że to ty, i spróbuj ponownie."
    )
    if request.headers.get("HX-Request") == "true":
        raise Refused(Refusal(text, status=STATUS))
    return JsonResponse({"refusal": text}, status=STATUS)


def _named(request: HttpRequest, subject: object) -> str:
    """Say what is about to be done, and to what: „zatwierdzenie: „Razem w Górce 2027–2029””."""
    act = page_label(page_name(request))
    title = quotable(str(subject)) if isinstance(subject, Model) else ""
    return f"{act}: „{title}”" if act and title else act


def confirmation(request: HttpRequest, act: Act, *, subject: object = None) -> HttpResponse | None:
    """Return the page that asks who one is, or ``None`` when ``act`` may go on.

    The page names the act and ``subject``, the row it is about, so that nobody confirms something else.

    The page's own answer is checked here: with the right password the view runs with what was typed.
    """
    if not needs_confirmation(request, act):
        return None
    if is_background(request):
        return _told_to_script(request)
    if request.method in SAFE or request.FILES:
        # A file cannot travel in a hidden field: the person comes back to the page and chooses it again.
        back = request.get_full_path() if request.method in SAFE else page_of(request)
        return redirect_to_login(back, reverse("account_reauthenticate"))
    answered = "confirm_password" in request.POST or "confirm_code" in request.POST
    form = ConfirmForm(request.POST if answered else None, request=request)
    if answered and form.is_valid():
        return None
    typed = [(name, text) for name, texts in request.POST.lists() if name not in OWN_FIELDS for text in texts]
    context = {"form": form, "typed": typed, "back": request.POST.get("confirm_back") or page_of(request)}
    context["named"] = _named(request, subject)
    return render(request, "account/confirm_identity.html", context, status=STATUS)
