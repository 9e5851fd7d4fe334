"""Letters about one's account, written from templates and sent by jobs."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from cus.ui import menu


def send(template: str, person, **context) -> None:
    """Write and send ``templates/<template>_subject.txt`` and ``…_message.txt`` to the person."""
    context |= {"person": person, "centre_name": menu.centre_name()}
    subject = " ".join(render_to_string(f"{template}_subject.txt", context).split())
    body = render_to_string(f"{template}_message.txt", context).strip() + "\n"
    EmailMessage(subject, body, to=[person.email]).send()
