"""What the diagnosis proposes to the programme for one need: three small tables."""

from django import forms

from cus.ui.fields import IntegerField, LongTextField, TextField
from cus.ui.rows import RowForm, rows_formset
from diagnosis.enums import NeedUnit, ProposalBound, ProposalKind

MOST = 100_000_000


class PeopleForm(RowForm):
    """How many people, families, places …"""

    bound = forms.ChoiceField(
        label="jak rozumieć liczbę", choices=ProposalBound.choices, initial=ProposalBound.EXACTLY
    )
    number = IntegerField(
        label="liczba",
        min_value=1,
        max_value=MOST,
        error_messages={
            "required": "Wpisz liczbę albo usuń ten wiersz.",
            "invalid": "Wpisz liczbę całkowitą bez słów i znaków.",
            "min_value": "Wpisz liczbę większą od zera.",
        },
    )
    unit = forms.ChoiceField(label="kogo lub czego", choices=NeedUnit.choices, initial=NeedUnit.PERSON)
    text = TextField(label="kogo dotyczy", max_length=500, required=False)


class ConditionForm(RowForm):
    """On what condition, and how it is shown."""

    text = LongTextField(label="warunek", error_messages={"required": "Wpisz warunek albo usuń ten wiersz."})
    evidence = TextField(label="jak się dokumentuje", max_length=300, required=False)


class PrincipleForm(RowForm):
    """By what principle the service is given."""

    text = LongTextField(label="zasada", error_messages={"required": "Wpisz zasadę albo usuń ten wiersz."})


PROPOSALS = {
    ProposalKind.PEOPLE: rows_formset(PeopleForm, most=20, title="liczba osób"),
    ProposalKind.CONDITION: rows_formset(ConditionForm, most=30, title="warunki"),
    ProposalKind.PRINCIPLE: rows_formset(PrincipleForm, most=30, title="zasady"),
}
TITLES = {
    ProposalKind.PEOPLE: ("Dla ilu osób", "Dodaj liczbę"),
    ProposalKind.CONDITION: ("Na jakich warunkach", "Dodaj warunek"),
    ProposalKind.PRINCIPLE: ("Według jakich zasad", "Dodaj zasadę"),
}
