"""What is asked about the information on implementation."""

from django import forms
from django.utils import timezone

from cus.ui.fields import DateField, LongTextField, WebAddressField
from cus.ui.forms import PaperForm, PlainPaperForm, Row
from programmes.results.implementation.due import Bulletin
from programmes.results.models import ImplementationInformation

NO_NAMES = "bez nazwisk mieszkańców: tekst trafi do BIP"


class TextsForm(PaperForm):
    """What people add to the figures."""

    version_field = "edit_version"
    rows = [
        Row("Część 3. Uwagi do liczby osób", f"nieobowiązkowe; {NO_NAMES}", "about_people"),
        Row("Część 4. Opis stopnia realizacji", f"co wykonano, czego nie i dlaczego; {NO_NAMES}", "degree"),
        Row(
            "Część 5. Ocena według mierników",
            f"co wynika z monitorowania i z mierników; {NO_NAMES}",
            "evaluation",
        ),
        Row("Część 6. Uwagi do kosztów", "nieobowiązkowe; na przykład skąd różnice", "about_costs"),
        Row("Część 7. Uwagi do wykonawców", "nieobowiązkowe; na przykład zmiana wykonawcy", "about_providers"),
    ]

    class Meta:
        model = ImplementationInformation
        fields = ["about_people", "degree", "evaluation", "about_costs", "about_providers"]


class ApprovalForm(PlainPaperForm):
    """The day on which the gmina got it; ``seen`` are marks of what the director looked at."""

    handed_on = DateField(label="dzień przekazania")
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    rows = [Row("Przekazano gminie", "data pisma; gmina publikuje w swoim BIP, centrum w swoim", "handed_on")]

    def __init__(self, *args, marks: str = "", **kwargs) -> None:
        kwargs["initial"] = {"handed_on": timezone.localdate(), "seen": marks} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class ReasonForm(PlainPaperForm):
    """Why an approved information has to be corrected."""

    reason = LongTextField(label="powód poprawy")
    rows = [Row("Powód poprawy", "stanie w następnym wydaniu i trafi do BIP", "reason")]


class PublicationForm(PlainPaperForm):
    """A publication in one of the bulletins."""

    where = forms.ChoiceField(label="biuletyn")
    published_on = DateField(label="dzień publikacji")
    url = WebAddressField(label="adres strony", max_length=500)
    rows = [
        Row("Biuletyn", "informacja jest w obu: urzędu gminy i centrum (art. 6 ust. 3)", "where"),
        Row("Publikacja", "adres strony z informacją, nie samego biuletynu", "published_on", "url", wide=["url"]),
    ]

    def __init__(self, *args, bulletins: list[Bulletin], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["where"].choices = [(one.key, one.name) for one in bulletins]
        self.bulletins = {one.key: one for one in bulletins}

    def values(self) -> dict:
        """What the action takes, but for the gmina itself."""
        chosen = self.bulletins[self.cleaned_data["where"]]
        return {
            "place": chosen.place,
            "gmina_id": chosen.gmina_id,
            "published_on": self.cleaned_data["published_on"],
            "url": self.cleaned_data["url"],
        }
