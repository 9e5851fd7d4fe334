"""Where a partner is and where it gives services."""

from django.db import models
from django.db.models import Q

from cus.audit.tracking import tracked
from cus.centre.models import Gmina
from cus.text.database import PolishSortKey
from partners.enums import Accessible, PlaceKind
from partners.models.partner import Partner
from partners.validators import validate_hours

WEEKDAYS = {
    "monday": "poniedziałek",
    "tuesday": "wtorek",
    "wednesday": "środa",
    "thursday": "czwartek",
    "friday": "piątek",
    "saturday": "sobota",
    "sunday": "niedziela",
}
# Art. 6 of the act of 19 July 2019 on accessibility for people with special needs.
RESPECTS = {"architectural": "architektoniczna", "digital": "cyfrowa", "communication": "informacyjno-komunikacyjna"}


def _hours(day: str) -> models.CharField:
    return models.CharField(day, max_length=80, blank=True, validators=[validate_hours])


def _accessible(respect: str) -> models.CharField:
    return models.CharField(f"dostępność {respect}", max_length=10, choices=Accessible.choices, blank=True)


@tracked(exclude=["token"])
class PartnerPlace(models.Model):
    """The seat or a place of services: its address, hours of each weekday, accessibility.

    Hours are texts as ``partners.validators.tidy_hours`` writes them: „8:00–12:00, 13:00–17:00”,
    „nieczynne”, or empty where nobody has asked.
    """

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="places")
    kind = models.CharField("rodzaj miejsca", max_length=10, choices=PlaceKind.choices, default=PlaceKind.SERVICE)
    name = models.CharField("nazwa miejsca", max_length=200, blank=True)
    address = models.CharField("adres miejsca", max_length=300, blank=True)
    gmina = models.ForeignKey(
        Gmina, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gmina"
    )
    phones = models.CharField("telefony w tym miejscu", max_length=200, blank=True)
    monday, tuesday, wednesday = _hours("poniedziałek"), _hours("wtorek"), _hours("środa")
    thursday, friday = _hours("czwartek"), _hours("piątek")
    saturday, sunday = _hours("sobota"), _hours("niedziela")
    hours_note = models.CharField("uwagi do godzin", max_length=300, blank=True)
    architectural = _accessible(RESPECTS["architectural"])
    architectural_note = models.CharField("opis dostępności architektonicznej", max_length=500, blank=True)
    digital = _accessible(RESPECTS["digital"])
    digital_note = models.CharField("opis dostępności cyfrowej", max_length=500, blank=True)
    communication = _accessible(RESPECTS["communication"])
    communication_note = models.CharField("opis dostępności informacyjno-komunikacyjnej", max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    token = models.UUIDField(null=True, unique=True, editable=False)
    created_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, editable=False, related_name="+")

    class Meta:
        verbose_name = "miejsce"
        verbose_name_plural = "miejsca"
        ordering = [models.Case(models.When(kind=PlaceKind.SEAT, then=0), default=1), PolishSortKey("name"), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partner"],
                condition=Q(kind=PlaceKind.SEAT),
                name="partner_one_seat",
                violation_error_message="Ten partner ma już siedzibę. Popraw tamtą albo wybierz inny rodzaj miejsca.",
            ),
            models.CheckConstraint(
                condition=~Q(name="") | ~Q(address=""),
                name="partner_place_is_somewhere",
                violation_error_message="Wpisz nazwę miejsca albo jego adres.",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.address

    @property
    def hours(self) -> list[tuple[str, str]]:
        """Weekdays with their hours, days of equal hours that follow one another joined („poniedziałek–piątek”)."""
        joined: list[list[str]] = []
        for name, label in WEEKDAYS.items():
            text = getattr(self, name)
            if joined and joined[-1][2] == text:
                joined[-1][1] = label
            else:
                joined.append([label, label, text])
        days = [(one if one == other else f"{one}–{other}", text) for one, other, text in joined]
        return [(day, text) for day, text in days if text]

    @property
    def accessibility(self) -> list[tuple[str, str, str]]:
        """The three respects with the answer and its description; an answer may be empty."""
        return [
            (label, getattr(self, f"get_{name}_display")(), getattr(self, f"{name}_note"))
            for name, label in RESPECTS.items()
        ]
