"""Forms of questionnaires on quality: making one, answering it, why a text is hidden."""

from django import forms

from cus.centre.models import CentreUnit
from cus.ui.fields import LongTextField, TextField
from cus.ui.forms import PaperForm, PlainPaperForm, Row, Section
from cus.ui.once import OnceMixin
from partners.models import Partner
from programmes.models import Programme
from programmes.results.models import Survey
from programmes.results.quality_enums import FACTORS, MARKS, OVERALL, OVERALL_WORDS, STEPS, Mark
from programmes.results.subjects import offered_items
from programmes.results.surveys.asked import UNKNOWN
from programmes.results.surveys.cards import new_card
from programmes.results.surveys.starter import NO_NAMES, begun
from services.models import Service

WHEN = ["opens_on", "closes_on", "daily_ceiling", "give_back"]
ANSWER_NOTHING = "Zaznacz choć jedną odpowiedź albo napisz kilka słów."
DAYS = [
    Row("Kiedy jest otwarta", "od pierwszego do ostatniego dnia, oba się liczą", "opens_on", "closes_on"),
    Row(
        "Dzienny limit",
        "odpowiedzi ze strony ponad limit zostaną odłożone, aż zdecydujesz, czy je liczyć",
        "daily_ceiling",
    ),
    Row("Gdzie oddać papier", "np. w centrum, u osoby, która przywozi posiłki", "give_back"),
]


class SurveyForm(OnceMixin, PaperForm):
    """A questionnaire: about what, when, in which words."""

    rows = [
        Row("Usługa", "o którą pytamy", "service"),
        Row("Wykonawca", "puste: wszyscy, którzy tę usługę świadczą", "partner", "own_unit"),
        *DAYS,
        Section("Co przeczyta odbiorca usługi"),
        Row("Tytuł", "duży napis na górze", "title"),
        Row("Wstęp", "po co pytamy i ile to potrwa", "greeting"),
        Row("Rzetelność", "zdanie, z którym można się zgodzić albo nie", "reliability"),
        Row("Tempo reakcji", "", "responsiveness"),
        Row("Pewność", "czy budzi zaufanie", "assurance"),
        Row("Empatia", "", "empathy"),
        Row("Materialne warunki", "miejsce, sprzęt, ulotki", "tangibles"),
        Row("Ocena ogólna", "pytanie, na które odpowiada się od „bardzo źle” do „bardzo dobrze”", "overall"),
        Row("Pytania otwarte", f"najwyżej dwa; przy każdym stoi: {NO_NAMES}", "first", "second"),
        Row("Informacja o danych", "stoi na końcu ankiety", "clause"),
    ]

    class Meta:
        model = Survey
        fields = [
            *("service", "partner", "own_unit", *WHEN, "title", "greeting"),
            *(*MARKS, "first", "second", "clause"),
        ]
        widgets = {
            "greeting": forms.Textarea(attrs={"rows": 4}),
            "clause": forms.Textarea(attrs={"rows": 5}),
        } | {code: forms.Textarea(attrs={"rows": 2}) for code in MARKS}

    def __init__(self, *args, programme: Programme, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        items = offered_items(programme)
        services = {item.service_id for item in items} | {self.instance.service_id}
        self.fields["service"].queryset = Service.objects.filter(pk__in=services - {None})
        self.fields["partner"].queryset = Partner.objects.filter(pk__in=_partners(programme, items, self.instance))
        self.fields["own_unit"].queryset = CentreUnit.objects.all()
        self.fields["partner"].empty_label = self.fields["own_unit"].empty_label = "bez wskazania"

    def clean(self) -> dict:
        """One provider or none; a title that nobody changed names the service."""
        data = super().clean()
        if data.get("service") and data.get("title") == begun(None)["title"]:
            data["title"] = begun(data["service"])["title"]
        if data.get("partner") and data.get("own_unit"):
            self.add_error("own_unit", "Wskaż partnera albo jednostkę własną, nie oboje.")
        return data

    def values(self) -> dict:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class SurveyDaysForm(PaperForm):
    """What may be changed in a questionnaire that people have seen."""

    rows = DAYS

    class Meta:
        model = Survey
        fields = WHEN

    def values(self) -> dict:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in self._meta.fields}


def _partners(programme: Programme, items, survey: Survey) -> set[int]:
    """Partners that the programme named, or that have a contract in it."""
    found = {item.provider_id for item in items if item.provider_id}
    contracted = Partner.objects.filter(contract_shares__contract__programme=programme).values_list("pk", flat=True)
    return found | set(contracted) | ({survey.partner_id} - {None})


class AnswerForm(PlainPaperForm):
    """The open questionnaire. ``card`` is its signed token; ``adres_strony`` a field that no person sees."""

    adres_strony = forms.CharField(
        label="Zostaw to pole puste",
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    card = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, survey: Survey, **kwargs) -> None:
        kwargs["initial"] = {"card": new_card(survey)} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.survey = survey
        for at, code in enumerate(FACTORS, start=1):
            self.fields[code] = _scale(f"{at}. {getattr(survey, code)}", {step: Mark(step).label for step in STEPS})
        self.fields[OVERALL] = _scale(f"6. {survey.overall}", OVERALL_WORDS)
        for at, (name, text) in enumerate(survey.texts, start=7):
            self.fields[f"{name}_text"] = LongTextField(
                label=f"{at}. {text}",
                max_length=1000,
                required=False,
                help_text=NO_NAMES,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    @property
    def questions(self) -> list:
        """The fields that people answer, in their order."""
        hidden = ("adres_strony", "card")
        return [self[name] for name in self.fields if name not in hidden]

    @property
    def is_trapped(self) -> bool:
        """Whether the field that no person sees was filled in."""
        return bool(self.cleaned_data.get("adres_strony"))

    def clean(self) -> dict:
        """Something must have been answered."""
        data = super().clean()
        names = [bound.name for bound in self.questions]
        if not self.errors and all(data.get(name) in ("", None) for name in names):
            raise forms.ValidationError(ANSWER_NOTHING)
        return data

    def deal_again(self) -> None:
        """Give a new card to the page that is shown again with what was typed."""
        self.data = self.data.copy()
        self.data["card"] = new_card(self.survey)

    def answer(self) -> dict:
        """What the action saves; only after ``is_valid()``."""
        marks = {code: int(self.cleaned_data[code]) if self.cleaned_data[code] else None for code in MARKS}
        return marks | {f"{name}_text": self.cleaned_data[f"{name}_text"] for name, _ in self.survey.texts}


def _scale(label: str, names: dict[int, str]) -> forms.ChoiceField:
    choices = [*((str(step), f"{step} – {names[step]}") for step in STEPS), ("0", UNKNOWN)]
    return forms.ChoiceField(label=label, choices=choices, required=False, widget=forms.RadioSelect)


class HideForm(PlainPaperForm):
    """Why an answer in words is not shown."""

    rows = [Row("Dlaczego", "np. pada nazwisko; samego nazwiska tu nie wpisuj", "reason")]
    reason = TextField(label="dlaczego", max_length=300)
