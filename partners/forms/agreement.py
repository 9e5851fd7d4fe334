"""Cooperation agreements: facts, parties, tasks, own clauses, and the acts after the draft."""

from django import forms
from django.utils import timezone

from cus.centre.models import Centre
from cus.ui.fields import DateField, LongTextField, TextField
from cus.ui.forms import PaperForm, PlainPaperForm, Row
from cus.ui.once import OnceMixin
from cus.ui.rows import RowForm, RowsFormSet, rows_formset
from partners.enums import AgreementEnding, PartyRole, SignatureManner
from partners.models import CooperationAgreement, Partner

CENTRE = "centre"


class PartyField(forms.ChoiceField):
    """A party: the centre itself or a partner; the value is a ``Partner``, ``"centre"`` or None.

    ``offer`` says whom to choose from, once for all rows of a table.
    """

    default_error_messages = {"required": "Wybierz stronę albo usuń ten wiersz."}

    def offer(self, partners: list[Partner], *, centre: bool = True) -> None:
        """Let these be chosen."""
        self.partners = {str(partner.pk): partner for partner in partners}
        own = [(CENTRE, "centrum usług społecznych (my)")] if centre else []
        self.choices = [("", "wybierz stronę"), *own, *((pk, partner.name) for pk, partner in self.partners.items())]

    def clean(self, value):
        """Return the party."""
        value = super().clean(value)
        return CENTRE if value == CENTRE else self.partners.get(value)


def proposed_role(partner: Partner | str | None) -> str:
    """Return the role that row 4 of the card proposes."""
    social = isinstance(partner, Partner) and partner.works_for_social_employment
    return PartyRole.SOCIAL_EMPLOYMENT if social else PartyRole.OTHER


class PartyForm(RowForm):
    """A party with its role; the role of social employment is proposed from row 4 of the card."""

    party = PartyField(label="strona")
    role = forms.ChoiceField(label="rola", choices=[("", "według fiszki"), *PartyRole.choices], required=False)
    represented_by = TextField(label="kto reprezentuje", max_length=300, required=False)

    def __init__(self, *args, partners: list[Partner], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].offer(partners)

    def clean(self) -> dict:
        """Propose the role where none was chosen."""
        data = super().clean()
        if data.get("party") and not data.get("role"):
            data["role"] = proposed_role(data["party"])
        return data


