"""What people fill in: a service of the catalogue, a proposal to confirm, the filters of the list."""

from django import forms

from cus.ui.forms import PaperForm, Row, Section
from cus.ui.lines import LinesField
from services.enums import DeliveryMode, LegalRegime, RecipientKind, ServiceState
from services.models import Service, ServiceArea
from services.policies import NO_BASIS, refusal_of_content

AREAS_HELP = "Zaznacz co najmniej jeden; usługa często należy do dwóch."
RECIPIENTS_HELP = "Każda grupa w osobnym wierszu, na przykład: seniorzy."


def area_choices() -> list[tuple[int, str]]:
    """Return the 14 areas under their statutory numbers."""
    return [(area.number, str(area)) for area in ServiceArea.objects.all()]


def areas_field() -> forms.TypedMultipleChoiceField:
    """Areas as check boxes; the value is a list of numbers. The form gives the choices."""
    return forms.TypedMultipleChoiceField(
        label="zakresy usług",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=AREAS_HELP,
        error_messages={"invalid_choice": "Wybierz zakresy z listy czternastu."},
    )


def recipient_kinds_field() -> forms.MultipleChoiceField:
    """Kinds of recipient of art. 2 ust. 1 as check boxes."""
    return forms.MultipleChoiceField(
        label="rodzaj odbiorcy", choices=RecipientKind.choices, required=False, widget=forms.CheckboxSelectMultiple
    )


def delivery_modes_field() -> forms.MultipleChoiceField:
    """Ways in which the service reaches its recipient, as check boxes."""
    return forms.MultipleChoiceField(
        label="sposób świadczenia", choices=DeliveryMode.choices, required=False, widget=forms.CheckboxSelectMultiple
    )


class ServiceForm(PaperForm):
    """What the catalogue says of a service; the base of the draft's form and of the panel's form."""

    area_numbers = areas_field()
    recipient_kinds = recipient_kinds_field()
    recipients = LinesField(label="grupy odbiorców", item_length=200, rows=2, help_text=RECIPIENTS_HELP)
    delivery_modes = delivery_modes_field()
    delivery_places = LinesField(
        label="miejsca świadczenia",
        item_length=200,
        rows=2,
        help_text="Każde w osobnym wierszu, na przykład: świetlica wiejska.",
    )
    synonyms = LinesField(
        label="inne nazwy",
        item_length=200,
        rows=2,
        help_text="Każda w osobnym wierszu. Po nich też działa wyszukiwanie.",
    )
    competences = LinesField(label="kompetencje", item_length=300, rows=4)
    desired_traits = LinesField(label="pożądane cechy", item_length=120, rows=3)

    class Meta:
        model = Service
        fields = [
            "name",
            "synonyms",
            "characteristic",
            "recipient_kinds",
            "recipients",
            "legal_regime",
            "legal_basis",
            "unit",
            "delivery_modes",
            "delivery_places",
            "package",
            "competences",
            "desired_traits",
            "supports_deinstitutionalisation",
        ]

    def __init__(self, *args, area_options: list | None = None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area_numbers"].choices = area_choices() if area_options is None else area_options
        if self.instance.pk and "area_numbers" not in self.initial:
            self.initial["area_numbers"] = [link.area_id for link in self.instance.area_links.all()]

    def clean(self) -> dict:
        """Ask of a service in use what art. 2 and 19 demand; of a draft only the basis, when it is needed."""
        data = super().clean()
        basis, regime = data.get("legal_basis", ""), data.get("legal_regime", "")
        if regime == LegalRegime.SEPARATE_LAW and not basis.strip():
            self.add_error("legal_basis", NO_BASIS)
        elif self.must_be_complete and "legal_regime" in data:
            refusal = refusal_of_content(
                areas=len(data.get("area_numbers", [])),
                recipient_kinds=data.get("recipient_kinds", []),
                legal_regime=regime,
                legal_basis=basis,
            )
            if refusal:
                self.add_error(FIELD_OF_REFUSAL.get(refusal.field, refusal.field), refusal.message)
        return data

    @property
    def must_be_complete(self) -> bool:
        """A service in use has an area and a recipient; a draft may wait for them."""
        return self.instance.pk is not None and self.instance.state != ServiceState.DRAFT


FIELD_OF_REFUSAL = {"areas": "area_numbers"}


class DraftForm(ServiceForm):
    """A proposed service, in the order of the catalogue's table (handbook ch. 9)."""

    rows = [
        Section("Usługa"),
        Row("Nazwa", "", "name"),
        Row("Inne nazwy", "jak jeszcze się o niej mówi", "synonyms"),
        Row("Charakterystyka", "na czym polega, czym się różni od podobnych", "characteristic"),
        Section("Odbiorcy i zakres", "Art. 2 ust. 1 ustawy"),
        Row("Rodzaj odbiorcy", "art. 2 ust. 1 ustawy", "recipient_kinds"),
        Row("Grupy odbiorców", "na przykład seniorzy, opiekunowie", "recipients"),
        Row("Zakresy usług", "art. 2 ust. 1 pkt 1–14 ustawy", "area_numbers"),
        Section("Tryb i jednostka"),
        Row("Tryb udzielania", "art. 19 ustawy", "legal_regime"),
        Row("Podstawa prawna", "przy trybie przepisów odrębnych", "legal_basis"),
        Row("Jednostka miary", "", "unit"),
        Row("Sposób świadczenia", "", "delivery_modes"),
        Row("Miejsca świadczenia", "gdzie w gminie", "delivery_places"),
        Row("Pakiet", "jeśli usługa jest częścią pakietu", "package"),
        Row("Deinstytucjonalizacja", "", "supports_deinstitutionalisation"),
        Section("Wykonawca", "Wymagania kwalifikacyjne dopisze administrator przy przyjęciu do katalogu."),
        Row("Kompetencje", "", "competences"),
        Row("Pożądane cechy", "", "desired_traits"),
    ]


class ProposalForm(ServiceForm):
    """One service on the page that confirms proposals; prefixed with the service's key."""

    synonyms = competences = desired_traits = delivery_modes = delivery_places = None
    rows = [
        Row("Zakresy usług", "art. 2 ust. 1 pkt 1–14 ustawy", "area_numbers"),
        Row("Tryb udzielania", "art. 19 ustawy", "legal_regime"),
        Row("Podstawa prawna", "przy trybie przepisów odrębnych", "legal_basis"),
        Row("Rodzaj odbiorcy", "art. 2 ust. 1 ustawy", "recipient_kinds"),
        Row("Grupy odbiorców", "", "recipients"),
        Row("Jednostka miary", "", "unit"),
    ]
    must_be_complete = True
    # Ticked: to be confirmed now. The box stands beside the service's name, outside the paper form.
    chosen = True

    class Meta:
        model = Service
        fields = ["legal_regime", "legal_basis", "recipient_kinds", "recipients", "unit"]
