"""Background jobs of sign-in: letters. Their arguments hold no secret and no address."""

from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from cus.accounts.models import User
from cus.accounts.sign_in import letters

RETRY = RetryStrategy(max_attempts=6, exponential_wait=4)


@app.task(queue="mail", name="accounts.send_reset_link", retry=RETRY)
def send_reset_link(*, person_id: int, site: str) -> None:
    """Write to a person with a link to a new password; 0 and people who may not sign in get nothing.

    The link is made here, so that it stands in no queue. ``site`` is the address of the application.
    """
    from allauth.account.utils import user_pk_to_url_str

    person = User.objects.filter(pk=person_id).first()
    if person is None or not person.is_usable:
        return
    path = reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)},
    )
    letters.send("account/email/password_reset_key", person, password_reset_url=site.rstrip("/") + path)


@app.task(queue="mail", name="accounts.send_notice", retry=RETRY)
def send_notice(*, person_id: int, template: str, at: str, ip: str = "", device: str = "", by: str = "") -> None:
    """Tell a person what has been done to the account, when and from where."""
    person = User.objects.filter(pk=person_id).first()
    if person is not None:
        letters.send(template, person, at=parse_datetime(at), ip=ip, device=device, by=by)
