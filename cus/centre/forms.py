"""Forms of the centre's profile."""

from django import forms

from cus.centre.models import Centre, CentreGmina, CentreUnit, Gmina
from cus.centre.policies import refusal_of_gmina, refusal_of_parent
from cus.ui.forms import PaperForm, Row, Section


class CentreForm(PaperForm):
    """Name, way of creation, address, contact."""

    rows = [
        Section("Nazwa"),
        Row("Pełna nazwa", "w brzmieniu ze statutu; trafia do dokumentów", "name"),
        Row("Nazwa skrócona", "na pasku u góry strony", "short_name"),
        Section("Utworzenie", "Art. 9, 10 i 76 ustawy"),
        Row("Sposób utworzenia", "art. 9 i 10 ustawy", "variant"),
        Row(
            "Data utworzenia", "art. 76 ustawy: przez rok od tego dnia program może powstać bez diagnozy", "created_on"
        ),
        Section("Adres i kontakt"),
        Row("Adres", "", "street", "postal_code", "town", wide=["street"]),
        Row("Kontakt", "", "phone", "email"),
        Row("Adres do doręczeń elektronicznych", "ADE", "electronic_delivery_address"),
        Row("BIP centrum", "pełny adres strony, z https://", "bip_url"),
    ]

    class Meta:
        model = Centre
        fields = [
            "name",
            "short_name",
            "variant",
            "created_on",
            "street",
            "postal_code",
            "town",
            "phone",
            "email",
            "electronic_delivery_address",
            "bip_url",
        ]
        widgets = {"variant": forms.RadioSelect}


class ServedGminaForm(PaperForm):
    """A gmina that the centre serves; the gmina itself is chosen once and then stands."""

    rows = [
        Row("Gmina tworząca", "art. 9 ustawy; jest nią dokładnie jedna", "is_founder"),
        Row("Data przystąpienia", "art. 15 i 77 ustawy", "joined_on"),
        Row("Liczba radnych", "ustawowy skład rady", "councillors"),
        Row("BIP urzędu gminy", "tam też publikuje się program (art. 5 ust. 5)", "bip_url"),
    ]

    class Meta:
        model = CentreGmina
        fields = ["is_founder", "joined_on", "councillors", "bip_url"]


class NewGminaForm(ServedGminaForm):
    """Choosing a gmina from the ones that a search found."""

    gmina = forms.ModelChoiceField(
        label="gmina",
        queryset=Gmina.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": "Wyszukaj gminę i zaznacz ją na liście.",
            "invalid_choice": "Zaznacz gminę z listy znalezionych.",
        },
    )
    rows = [Row("Gmina", "rejestr TERYT", "gmina"), *ServedGminaForm.rows]

    class Meta(ServedGminaForm.Meta):
        fields = ["gmina", *ServedGminaForm.Meta.fields]

    def __init__(self, *args, found, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        served = CentreGmina.objects.filter(centre=self.instance.centre).values("gmina")
        self.fields["gmina"].queryset = Gmina.objects.usable().exclude(pk__in=served)
        # Only what the search found is drawn; whatever the register holds is accepted.
        self.fields["gmina"].choices = [(gmina.pk, str(gmina)) for gmina in found]

    def clean_gmina(self) -> Gmina:
        """Refuse a demo gmina outside demo mode.

        Raises:
            ValidationError: the gmina is invented and this is no demonstration.
        """
        gmina = self.cleaned_data["gmina"]
        refusal = refusal_of_gmina(gmina)
        if refusal:
            raise forms.ValidationError(refusal.message)
        return gmina


class UnitForm(PaperForm):
    """A unit inside the centre, or a part of one."""

    rows = [
        Row("Nazwa", "na przykład: Dzienny Dom Pobytu", "name"),
        Row("Część jednostki", "puste, gdy jednostka podlega wprost centrum", "parent"),
        Row("Poprzednia nazwa", "jeśli przed utworzeniem centrum nazywała się inaczej", "former_name"),
        Row("Czym się zajmuje", "", "description"),
    ]

    class Meta:
        model = CentreUnit
        fields = ["name", "parent", "former_name", "description"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        units = CentreUnit.objects.filter(centre=self.instance.centre)
        self.fields["parent"].queryset = units.exclude(pk=self.instance.pk) if self.instance.pk else units
        self.fields["parent"].empty_label = "– podlega wprost centrum –"

    def clean_name(self) -> str:
        """One name for one unit.

        Raises:
            ValidationError: another unit of the centre has this name.
        """
        name = self.cleaned_data["name"]
        same = CentreUnit.objects.filter(centre=self.instance.centre, name__iexact=name).exclude(pk=self.instance.pk)
        if same.exists():
            raise forms.ValidationError("Jednostka o tej nazwie już jest. Dopisz, czym się różni.")
        return name

    def clean(self) -> dict:
        """A unit is not a part of its own part."""
        data = super().clean()
        if data.get("parent") and self.instance.pk:
            unit = CentreUnit(pk=self.instance.pk, parent=data["parent"])
            refusal = refusal_of_parent(unit)
            if refusal:
                self.add_error("parent", refusal.message)
        return data
