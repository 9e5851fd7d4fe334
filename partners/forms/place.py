"""A place of a partner: where it is, when it is open, whom it can take."""

from django.core.exceptions import ValidationError
from django.db import models

from cus.ui.fields import TextField, field_for
from cus.ui.forms import PaperForm, Row, Section
from cus.ui.once import OnceMixin
from partners.enums import PlaceKind
from partners.models import PartnerPlace
from partners.models.place import HOURS, RESPECTS
from services.standards.hours import parse_hours

RESPECT_FIELDS = [name for respect in RESPECTS for name in (respect, f"{respect}_note")]


class HoursField(TextField):
    """Hours of one day: „8-16”, „8:00–12:00 i 14–18”, „całodobowo”."""

    def to_python(self, value) -> str:
        """Return the hours as they are stored.

        Raises:
            ValidationError: they cannot be read; the message says how to write them.
        """
        try:
            return parse_hours(super().to_python(value) or "")
        except ValueError as error:
            raise ValidationError(str(error), code="hours") from error


def place_field(db_field: models.Field, **kwargs):
    """Return the form field of a model field; hours read what people type."""
    if db_field.name in HOURS:
        return HoursField(label=db_field.verbose_name, required=False, max_length=60)
    return field_for(db_field, **kwargs)


class PlaceForm(OnceMixin, PaperForm):
    """The seat or a place of services. ``gminas`` are those to choose from."""

    rows = [
        Section("Gdzie"),
        Row("Rodzaj miejsca", "siedziba jest jedna", "kind"),
        Row("Nazwa", "na przykład: świetlica, filia w Rudce", "name"),
        Row("Adres i telefon", "", "address", "phones", "gmina", wide=["address"]),
        Section("Kiedy"),
        Row(
            "Godziny",
            "każdy dzień osobno; dzień, w którym jest nieczynne, zostaw pusty",
            *HOURS,
            note="Na przykład 8:00–16:00 albo 8–12, 14–18. Gdy przez całą dobę, wpisz: całodobowo.",
        ),
        Row("Inne pory", "na przykład: po umówieniu, tylko w roku szkolnym", "hours_note"),
        Section(
            "Dostępność dla osób ze szczególnymi potrzebami",
            "Trzy rodzaje dostępności z art. 6 ustawy z 19 lipca 2019 r.",
        ),
        Row(
            "Architektoniczna",
            "wejście, podjazd, winda, toaleta, pies asystujący",
            "architectural",
            "architectural_note",
            wide=["architectural_note"],
        ),
        Row("Cyfrowa", "strona i formularze do obsługi bez myszy", "digital", "digital_note", wide=["digital_note"]),
        Row(
            "Informacyjno-komunikacyjna",
            "pętla indukcyjna, tłumacz języka migowego, tekst łatwy do czytania",
            "communication",
            "communication_note",
            wide=["communication_note"],
        ),
    ]

    class Meta:
        model = PartnerPlace
        formfield_callback = place_field
        fields = ["kind", "name", "address", "phones", "gmina", *HOURS, "hours_note", *RESPECT_FIELDS]

    def __init__(self, *args, gminas, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        own = gminas.model.objects.filter(pk=self.instance.gmina_id)
        self.fields["gmina"].queryset = gminas | own if self.instance.gmina_id else gminas

    def clean(self) -> dict:
        """Somewhere is a name or an address; a second seat is refused where it is chosen."""
        data = super().clean()
        if not data.get("name") and not data.get("address") and not {"name", "address"} & set(self.errors):
            self.add_error("name", "Wpisz nazwę miejsca albo jego adres.")
        others = PartnerPlace.objects.filter(partner=self.instance.partner, kind=PlaceKind.SEAT)
        if data.get("kind") == PlaceKind.SEAT and others.exclude(pk=self.instance.pk).exists():
            self.add_error("kind", "Ten partner ma już siedzibę. Popraw tamtą albo wybierz inny rodzaj miejsca.")
        return data

    def values(self) -> dict:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in self._meta.fields}
