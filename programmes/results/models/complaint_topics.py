"""What complaints concern: a list that the administrator of the catalogue keeps."""

import secrets

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from cus.audit.tracking import tracked
from programmes.results.complaining.enums import OTHER_TOPIC

OTHER_STAYS = "Temat „inne” zostaje: bez niego nie da się wpisać sprawy spoza listy."
CODE_BYTES = 6  # twelve signs


def new_code() -> str:
    """Return a code for a topic that somebody adds; people never read it."""
    return secrets.token_hex(CODE_BYTES)


class ComplaintTopicQuerySet(models.QuerySet):
    """Topics of complaints."""

    def offered(self, *, also: str | None = None) -> "ComplaintTopicQuerySet":
        """Those that a new entry may take, and the one that an entry has already."""
        return self.filter(Q(is_retired=False) | Q(code=also))


@tracked()
class ComplaintTopic(models.Model):
    """One topic. It is never deleted: entries of past years are read by it, so it is retired."""

    code = models.CharField("kod", max_length=12, unique=True, default=new_code, editable=False)
    name = models.CharField(
        "temat",
        max_length=80,
        help_text="Krótko, małą literą, np. „dojazd na zajęcia”. Nowa nazwa pokaże się też przy dawnych wpisach.",
    )
    position = models.PositiveSmallIntegerField(
        "kolejność", default=50, help_text="Tematy stoją na liście od najmniejszej liczby."
    )
    is_retired = models.BooleanField(
        "wycofany", default=False, help_text="Nowy wpis go nie dostanie; wpisy, które go mają, zostają bez zmian."
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ComplaintTopicQuerySet.as_manager()

    class Meta:
        verbose_name = "temat skarg"
        verbose_name_plural = "tematy skarg"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"), name="complaint_topic_once", violation_error_message="Taki temat już jest na liście."
            ),
            models.CheckConstraint(
                condition=~Q(code=OTHER_TOPIC) | Q(name="inne", is_retired=False),
                name="complaint_topic_other_stays",
                violation_error_message=OTHER_STAYS,
            ),
        ]

    def __str__(self) -> str:
        return self.name
