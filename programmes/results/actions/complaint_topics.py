"""Writes to the list of topics of complaints."""

from django.db import transaction

from cus.accounts.acts import Act, refusal_without
from cus.workflow import StaleEdit, refuse_if
from programmes.results.models import ComplaintTopic


@transaction.atomic
def save_topic(*, by, topic: ComplaintTopic, seen: int | None = None) -> ComplaintTopic:
    """Save a new topic, or one renamed, moved, retired or taken back; ``seen`` is the version that ``by`` read.

    Raises:
        Refused: ``by`` does not keep the catalogue. StaleEdit: somebody changed it since ``seen``.
        ValidationError: the name is taken, or „inne” would go.
    """
    refuse_if(refusal_without(by, Act.CATALOGUE_ADMIN))
    if topic.pk is not None:
        current = ComplaintTopic.objects.select_for_update(of=("self",)).get(pk=topic.pk)
        if current.version != seen:
            raise StaleEdit(current)
        topic.version = current.version + 1
    topic.full_clean()
    topic.save()
    return topic
