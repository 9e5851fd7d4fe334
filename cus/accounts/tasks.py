"""Background jobs of accounts; each is safe to run twice."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from cus.accounts.invitations import token_of
from cus.accounts.models import Invitation
from cus.ui import menu


@app.task(queue="mail", name="accounts.send_invitation", retry=RetryStrategy(max_attempts=6, exponential_wait=4))
def send_invitation(*, invitation_id: int, site: str) -> None:
    """Write to the invited person, unless the invitation has stopped working meanwhile.

    The link is made here, so that it stands in no queue and in no row.
    """
    invitation = Invitation.objects.open().filter(pk=invitation_id).select_related("person").first()
    if invitation is None:
        return
    path = reverse("people:accept", args=[token_of(invitation)])
    context = {"invitation": invitation, "link": site.rstrip("/") + path, "centre_name": menu.centre_name()}
    body = render_to_string("people/email/invitation.txt", context).strip() + "\n"
    EmailMessage(f"Zaproszenie do aplikacji: {context['centre_name']}", body, to=[invitation.person.email]).send()
