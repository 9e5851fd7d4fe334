"""Forms of the centre's profile."""

from django import forms

from cus.centre.enums import ORGANS, Area, GminaKind
from cus.centre.forms.at_fields import RowForm
from cus.centre.models import Centre, CentreGmina, Gmina
from cus.centre.policies import refusal_of_gmina
from cus.centre.validators import bare
from cus.ui.forms import DateField, PaperForm, Row, Section, TextField


class CentreForm(PaperForm):
    """Name, way of creation and what its conditions ask, address, contact."""

    areas = forms.TypedMultipleChoiceField(
        label="zakresy usług",
        coerce=int,
        choices=Area.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Wybierz zakresy z listy czternastu."},
    )
    nip = TextField(label="NIP", max_length=20, required=False)
    regon = TextField(label="REGON", max_length=20, required=False)
    former_until = DateField(label="dotychczasowe dane obowiązywały do", required=False)
    rows = [
        Section("Nazwa"),
        Row("Pełna nazwa", "w brzmieniu ze statutu; trafia do dokumentów", "name"),
        Row("Nazwa skrócona", "na pasku u góry strony", "short_name"),
        Section("Utworzenie", "Art. 9, 10 i 76 ustawy"),
        Row("Sposób utworzenia", "art. 9 i 10 ustawy", "variant"),
        Row(
            "Data utworzenia", "art. 76 ustawy: przez rok od tego dnia program może powstać bez diagnozy", "created_on"
        ),
        Row(
            "Ośrodek pomocy społecznej",
            "wpisz nazwę przekształconego ośrodka albo zaznacz, że ośrodek działa obok centrum",
            "former_ops_name",
            "ops_continues",
            "takes_all_ops_tasks",
            wide=["former_ops_name"],
        ),
        Row(
            "Zakresy usług",
            "przekształcony ośrodek: te, których dotąd nie realizował; nowe centrum: te, które przejęło (art. 10)",
            "areas",
        ),
        Row(
            "Liczba mieszkańców",
            "w dniu podjęcia uchwały o utworzeniu; potrzebna tylko w mieście (art. 9 ust. 4)",
            "population",
        ),
        Section("Adres i kontakt", "Stoją w nagłówku każdego dokumentu"),
        Row("Adres", "", "street", "postal_code", "town", wide=["street"]),
        Row("Kontakt", "", "phone", "email"),
        Row("Adres do doręczeń elektronicznych", "ADE", "electronic_delivery_address"),
        Row("BIP centrum", "pełny adres strony, z https://", "bip_url"),
        Row("Numery", "", "nip", "regon"),
        Section("Decyzje"),
        Row(
            "Na cztery oczy",
            "ustawienie centrum, nie wymóg ustawy: kto złożył program, ten go nie zatwierdzi",
            "four_eyes",
        ),
        Row(
            "Poprzednie dane",
            "gdy zmienia się nazwa albo adres: ostatni dzień dotychczasowych; dokumenty z wcześniejszą datą je zachowają",
            "former_until",
        ),
    ]

    class Meta:
        model = Centre
        # The rows say it already.
        help_texts = dict.fromkeys(["name", "short_name", "created_on"], "")
        fields = [
            "name",
            "short_name",
            "variant",
            "created_on",
            "population",
            "former_ops_name",
            "ops_continues",
            "takes_all_ops_tasks",
            "areas",
            "nip",
            "regon",
            "street",
            "postal_code",
            "town",
            "phone",
            "email",
            "electronic_delivery_address",
            "bip_url",
            "four_eyes",
        ]
        widgets = {"variant": forms.RadioSelect}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.version or self.instance._state.adding:
            del self.fields["former_until"]

    def clean_nip(self) -> str:
        """Return the digits alone."""
        return bare(self.cleaned_data["nip"])

    def clean_regon(self) -> str:
        """Return the digits alone."""
        return bare(self.cleaned_data["regon"])


class ServedGminaForm(RowForm):
    """A gmina that the centre serves; the gmina itself is chosen once and then stands."""

    rows = [
        Row("Gmina tworząca", "art. 9 ustawy; jest nią dokładnie jedna", "is_founder"),
        Row("Data przystąpienia", "puste, gdy gmina jest w centrum od początku (art. 15 i 77 ustawy)", "joined_on"),
        Row("Ostatni dzień", "gdy gmina wystąpiła z porozumienia", "left_on"),
        Row("Organ wykonawczy", "jego tytuł staje w dokumentach i na stronach", "organ"),
        Row("Liczba radnych", "ustawowy skład rady", "councillors"),
        Row("BIP urzędu gminy", "tam też publikuje się program (art. 5 ust. 5)", "bip_url"),
    ]

    class Meta:
        model = CentreGmina
        fields = ["is_founder", "joined_on", "left_on", "organ", "councillors", "bip_url"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.gmina_id:
            allowed = ORGANS[GminaKind(self.instance.gmina.kind)]
            self.fields["organ"].choices = [
                ("", f"zwykły tytuł: {allowed[0].label}"),
                *((o.value, o.label) for o in allowed),
            ]


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
