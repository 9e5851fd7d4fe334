"""What a partner works with: staff groups, rooms and equipment, and the check of qualifications."""

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils import timezone

from cus.ui.fields import DateField, IntegerField, LongTextField, TextField
from cus.ui.forms import PlainPaperForm, Row
from cus.ui.rows import RowForm, RowsFormSet, rows_formset
from partners.enums import FacilityKind
from partners.models import StaffGroup
from partners.staff import Asked
from services.models import Occupation
from services.occupations import resolve

MOST_PEOPLE = 10_000
YES, NO = "yes", "no"


class OccupationField(TextField):
    """An occupation typed as a code, a title or both; the value is the ``Occupation``.

    ``kept`` are those that stand in the rows already: they stay, also when their edition is no longer current.
    """

    kept: dict[str, Occupation] = {}

    def __init__(self, **kwargs) -> None:
        super().__init__(required=False, max_length=320, **kwargs)
        self.widget.attrs |= {"data-suggest": reverse_lazy("services:occupation_suggestions"), "autocomplete": "off"}

    def clean(self, value) -> Occupation | None:
        """Find the occupation.

        Raises:
            ValidationError: none is found, or code and title do not agree; proposes the right one.
        """
        text = super().clean(value)
        if text in self.kept:
            return self.kept[text]
        return resolve(text) if text else None

    def prepare_value(self, value):
        """Show code and title."""
        return str(value) if isinstance(value, Occupation) else value

    def has_changed(self, initial, data) -> bool:
        """Compare what is written."""
        return str(initial or "") != str(data or "")


class StaffForm(RowForm):
    """A group of people without names: an occupation or a path to a qualification, and how many."""

    occupation = OccupationField(label="zawód: kod albo nazwa")
    qualification = TextField(label="kwalifikacje, kursy, doświadczenie", max_length=300, required=False)
    number = IntegerField(
        label="liczba osób",
        min_value=1,
        max_value=MOST_PEOPLE,
        error_messages={"required": "Wpisz liczbę osób albo usuń ten wiersz.", "min_value": "Wpisz liczbę od 1."},
    )
    confirmed_on = DateField(label="stan na dzień", required=False)

    def __init__(self, *args, kept: dict[str, Occupation], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["occupation"].kept = kept

    def clean(self) -> dict:
        """Ask who they are."""
        data = super().clean()
        if not data.get("occupation") and not data.get("qualification") and not self.errors:
            self.add_error("occupation", "Wskaż zawód albo opisz kwalifikacje w następnej kolumnie.")
        return data


class StaffFormSet(RowsFormSet):
    """Staff groups: each occupation and qualification once."""

    def clean(self) -> None:
        """Refuse the same group twice: the numbers would be added by nobody."""
        seen = set()
        for form in self.forms:
            data = getattr(form, "cleaned_data", None)
            if not data or data.get("DELETE") or not data.get("number"):
                continue
            occupation = data.get("occupation")
            key = (occupation.pk if occupation else None, (data.get("qualification") or "").casefold())
            if key in seen:
                form.add_error("occupation", "Taka grupa jest już w innym wierszu. Zsumuj liczby.")
            seen.add(key)


class FacilityForm(RowForm):
    """A room, a vehicle, a piece of equipment."""

    kind = forms.ChoiceField(
        label="rodzaj",
        choices=[("", "wybierz"), *FacilityKind.choices],
        error_messages={"required": "Wybierz rodzaj albo usuń ten wiersz."},
    )
    name = TextField(
        label="co to jest", max_length=200, error_messages={"required": "Napisz, co to jest, albo usuń ten wiersz."}
    )
    quantity = IntegerField(label="ile sztuk", min_value=1, max_value=MOST_PEOPLE, required=False)
    capacity = IntegerField(label="dla ilu osób", min_value=1, max_value=1_000_000, required=False)
    place = TextField(label="miejsce", max_length=200, required=False)
    accessibility = LongTextField(
        label="dostępność dla osób ze szczególnymi potrzebami",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    confirmed_on = DateField(label="stan na dzień", required=False)


STAFF = rows_formset(StaffForm, most=100, title="kadra", formset=StaffFormSet)
FACILITIES = rows_formset(FacilityForm, most=100, title="pomieszczenia i sprzęt")


def kept_occupations(groups: list[StaffGroup]) -> dict[str, Occupation]:
    """Return the occupations of ``groups`` by what their field shows."""
    return {str(group.occupation): group.occupation for group in groups if group.occupation}


class CheckForm(PlainPaperForm):
    """What was looked at: each condition for everybody in the group, what was seen, when.

    ``asked`` are the conditions; after ``is_valid()`` ``answers`` holds those that were answered.
    """

    def __init__(self, *args, asked: list[Asked], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        for one in asked:
            self.fields[self._name(one)] = forms.ChoiceField(
                label=one.text,
                choices=[(YES, "Tak, wszystkie osoby"), (NO, "Nie"), ("", "Nie wiadomo")],
                required=False,
                widget=forms.RadioSelect,
            )
        self.fields["evidence"] = LongTextField(label="Co okazano", required=False)
        self.fields["checked_on"] = DateField(label="Sprawdzono dnia", initial=timezone.localdate)
        several = len({(one.group, one.alternative) for one in asked}) > 1
        self.rows = [
            *(
                Row(
                    one.text, f"wymaganie {one.group}, możliwość {one.alternative}" if several else "", self._name(one)
                )
                for one in asked
            ),
            Row("Co okazano", "dyplomy, zaświadczenia, umowy – bez nazwisk", "evidence"),
            Row("Sprawdzono dnia", "", "checked_on"),
        ]

    @staticmethod
    def _name(one: Asked) -> str:
        return f"warunek_{one.number}"

    def clean_checked_on(self):
        """Refuse a day to come.

        Raises:
            ValidationError: the day is later than today.
        """
        day = self.cleaned_data["checked_on"]
        if day > timezone.localdate():
            raise ValidationError("Data sprawdzenia nie może być z przyszłości.")
        return day

    @property
    def answers(self) -> dict[int, bool]:
        """Conditions by number and whether they hold; those left „nie wiadomo” are missing."""
        given = {one.number: self.cleaned_data.get(self._name(one)) for one in self.asked}
        return {number: answer == YES for number, answer in given.items() if answer in (YES, NO)}
