"""What a partner offers: one row a service."""

from collections.abc import Sequence

from django import forms
from django.db.models import Q

from cus.text.numbers import number
from cus.ui.fields import DateField, DecimalField, TextField
from cus.ui.rows import RowForm, RowsFormSet, rows_formset
from partners.models import Partner
from services.enums import Period, Unit
from services.models import Service

# What is done over and over: so many of these say nothing until it is known in what time.
FLOWING = (Unit.HOUR, Unit.VISIT, Unit.MEAL, Unit.TRIP, Unit.KILOMETRE)
NO_PERIOD = "Wybierz, w jakim czasie, na przykład tygodniowo; gdy to wszystko, co partner ma, wybierz „łącznie”."


def lacks_period(data: dict) -> bool:
    """The number is of something that flows, and nobody said in what time."""
    return data.get("capacity") is not None and data.get("unit") in FLOWING and not data.get("period")


class CapacityField(DecimalField):
    """How much a partner can do; ``24``, not ``24,00``."""

    def prepare_value(self, value):
        """Show the number without trailing zeros; leave what was typed as it is."""
        return value if value is None or isinstance(value, str) else number(value)


class OfferForm(RowForm):
    """A service that the partner can give. ``services`` are those to choose from."""

    service = forms.ModelChoiceField(
        Service.objects.none(),
        label="usługa",
        empty_label="wybierz usługę",
        error_messages={"required": "Wybierz usługę albo usuń ten wiersz."},
    )
    capacity = CapacityField(label="ile może", max_digits=10, decimal_places=2, min_value=0, required=False)
    unit = forms.ChoiceField(label="jednostka", choices=[("", "wybierz"), *Unit.choices], required=False)
    period = forms.ChoiceField(label="w jakim czasie", choices=[("", "wybierz"), *Period.choices], required=False)
    place = TextField(label="miejsce", max_length=200, required=False)
    confirmed_on = DateField(label="stan na dzień", required=False)

    def __init__(self, *args, services: Sequence[Service], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        asked = self.fields["service"]
        asked.queryset = Service.objects.filter(pk__in=[service.pk for service in services])
        # The catalogue is read once for all rows of the table.
        asked.choices = [("", asked.empty_label), *((service.pk, str(service)) for service in services)]

    def clean(self) -> dict:
        """A number needs its unit, and a unit or a period its number."""
        data = super().clean()
        capacity = data.get("capacity")
        if capacity == 0:
            self.add_error("capacity", "Wpisz liczbę większą od zera albo zostaw puste.")
        elif capacity is not None and not data.get("unit") and "unit" not in self.errors:
            self.add_error("unit", "Wybierz jednostkę: sama liczba nic nie mówi.")
        elif capacity is None and "capacity" not in self.errors and (data.get("unit") or data.get("period")):
            self.add_error("capacity", "Wpisz liczbę albo cofnij wybór jednostki i okresu.")
        elif lacks_period(data) and "period" not in self.errors:
            self.add_error("period", NO_PERIOD)
        return data


class OffersFormSet(RowsFormSet):
    """Offers: one row a service."""

    def clean(self) -> None:
        """Refuse the same service twice."""
        seen = set()
        for form in self.forms:
            service = form.cleaned_data.get("service") if hasattr(form, "cleaned_data") else None
            if service and not form.cleaned_data.get("DELETE"):
                if service.pk in seen:
                    form.add_error("service", "Ta usługa jest już w innym wierszu.")
                seen.add(service.pk)


def services_to_offer(partner: Partner) -> list[Service]:
    """Return the active services, and those offered already that were retired meanwhile."""
    offered = Q(pk__in=partner.offers.values("service"))
    return list(Service.objects.filter(offered | Q(pk__in=Service.objects.active().values("pk"))))


OFFERS = rows_formset(OfferForm, most=100, title="usługi w ofercie", formset=OffersFormSet)
