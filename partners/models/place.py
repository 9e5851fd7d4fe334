"""Where a partner is and where it gives services."""

from django.db import models
from django.db.models import Q

from cus.audit.tracking import tracked
from cus.centre.models import Gmina
from cus.text.database import PolishSortKey
from partners.enums import Accessible, PlaceKind
from partners.models.partner import Partner
from services.standards.hours import DAYS, STORED, week_text

HOURS = tuple(f"hours_{day}" for day in DAYS)
_HOURS_STORED = Q()
for _name in HOURS:
    _HOURS_STORED &= Q(**{_name: ""}) | Q(**{f"{_name}__regex": STORED})
# Art. 6 of the act of 19 July 2019 on accessibility for people with special needs.
RESPECTS = {"architectural": "architektoniczna", "digital": "cyfrowa", "communication": "informacyjno-komunikacyjna"}


def _hours(day: str) -> models.CharField:
    return models.CharField(day, max_length=60, blank=True)


def _accessible(respect: str) -> models.CharField:
    return models.CharField(f"dostępność {respect}", max_length=10, choices=Accessible.choices, blank=True)


@tracked(exclude=["token"])
class PartnerPlace(models.Model):
    """The seat or a place of services: its address, hours of each weekday, accessibility.

    Hours are stored as ``services.standards.hours.parse_hours`` writes them; an empty day is a day without.
    """

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="places")
    kind = models.CharField("rodzaj miejsca", max_length=10, choices=PlaceKind.choices, default=PlaceKind.SERVICE)
    name = models.CharField("nazwa miejsca", max_length=200, blank=True)
    address = models.CharField("adres miejsca", max_length=300, blank=True)
    gmina = models.ForeignKey(
        Gmina, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gmina"
    )
    phones = models.CharField("telefony w tym miejscu", max_length=200, blank=True)
    hours_mon = _hours("poniedziałek")
    hours_tue = _hours("wtorek")
    hours_wed = _hours("środa")
    hours_thu = _hours("czwartek")
    hours_fri = _hours("piątek")
    hours_sat = _hours("sobota")
    hours_sun = _hours("niedziela")
    hours_note = models.CharField("inne pory", max_length=300, blank=True)
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
            models.CheckConstraint(
                condition=_HOURS_STORED,
                name="partner_place_hours",
                violation_error_message="Godziny wpisz jako od–do, na przykład 8:00–16:00.",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.address

    @property
    def week(self) -> str:
        """The hours of the week in one line; empty when nobody has asked."""
        return week_text([getattr(self, name) for name in HOURS])

    @property
    def accessibility(self) -> list[tuple[str, str, str]]:
        """The three respects with the answer and its description; an answer may be empty."""
        return [
            (label, getattr(self, f"get_{name}_display")(), getattr(self, f"{name}_note"))
            for name, label in RESPECTS.items()
        ]
