"""Qualification requirements as they are edited: one condition a row."""

from cus.ui.forms import PaperForm
from cus.ui.lines import LinesField
from services.enums import RequirementKind
from services.forms.occupations import OccupationTextField
from services.models import ServiceRequirement

# What a row of each kind must hold; the other columns of the kind may stay empty.
NEEDED = {
    RequirementKind.REQUIRED_OCCUPATION: {"occupation": "Wskaż zawód z klasyfikacji: wpisz kod albo nazwę."},
    RequirementKind.EXAMPLE_OCCUPATION: {"occupation": "Wskaż zawód z klasyfikacji: wpisz kod albo nazwę."},
    RequirementKind.EDUCATION: {"education": "Wybierz, jakie wykształcenie jest potrzebne."},
    RequirementKind.STUDIES: {"studies": "Wybierz, jakie studia się liczą."},
    RequirementKind.COURSE: {"topic": "Napisz, jakie szkolenie jest potrzebne."},
    RequirementKind.EXPERIENCE: {"months": "Podaj, ile miesięcy doświadczenia jest potrzebne."},
    RequirementKind.CERTIFICATE: {"topic": "Napisz, czego dotyczy zaświadczenie."},
    RequirementKind.LICENCE: {"names": "Wpisz kwalifikacje albo dokumenty, każde w osobnym wierszu."},
    RequirementKind.QUALIFICATION: {"text": "Napisz słowami, co jest potrzebne."},
    RequirementKind.RECOMMENDATION: {"text": "Napisz, co jest zalecane."},
}


class RequirementForm(PaperForm):
    """One row of qualification requirements."""

    occupation = OccupationTextField(label="zawód")
    names = LinesField(
        label="kierunki albo kwalifikacje, każde w osobnym wierszu", item_length=200, rows=2, help_text=""
    )

    class Meta:
        model = ServiceRequirement
        fields = [
            "position", "group", "alternative", "kind", "subject", "occupation", "education", "studies", "names",
            "names_are_examples", "topic", "hours", "practical_hours", "guided_by", "before_employment", "months",
            "max_age_months", "text", "legal_basis", "printed_code", "printed_title",
        ]  # fmt: skip
        labels = {"position": "kolejność"}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("position", "group", "alternative"):
            self.fields[name].required = False
            # Said once above the table, not in every row.
            self.fields[name].help_text = ""
        if self.instance.occupation_id:
            self.initial["occupation"] = str(self.instance.occupation)

    def clean_position(self) -> int:
        """Take an empty place for the last one."""
        return self.cleaned_data.get("position") or 0

    def clean_group(self) -> int:
        """Take an empty number for the first requirement."""
        return self.cleaned_data.get("group") or 1

    def clean_alternative(self) -> int:
        """Take an empty number for the first possibility."""
        return self.cleaned_data.get("alternative") or 1

    def clean(self) -> dict:
        """Ask for what the kind needs, and for no occupation where there is none."""
        data = super().clean()
        kind = data.get("kind")
        needed = NEEDED.get(kind, {})
        for name, message in needed.items():
            if name in data and data[name] in (None, "", []):
                self.add_error(name, message)
        if kind and "occupation" not in needed and data.get("occupation"):
            self.add_error("occupation", "Przy tym rodzaju wymagania zostaw puste.")
        if kind == RequirementKind.STUDIES and not data.get("names") and not data.get("topic"):
            self.add_error("names", "Podaj kierunki albo to, co obejmuje program studiów.")
        if (data.get("practical_hours") or 0) > (data.get("hours") or 0):
            self.add_error("practical_hours", "Godzin praktycznych nie może być więcej niż godzin szkolenia.")
        return data
