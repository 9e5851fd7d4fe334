"""Forms of the rows of the profile: units, posts, people, signatures, accounts, resolutions."""

from django import forms

from cus.accounts.models import User
from cus.centre.forms.at_fields import RowForm
from cus.centre.models import (
    BankAccount,
    CentreUnit,
    FormerHead,
    Post,
    PostHolding,
    Resolution,
    Signatory,
)
from cus.centre.policies import refusal_of_parent
from cus.centre.validators import grouped, validate_iban, whole_iban
from cus.ui.forms import Row, TextField


class UnitForm(RowForm):
    """A unit inside the centre, or a part of one."""

    rows = [
        Row("Nazwa", "na przykład: Dzienny Dom Pobytu", "name"),
        Row("Część jednostki", "puste, gdy jednostka podlega wprost centrum", "parent"),
        Row("Poprzednia nazwa", "jeśli przed utworzeniem centrum nazywała się inaczej", "former_name"),
        Row("Czym się zajmuje", "", "description"),
        Row(
            "Całodobowa opieka",
            "art. 23 ust. 6 ustawy: w centrum nie może być jednostek całodobowych",
            "is_residential",
        ),
        Row("Kiedy działa", "wpisz ostatni dzień, gdy jednostkę zlikwidowano", "valid_from", "valid_to"),
    ]

    class Meta:
        model = CentreUnit
        fields = ["name", "parent", "former_name", "description", "is_residential", "valid_from", "valid_to"]

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


class PostForm(RowForm):
    """A post of the centre."""

    rows = [
        Row("Rodzaj stanowiska", "art. 23 ustawy; od niego zależą wymagane kwalifikacje", "kind"),
        Row("Nazwa stanowiska", "gdy w centrum brzmi inaczej albo wybrano inne stanowisko", "title"),
        Row("Jednostka", "puste, gdy stanowisko podlega wprost dyrektorowi", "unit"),
        Row("Zniesione z dniem", "od tego dnia stanowiska nie ma", "abolished_on"),
    ]

    class Meta:
        model = Post
        fields = ["kind", "title", "unit", "abolished_on"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = CentreUnit.objects.filter(centre=self.instance.centre)

    def clean(self) -> dict:
        """Another post needs a name of its own."""
        data = super().clean()
        if data.get("kind") == "other" and not data.get("title") and "title" not in self.errors:
            self.add_error("title", "Nazwij to stanowisko.")
        return data


class HoldingForm(RowForm):
    """A person on a post."""

    rows = [
        Row("Imię i nazwisko", "", "person_name"),
        Row("Konto w aplikacji", "jeśli ta osoba je ma", "account"),
        Row("Podstawa zatrudnienia", "na przykład: umowa o pracę z 1 lutego 2026 r.", "basis"),
        Row("Kiedy", "zostaw ostatni dzień pusty, gdy osoba pracuje nadal", "valid_from", "valid_to"),
    ]

    class Meta:
        model = PostHolding
        fields = ["person_name", "account", "basis", "valid_from", "valid_to"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].queryset = User.objects.filter(is_active=True)


class SignatoryForm(RowForm):
    """A person who signs for the centre."""

    rows = [
        Row("Stanowisko, z którego wynika podpis", "wtedy nazwisko wpisze się samo", "holding"),
        Row("Imię i nazwisko", "gdy podpisuje ktoś spoza listy stanowisk", "person_name"),
        Row("Funkcja pod podpisem", "tak jak ma stać w dokumentach, na przykład: dyrektor", "function"),
        Row("Rodzaj podpisu", "", "role"),
        Row("Podstawa", "na przykład: art. 24 ust. 1 ustawy albo pełnomocnictwo nr 3/2026", "basis"),
        Row("Co podpisuje", "puste: wszystko, co dotyczy centrum", "scope"),
        Row("Kiedy", "zostaw ostatni dzień pusty, gdy podpisuje nadal", "valid_from", "valid_to"),
    ]

    class Meta:
        model = Signatory
        fields = ["holding", "person_name", "function", "role", "basis", "scope", "valid_from", "valid_to"]
        widgets = {"role": forms.RadioSelect}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        people = PostHolding.objects.filter(post__centre=self.instance.centre).select_related("post")
        self.fields["holding"].queryset = people
        self.fields["holding"].empty_label = "– nie wynika ze stanowiska –"


class AccountForm(RowForm):
    """A bank account; the number is typed with spaces or without, with PL or without."""

    number = TextField(label="numer rachunku", max_length=60)
    rows = [
        Row("Numer rachunku", "26 cyfr, z odstępami albo bez", "number"),
        Row("Do czego służy", "na przykład: wpłaty za usługi", "purpose"),
        Row("Bank", "", "bank"),
        Row("Kiedy", "zostaw ostatni dzień pusty, gdy rachunek jest czynny", "valid_from", "valid_to"),
    ]

    class Meta:
        model = BankAccount
        fields = ["number", "purpose", "bank", "valid_from", "valid_to"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.number:
            self.initial["number"] = grouped(self.instance.number)

    def clean_number(self) -> str:
        """Return the number with its country.

        Raises:
            ValidationError: it is not a Polish account number.
        """
        number = whole_iban(self.cleaned_data["number"])
        validate_iban(number)
        return number


class ResolutionForm(RowForm):
    """A resolution about the centre, or an agreement of gminas."""

    rows = [
        Row("Czego dotyczy", "utworzenie, statut, program i opłaty to osobne akty", "kind"),
        Row("Gmina", "której rada podjęła uchwałę albo która przystąpiła", "gmina"),
        Row("Numer i data", "porozumienie może nie mieć numeru", "number", "adopted_on"),
        Row("Tytuł", "", "title", wide=["title"]),
        Row("Kiedy obowiązuje", "uchylony akt zostaje na liście", "in_force_from", "repealed_on"),
        Row("Gdzie ogłoszono", "dziennik urzędowy i adres w internecie", "journal", "url"),
    ]

    class Meta:
        model = Resolution
        fields = [
            "kind",
            "gmina",
            "number",
            "adopted_on",
            "title",
            "in_force_from",
            "repealed_on",
            "journal",
            "url",
        ]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gmina"].queryset = self.instance.centre.served_gminas.select_related("gmina")


class FormerHeadForm(RowForm):
    """The name and address that documents had until a day."""

    rows = [
        Row("Obowiązywało do dnia", "dokumenty z tego dnia i wcześniejsze mają ten nagłówek", "valid_until"),
        Row("Pełna nazwa", "", "name"),
        Row("Adres", "", "street", "postal_code", "town", wide=["street"]),
        Row("Kontakt", "", "phone", "email", "electronic_delivery_address"),
    ]

    class Meta:
        model = FormerHead
        fields = [
            "valid_until",
            "name",
            "street",
            "postal_code",
            "town",
            "phone",
            "email",
            "electronic_delivery_address",
        ]
