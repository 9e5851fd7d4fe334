"""Writing a questionnaire: the text around the questions, and one question."""

from django import forms

from cus.ui.fields import IntegerField
from cus.ui.forms import PaperForm, Row
from cus.ui.lines import LinesField
from diagnosis.models import Question, Questionnaire
from diagnosis.research_enums import WITH_OPTIONS, QuestionKind

MOST_OPTIONS = 30


class QuestionnaireForm(PaperForm):
    """The text around the questions."""

    rows = [
        Row("Tytuł", "duży napis na pierwszej stronie", "title"),
        Row("Wstęp", "po co pytamy i ile to potrwa", "greeting"),
        Row("Informacja o danych", "stoi na końcu każdego arkusza", "clause"),
        Row("Gdzie i do kiedy oddać", "np. do 15 marca w centrum, w szkole i u sołtysów", "give_back"),
    ]

    class Meta:
        model = Questionnaire
        fields = ["title", "greeting", "clause", "give_back"]
        widgets = {"greeting": forms.Textarea(attrs={"rows": 4}), "clause": forms.Textarea(attrs={"rows": 8})}

    def values(self) -> dict:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class NewQuestionnaireForm(QuestionnaireForm):
    """A questionnaire to begin, empty or with the questions to start from."""

    rows = [
        *QuestionnaireForm.rows,
        Row("Pytania na początek", "każde można zmienić, przestawić albo usunąć", "starter"),
    ]
    starter = forms.BooleanField(label="wstaw osiem gotowych pytań do mieszkańców", required=False, initial=True)


class QuestionForm(PaperForm):
    """One question; rows that its kind does not need are hidden by the style sheet and do not count."""

    options = LinesField(label="odpowiedzi do wyboru", item_length=300, rows=6, required=False)
    most = IntegerField(label="najwięcej zaznaczeń", min_value=2, max_value=MOST_OPTIONS, required=False)
    rows = [
        Row("Pytanie", "jedno zdanie, jedna sprawa", "text"),
        Row("Rodzaj odpowiedzi", "", "kind"),
        Row("Odpowiedzi do wyboru", "każda w osobnym wierszu", "options", "with_other"),
        Row("Najwięcej zaznaczeń", "puste: ile kto chce", "most"),
        Row("Końce skali", "np. bardzo trudno – bardzo łatwo", "low", "high"),
        Row("W czym liczba", "np. osób, złotych, kilometrów", "unit"),
        Row("Wskazówka", "drobnym pismem pod pytaniem", "hint"),
        Row("Nagłówek części", "tylko gdy od tego pytania zaczyna się nowa część ankiety", "section"),
        Row("Ważność", "na takie pytanie szczególnie prosimy odpowiedzieć", "required"),
    ]

    class Meta:
        model = Question
        fields = [
            "text",
            "kind",
            "options",
            "with_other",
            "most",
            "low",
            "high",
            "unit",
            "hint",
            "section",
            "required",
        ]
        widgets = {"kind": forms.RadioSelect}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = QuestionKind.choices
        if not self.initial.get("kind"):
            self.initial["kind"] = QuestionKind.SINGLE

    def clean_options(self) -> list[str]:
        """A list is not endless."""
        options = self.cleaned_data["options"]
        if len(options) > MOST_OPTIONS:
            raise forms.ValidationError(f"Odpowiedzi może być najwyżej {MOST_OPTIONS}, a jest {len(options)}.")
        return options

    def clean(self) -> dict:
        """Drop what the kind does not use; a list needs at least two answers."""
        data = super().clean()
        kind, options = data.get("kind"), data.get("options") or []
        if kind not in WITH_OPTIONS:
            data["options"], data["with_other"] = [], False
        elif "options" not in self.errors and len(options) + bool(data.get("with_other")) < 2:
            self.add_error("options", "Wpisz co najmniej dwie odpowiedzi, każdą w osobnym wierszu.")
        if kind != QuestionKind.MULTIPLE:
            self._errors.pop("most", None)
            data["most"] = None
        elif data.get("most") and data["most"] > len(options) + bool(data.get("with_other")):
            self.add_error("most", "To więcej niż odpowiedzi na liście.")
        if kind != QuestionKind.SCALE:
            data["low"] = data["high"] = ""
        if kind != QuestionKind.NUMBER:
            data["unit"] = ""
        return data

    def _post_clean(self) -> None:
        """Rules of the model are the action's matter: it knows what was dropped."""

    def values(self) -> dict:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