class TaskForm(RowForm):
    """A task of the partnership and who answers for it."""

    description = TextField(
        label="zadanie",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Wpisz zadanie albo usuń ten wiersz."},
    )
    goal = TextField(label="cel", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    responsible = PartyField(label="kto odpowiada", required=False)

    def __init__(self, *args, partners: list[Partner], centre: bool = True, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible"].offer(partners, centre=centre)


class ClauseForm(RowForm):
    """An own clause."""

    text = LongTextField(label="treść")


class PartiesFormSet(RowsFormSet):
    """Parties; the same one twice is refused at the second row."""

    def clean(self) -> None:
        """Look for a party written twice."""
        seen = set()
        for form in self.forms:
            party = form.cleaned_data.get("party") if hasattr(form, "cleaned_data") else None
            if party is None or form.cleaned_data.get("DELETE"):
                continue
            if party in seen:
                name = "centrum" if party == CENTRE else party
                form.add_error("party", f"Strona „{name}” jest wpisana dwa razy. Wybierz inną albo usuń ten wiersz.")
            seen.add(party)


PARTIES = rows_formset(PartyForm, most=60, title="strony porozumienia", formset=PartiesFormSet)
TASKS = rows_formset(TaskForm, most=60, title="zadania")
CLAUSES = rows_formset(ClauseForm, most=30, title="własne postanowienia")


class AgreementForm(OnceMixin, PaperForm):
    """The facts of an agreement; parties, tasks and clauses stand in their own tables.

    A new one proposes the centre's town and, where the centre serves one gmina, that gmina.
    """

    rows = [
        Row("Numer", "nadaje centrum; potrzebny do podpisania", "number"),
        Row("Miejsce i data zawarcia", "datę można wpisać przy podpisaniu", "place", "concluded_on"),
        Row("Obowiązuje do", "puste: czas nieoznaczony", "ends_on"),
        Row("Gminy", "obszar porozumienia (pkt 1)", "gminas"),
        Row("Misja partnerstwa", "po co strony się łączą", "mission"),
        Row("Cele partnerstwa", "każdy w osobnym wierszu", "goals"),
    ]

    class Meta:
        model = CooperationAgreement
        fields = ["number", "place", "concluded_on", "ends_on", "gminas", "mission", "goals"]
        widgets = {"gminas": forms.CheckboxSelectMultiple}
        help_texts = {"ends_on": ""}

    def __init__(self, *args, gminas, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        named = self.instance.gminas.values("pk") if self.instance.pk else []
        self.fields["gminas"].queryset = gminas | gminas.model.objects.filter(pk__in=named)
        if self.instance.pk is None:
            centre = Centre.objects.first()
            self.initial.setdefault("place", centre.town if centre else "")
            served = list(gminas[:2])
            self.initial.setdefault("gminas", served if len(served) == 1 else [])

    def clean(self) -> dict:
        """Refuse a number in use and an end before the beginning, each at its field."""
        data = super().clean()
        number, begins, ends = data.get("number"), data.get("concluded_on"), data.get("ends_on")
        others = CooperationAgreement.objects.exclude(pk=self.instance.pk)
        if number and others.filter(number=number).exists():
            self.add_error("number", "Porozumienie o tym numerze już jest. Nadaj inny.")
        if begins and ends and ends < begins:
            self.add_error("ends_on", "Data końca nie może być wcześniejsza niż data zawarcia.")
        return data

    def values(self) -> dict:
        """What the action saves, without the gminas."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name != "gminas"}


class SignForm(PlainPaperForm):
    """When and how the agreement was signed."""

    concluded_on = DateField(label="data podpisania")
    signature_manner = forms.ChoiceField(label="sposób", choices=SignatureManner.choices, widget=forms.RadioSelect)
    rows = [Row("Podpisanie", "data i sposób", "concluded_on", "signature_manner")]


class AgreeForm(PlainPaperForm):
    """The version of the draft that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class EndForm(PlainPaperForm):
    """The last day of the agreement, and why it ended."""

    ends_on = DateField(label="ostatni dzień")
    ending = forms.ChoiceField(label="jak się kończy", choices=AgreementEnding.choices, widget=forms.RadioSelect)
    end_reason = LongTextField(label="powód", required=False)
    rows = [
        Row("Ostatni dzień", "do tego dnia porozumienie obowiązuje", "ends_on"),
        Row("Jak się kończy", "z upływem czasu albo wcześniej", "ending"),
        Row("Powód", "potrzebny, gdy porozumienie rozwiązano wcześniej", "end_reason"),
    ]

    def __init__(self, *args, **kwargs) -> None:
        kwargs["initial"] = {"ends_on": timezone.localdate()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class AccessionForm(PlainPaperForm):
    """Who joined a signed agreement, in what role, since when."""

    party = PartyField(label="strona")
    role = forms.ChoiceField(label="rola", choices=[("", "według fiszki"), *PartyRole.choices], required=False)
    represented_by = TextField(label="kto reprezentuje", max_length=300, required=False)
    joined_on = DateField(label="data przystąpienia")
    rows = [
        Row("Strona", "centrum albo partner z rejestru", "party"),
        Row("Rola", "puste: według wiersza 4 fiszki", "role"),
        Row("Kto reprezentuje", "imię, nazwisko i funkcja", "represented_by"),
        Row("Data przystąpienia", "nie wcześniej niż podpisanie", "joined_on"),
    ]

    def __init__(self, *args, partners: list[Partner], centre: bool, **kwargs) -> None:
        kwargs["initial"] = {"joined_on": timezone.localdate()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.fields["party"].offer(partners, centre=centre)

    def values(self) -> dict:
        """What the action takes; the centre is a party without a partner."""
        data = dict(self.cleaned_data)
        party = data.pop("party")
        return data | {"partner": None if party == CENTRE else party, "role": data["role"] or proposed_role(party)}


class WithdrawalForm(PlainPaperForm):
    """The day from which somebody is no longer a party."""

    withdrew_on = DateField(label="data wystąpienia")
    rows = [Row("Wystąpienie", "od tego dnia nie jest już stroną", "withdrew_on")]

    def __init__(self, *args, **kwargs) -> None:
        kwargs["initial"] = {"withdrew_on": timezone.localdate()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class DayForm(forms.Form):
    """The day on which the parties are shown."""

    dzien = DateField(label="strony na dzień", required=False)
