"""The cooperation committee: a member, a meeting with its minutes, a decision, the end of a duty."""

from django import forms
from django.utils import timezone

from cus.ui.fields import DateField, TextField
from cus.ui.forms import PaperForm, PlainPaperForm, Row
from cus.ui.once import OnceMixin
from partners.models import (
    AgreementParty,
    CommitteeDecision,
    CommitteeMeeting,
    CommitteeMember,
    CooperationAgreement,
)


class PartyChoice(forms.ModelChoiceField):
    """A party of the agreement by its name; ``centre`` is the name of the party without a card."""

    centre = "centrum usług społecznych"

    def label_from_instance(self, party: AgreementParty) -> str:
        """Name the party."""
        return party.partner.name if party.partner else self.centre


def _parties(agreement: CooperationAgreement, *, also: int | None = None):
    parties = agreement.parties.present() | agreement.parties.filter(pk=also)
    return parties.select_related("partner").order_by("position", "pk")


class MemberForm(PaperForm):
    """A person whom a party sends to the committee."""

    party = PartyChoice(AgreementParty.objects.none(), label="strona", empty_label="wybierz stronę")
    rows = [
        Row("Strona", "kto deleguje", "party"),
        Row("Imię i nazwisko", "osoba w komitecie", "person"),
        Row("Funkcja", "np. kierownik, prezes, pracownik centrum", "post"),
        Row("W komitecie od", "nie wcześniej niż przystąpienie strony", "joined_on"),
        Row("Odejście z komitetu", "od tego dnia nie jest już członkiem; puste: jest nim nadal", "left_on"),
    ]

    class Meta:
        model = CommitteeMember
        fields = ["party", "person", "post", "joined_on", "left_on"]

    def __init__(self, *args, agreement: CooperationAgreement, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = _parties(agreement, also=self.instance.party_id)
        if self.instance.pk is None:
            self.initial.setdefault("joined_on", timezone.localdate())

    def values(self) -> dict:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class MemberChoices(forms.ModelMultipleChoiceField):
    """Members, each with the party that sent them."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, member: CommitteeMember) -> str:
        """Name the person and the party."""
        return f"{member.person} – {member.party}"


class MeetingForm(OnceMixin, PaperForm):
    """A meeting: planned with its agenda, later with who was there and what happened."""

    present = MemberChoices(CommitteeMember.objects.none(), label="obecni", required=False)
    rows = [
        Row("Data i miejsce", "posiedzenie można też zaplanować naprzód", "held_on", "place"),
        Row("Porządek posiedzenia", "każda sprawa w osobnym wierszu", "agenda"),
        Row("Obecni członkowie", "ważni są ci, którzy tego dnia byli w komitecie", "present"),
        Row("Goście", "każda osoba w osobnym wierszu", "guests"),
        Row("Prowadzi i protokołuje", "imię i nazwisko", "chair", "recorder"),
        Row("Przebieg posiedzenia", "co omówiono; decyzje wpisuje się osobno", "minutes"),
    ]

    class Meta:
        model = CommitteeMeeting
        fields = ["held_on", "place", "agenda", "guests", "chair", "recorder", "minutes"]
        widgets = {
            "agenda": forms.Textarea(attrs={"rows": 4}),
            "guests": forms.Textarea(attrs={"rows": 2}),
            "minutes": forms.Textarea(attrs={"rows": 10}),
        }

    def __init__(self, *args, agreement: CooperationAgreement, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        members = agreement.members.select_related("party__partner")
        self.fields["present"].queryset = members
        if self.instance.pk:
            self.initial["present"] = list(self.instance.presences.values_list("member", flat=True))
        else:
            self.initial.setdefault("held_on", timezone.localdate())
            self.initial.setdefault("place", agreement.place)

    def values(self) -> dict:
        """What the action saves, without who was there."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class DecisionForm(PaperForm):
    """A decision, how the parties voted, and who must do what by when."""

    responsible = PartyChoice(
        AgreementParty.objects.none(), label="kto wykonuje", required=False, empty_label="nikt, decyzja nic nie zleca"
    )
    rows = [
        Row("Treść decyzji", "pełnym zdaniem", "text"),
        Row("Podjęto dnia", "w dniu posiedzenia albo później, obiegiem", "decided_on"),
        Row("Głosy stron", "każda strona ma jeden głos", "votes_for", "votes_against", "votes_abstained"),
        Row("Kto wykonuje", "strona, która ma coś zrobić", "responsible", "due_on"),
        Row("Co ma zrobić", "krótko; ten tekst pokaże strona startowa", "duty"),
    ]

    class Meta:
        model = CommitteeDecision
        fields = [
            "text",
            "decided_on",
            "votes_for",
            "votes_against",
            "votes_abstained",
            "responsible",
            "duty",
            "due_on",
        ]
        widgets = {"duty": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, meeting: CommitteeMeeting, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible"].queryset = _parties(meeting.agreement, also=self.instance.responsible_id)
        if self.instance.pk is None:
            self.initial.setdefault("decided_on", meeting.held_on)

    def clean(self) -> dict:
        """A duty is told whole: who, what and by when."""
        data = super().clean()
        wanted = {
            "responsible": "Wybierz, kto ma to zrobić, albo usuń zadanie i termin.",
            "duty": "Napisz, co ma zrobić ta strona.",
            "due_on": "Wpisz termin.",
        }
        if any(data.get(name) for name in wanted):
            for name, message in wanted.items():
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, message)
        decided, due = data.get("decided_on"), data.get("due_on")
        if decided and due and due < decided:
            self.add_error("due_on", "Termin wykonania nie może być wcześniejszy niż decyzja.")
        return data

    def values(self) -> dict:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class DoneForm(PlainPaperForm):
    """When and how a duty was done."""

    done_on = DateField(label="wykonano dnia")
    done_note = TextField(label="jak wykonano", max_length=500, required=False)
    rows = [Row("Wykonanie", "data i krótki opis", "done_on", "done_note")]

    def __init__(self, *args, **kwargs) -> None:
        kwargs["initial"] = {"done_on": timezone.localdate()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class SeenVersionForm(PlainPaperForm):
    """The version that the person read."""

    version = forms.IntegerField(widget=forms.HiddenInput)
