"""The filters of the list, which also narrow what is exported and printed."""

from django import forms

from cus.text.validators import no_unprintable
from services.enums import LegalRegime, RecipientKind, ServiceState
from services.forms.services import area_choices

PROPOSAL = "propozycja"


class FilterForm(forms.Form):
    """Filters of the list; every one may be empty. A wrong value is passed over."""

    q = forms.CharField(label="Nazwa", required=False, max_length=200, validators=[no_unprintable])
    zakres = forms.TypedChoiceField(label="Zakres", coerce=int, empty_value=None, required=False)
    grupa = forms.ChoiceField(label="Grupa odbiorców", required=False)
    odbiorca = forms.ChoiceField(label="Rodzaj odbiorcy", required=False)
    tryb = forms.ChoiceField(label="Tryb udzielania", required=False)
    stan = forms.ChoiceField(label="Stan", required=False)
    pakiet = forms.ChoiceField(label="Pakiet", required=False)

    def __init__(self, data, *, packages: list[str], groups: list[str], all_states: bool) -> None:
        super().__init__(data, label_suffix="")
        self.fields["zakres"].choices = [("", "wszystkie"), *area_choices()]
        self.fields["grupa"].choices = [("", "wszystkie"), *((name, name) for name in groups)]
        self.fields["odbiorca"].choices = [("", "każdy"), *RecipientKind.choices]
        self.fields["tryb"].choices = [("", "każdy"), *LegalRegime.choices]
        self.fields["stan"].choices = [("", "każdy"), *ServiceState.choices, (PROPOSAL, "propozycja do potwierdzenia")]
        self.fields["pakiet"].choices = [("", "każdy"), *((name, name) for name in packages)]
        if not groups:
            del self.fields["grupa"]
        if not packages:
            del self.fields["pakiet"]
        if not all_states:
            del self.fields["stan"]

    def narrow(self, services):
        """Return ``services`` narrowed by the filters that are filled rightly."""
        chosen = self.chosen()
        if "q" in chosen:
            naming = services.naming_occupation(chosen["q"])
            services = services.search(chosen["q"]) if naming is None else naming
        if "zakres" in chosen:
            services = services.filter(area_links__area=chosen["zakres"])
        if "grupa" in chosen:
            services = services.filter(recipients__contains=[chosen["grupa"]])
        if "odbiorca" in chosen:
            services = services.filter(recipient_kinds__contains=[chosen["odbiorca"]])
        if "tryb" in chosen:
            services = services.filter(legal_regime=chosen["tryb"])
        if "pakiet" in chosen:
            services = services.filter(package=chosen["pakiet"])
        if chosen.get("stan") == PROPOSAL:
            services = services.proposals()
        elif "stan" in chosen:
            services = services.filter(state=chosen["stan"])
        return services

    def chosen(self) -> dict:
        """Return the filters that are filled rightly."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def said(self) -> list[tuple[str, str]]:
        """Return (what, value) of the filters in force, in words."""
        words = []
        for name, value in self.chosen().items():
            labels = {str(key): label for key, label in getattr(self.fields[name], "choices", [])}
            words.append((str(self.fields[name].label), str(labels.get(str(value), value))))
        return words
