"""What a partner offers: a catalogue service with all that a resident must know to use it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from cus.audit.tracking import tracked
from cus.text.database import PolishSortKey
from partners.enums import Charge, FeeKind
from partners.models.partner import Partner
from partners.models.place import PartnerPlace
from services.enums import DeliveryMode, Period, Unit
from services.models import Service
from services.standards.hours import DAYS, STORED, week_text

HOURS = tuple(f"hours_{day}" for day in DAYS)
_HOURS_STORED = Q()
for _name in HOURS:
    _HOURS_STORED &= Q(**{_name: ""}) | Q(**{f"{_name}__regex": STORED})


def _hours(day: str) -> models.CharField:
    return models.CharField(day, max_length=60, blank=True)


@tracked()
class Offer(models.Model):
    """What a partner can do: a catalogue service, how much of it, for whom, where, when, for what fee.

    Only the service must be said. Empty ``recipients`` and ``modes`` mean what the catalogue says of the
    service. ``person_is_public``: the person named here, or the partner who is a natural person, agreed
    that the guide to services names them.
    """

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="offers")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="offers", verbose_name="usługa")
    capacity = models.DecimalField("możliwości", max_digits=10, decimal_places=2, null=True, blank=True)
    unit = models.CharField("jednostka", max_length=20, choices=Unit.choices, blank=True)
    period = models.CharField("w jakim czasie", max_length=10, choices=Period.choices, blank=True)
    recipients = ArrayField(models.CharField(max_length=200), verbose_name="dla kogo", default=list, blank=True)
    admission = models.TextField("warunki i kolejność przyjęć", blank=True)
    modes = ArrayField(
        models.CharField(max_length=20, choices=DeliveryMode.choices),
        verbose_name="sposób świadczenia",
        default=list,
        blank=True,
    )
    place = models.CharField("miejsce", max_length=200, blank=True)
    places = models.ManyToManyField(PartnerPlace, blank=True, related_name="offers", verbose_name="miejsca z fiszki")
    hours_mon = _hours("poniedziałek")
    hours_tue = _hours("wtorek")
    hours_wed = _hours("środa")
    hours_thu = _hours("czwartek")
    hours_fri = _hours("piątek")
    hours_sat = _hours("sobota")
    hours_sun = _hours("niedziela")
    hours_note = models.CharField("inne pory", max_length=300, blank=True)
    charge = models.CharField("odpłatność", max_length=10, choices=Charge.choices, blank=True)
    fee_note = models.TextField("odpłatność – opis", blank=True)
    how_to_apply = models.TextField("jak się zgłosić", blank=True)
    contact_person = models.CharField("osoba do kontaktu", max_length=200, blank=True)
    contact_details = models.CharField("telefon lub e-mail tej osoby", max_length=200, blank=True)
    person_is_public = models.BooleanField("osoba zgodziła się na podanie jej w informatorze", default=False)
    confirmed_on = models.DateField("stan na dzień", null=True, blank=True)
    confirmed_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="kto potwierdził",
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "oferta"
        verbose_name_plural = "oferty"
        ordering = [PolishSortKey("service__name"), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "service"],
                name="offer_once",
                violation_error_message="Ta usługa jest już w ofercie partnera.",
            ),
            models.CheckConstraint(
                condition=Q(capacity__isnull=True) | (Q(capacity__gt=0) & ~Q(unit="")),
                name="offer_capacity_has_unit",
                violation_error_message="Podaj liczbę większą od zera razem z jednostką.",
            ),
            models.CheckConstraint(
                condition=_HOURS_STORED,
                name="offer_hours_readable",
                violation_error_message="Godziny wpisz od–do, na przykład 8:00–16:00.",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | Q(confirmed_on__isnull=False),
                name="offer_confirmed_by_has_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner} – {self.service}"

    def get_absolute_url(self) -> str:
        """Its place on the page of the partner."""
        return f"{reverse('partners:detail', args=[self.partner_id])}#oferta-{self.pk}"

    @property
    def week(self) -> str:
        """Days and hours in one line, other times after them."""
        return "; ".join(filter(None, [week_text([getattr(self, name) for name in HOURS]), self.hours_note]))


@tracked()
class OfferFee(models.Model):
    """One rule of the fee of an offer; what its columns mean depends on ``kind``.

    ``amount`` is in PLN, ``percent`` of the cost, ``quantity`` the number of units in a packet. ``who``
    says for whom or under which condition, ``valid_from`` and ``valid_until`` bound it in time.
    ``is_added``: it comes on top of the rule before it.
    """

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="fees")
    position = models.PositiveSmallIntegerField("kolejność", default=0)
    kind = models.CharField("rodzaj opłaty", max_length=10, choices=FeeKind.choices)
    amount = models.DecimalField("kwota w zł", max_digits=10, decimal_places=2, null=True, blank=True)
    percent = models.DecimalField("procent kosztu", max_digits=5, decimal_places=2, null=True, blank=True)
    quantity = models.DecimalField("ile w pakiecie", max_digits=8, decimal_places=2, null=True, blank=True)
    unit = models.CharField("za co", max_length=20, choices=Unit.choices, blank=True)
    is_added = models.BooleanField("dolicza się do poprzedniej", default=False)
    who = models.CharField("kogo dotyczy", max_length=300, blank=True)
    valid_from = models.DateField("od dnia", null=True, blank=True)
    valid_until = models.DateField("do dnia", null=True, blank=True)

    class Meta:
        verbose_name = "opłata za usługę"
        verbose_name_plural = "opłaty za usługi"
        ordering = ["offer", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=FeeKind.FREE, amount__isnull=True, percent__isnull=True, quantity__isnull=True)
                | Q(
                    kind=FeeKind.AMOUNT,
                    amount__gt=0,
                    amount__isnull=False,
                    percent__isnull=True,
                    quantity__isnull=True,
                )
                | Q(
                    kind=FeeKind.SHARE,
                    percent__gt=0,
                    percent__lte=100,
                    percent__isnull=False,
                    amount__isnull=True,
                    quantity__isnull=True,
                )
                | Q(
                    kind=FeeKind.PACKET,
                    amount__gt=0,
                    amount__isnull=False,
                    quantity__gt=0,
                    quantity__isnull=False,
                    percent__isnull=True,
                )
                & ~Q(unit=""),
                name="offer_fee_fits_kind",
                violation_error_message="Uzupełnij to, czego wymaga wybrany rodzaj opłaty.",
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=models.F("valid_from")),
                name="offer_fee_dates_in_order",
                violation_error_message="Ostatni dzień opłaty nie może być wcześniejszy niż pierwszy.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.offer}"
