"""Inviting, and the two pages that an invited person opens without an account."""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from cus.accounts import actions
from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.accounts.invitations import invitation_of, invitation_with, token_of
from cus.accounts.models import User
from cus.accounts.sign_in import throttle
from cus.accounts.sign_in.throttle import Limit, Throttled, when_again
from cus.centre.letterhead import letterhead
from cus.documents.render import render_pdf
from cus.documents.responses import pdf_response
from cus.people.documents import Slip, slip_document
from cus.people.forms import CodeForm, FirstPasswordForm
from cus.text.dates import moment
from cus.workflow import Refusal, Refused, refuse_if

CODES_FROM_ADDRESS = (Limit(10, 10 * throttle.MINUTE), Limit(40, throttle.DAY))
NO_SUCH_CODE = "Ten kod nie działa. Sprawdź, czy przepisano wszystkie znaki; jeżeli tak, poproś o nową kartkę."


def person_or_404(request, pk: int) -> User:
    """Return the person, to those who look after accounts and rights; to others there is none."""
    people = User.objects.all() if request.user.may(Act.RIGHTS_REVIEW) else User.objects.none()
    return get_object_or_404(people, pk=pk)


def _back(person: User):
    return redirect(reverse("admin:accounts_user_change", args=[person.pk]))


@require_POST
@requires(Act.USERS_ADMIN, see=person_or_404)
def invite(request, pk: int):
    """Send the person a link; the earlier one stops working."""
    person = person_or_404(request, pk)
    actions.invite(person=person, by=request.user, site=request.build_absolute_uri("/"))
    messages.success(request, f"Zaproszenie zostanie za chwilę wysłane na adres {person.email}.")
    return _back(person)


@require_POST
@never_cache
@requires(Act.USERS_ADMIN, see=person_or_404)
def slip(request, pk: int):
    """Print a slip with a code; it is shown this once."""
    person = person_or_404(request, pk)
    invitation, code = actions.print_slip(person=person, by=request.user)
    printed = Slip(
        letterhead=letterhead(),
        name=person.get_full_name(),
        email=person.email,
        code=code,
        address=request.build_absolute_uri(reverse("people:code")),
        expires=moment(invitation.expires_at),
    )
    return pdf_response(render_pdf(slip_document(printed)), name=f"zaproszenie-{person.last_name}")


@require_POST
@requires(Act.USERS_ADMIN, see=person_or_404)
def withdraw(request, pk: int):
    """Make the person's invitation stop working."""
    person = person_or_404(request, pk)
    invitation = person.invitations.standing().first()
    refuse_if(Refusal("Ta osoba nie ma zaproszenia.") if invitation is None else None)
    actions.withdraw_invitation(invitation=invitation, by=request.user)
    messages.success(request, "Zaproszenie wycofano. Odnośnik i kod już nie działają.")
    return _back(person)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request):
    """Take the code from a slip; a wrong one says nothing about anybody."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            attempt = throttle.take([(f"slip-from:{get_adapter(request).get_client_ip(request)}", CODES_FROM_ADDRESS)])
        except Throttled as error:
            form.add_error("code", f"Za dużo prób. Następną możesz zrobić {when_again(error.until)}.")
            return render(request, "people/code.html", {"form": form}, status=429)
        invitation = invitation_with(form.cleaned_data["code"])
        if invitation is not None:
            attempt.give_back()
            return redirect("people:accept", token_of(invitation))
        form.add_error("code", NO_SUCH_CODE)
    return render(request, "people/code.html", {"form": form}, status=422 if form.errors else 200)


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request, token: str):
    """Let the invited person set a password; every link that does not work looks the same."""
    invitation = invitation_of(token)
    if invitation is None:
        return render(request, "people/accept_gone.html", status=404)
    form = FirstPasswordForm(user=invitation.person, data=request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.accept_invitation(invitation=invitation, password=form.cleaned_data["password1"])
        except Refused:
            return render(request, "people/accept_gone.html", status=404)
        messages.success(request, "Hasło jest ustawione. Teraz się zaloguj.")
        return redirect("account_login")
    context = {"form": form, "person": invitation.person}
    return render(request, "people/accept.html", context, status=422 if form.errors else 200)
