"""The self-evaluation of a partnership: its period, a section, a procedure, a remark, a return."""

import datetime
import re

from django import forms
from django.utils import timezone

from cus.text.validators import no_unprintable
from cus.ui.fields import LongTextField, TextField
from cus.ui.forms import PaperForm, PlainPaperForm, Row, Section
from cus.ui.once import OnceMixin
from cus.ui.rows import RowForm, rows_formset
from partners.models import AgreementParty, CooperationAgreement
from programmes.forms.table import Table
from programmes.results.models import PartnerRemark, SelfEvaluation, SelfEvaluationSection, SelfEvaluationSentence
from programmes.results.selfevaluation.enums import InPlace

SENTENCE = re.compile(r"sentence_(\d{1,18})")
NO_NAMES = "Nie wpisuj nazwisk mieszkańców ani danych, po których można kogoś rozpoznać."


class AgreementChoice(forms.ModelChoiceField):
    """A signed agreement by its number and day."""

    def label_from_instance(self, agreement: CooperationAgreement) -> str:
        """Name the agreement."""
        return f"{agreement}, zawarte {agreement.concluded_on:%d.%m.%Y}"


def usual_days(agreement: CooperationAgreement | None, today: datetime.date) -> tuple[datetime.date, datetime.date]:
    """Return the days that most reports tell of: last year, or all days of an agreement that is younger."""
    last = datetime.date(today.year - 1, 12, 31)
    if agreement is not None and agreement.concluded_on > last:
        return agreement.concluded_on, today
    return last.replace(month=1, day=1), last


class SelfEvaluationForm(OnceMixin, PaperForm):
    """Of which agreement and for what days."""

    agreement = AgreementChoice(
        CooperationAgreement.objects.none(), label="porozumienie", empty_label="wybierz porozumienie"
    )
    rows = [
        Row("Porozumienie", "podpisane, także już zakończone", "agreement"),
        Row("Okres", "zwykle rok; pierwszy i ostatni dzień", "starts_on", "ends_on"),
    ]

    class Meta:
        model = SelfEvaluation
        fields = ["agreement", "starts_on", "ends_on"]

    def __init__(self, *args, agreements, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agreement"].queryset = agreements
        asked = self.initial.get("agreement")
        chosen = agreements.filter(pk=getattr(asked, "pk", asked)).first() if asked else None
        starts_on, ends_on = usual_days(chosen, timezone.localdate())
        self.initial = {"starts_on": starts_on, "ends_on": ends_on} | self.initial

    def values(self) -> dict:
        """What the action takes."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class SectionForm(PaperForm):
    """A section: own text, and each kept sentence with a box to leave it out.

    The form knows only sentences that were on the opened page: one that somebody took meanwhile stays.
    """

    class Meta:
        model = SelfEvaluationSection
        fields = ["text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].validators.append(no_unprintable)
        self.fields["text"].help_text = NO_NAMES
        self.rows = [
            Section("Własny tekst", "Ocena i wnioski, których system nie zna. Stoją przed zdaniami ze źródłem."),
            Row("Tekst", "pusty wiersz rozdziela akapity", "text"),
        ]
        kept = [row for row in self._sentences() if not row.is_dropped]
        if kept:
            self.rows.append(Section("Zdania ze źródłem", "Słowa można zmienić; źródło zostaje."))
        for at, row in enumerate(kept, 1):
            self._add(at, row)

    def _sentences(self) -> list[SelfEvaluationSentence]:
        rows = list(self.instance.sentences.order_by("position", "pk"))
        if not self.is_bound:
            return rows
        sent = {int(found[1]) for name in self.data if (found := SENTENCE.fullmatch(name))}
        for row in rows:
            row.is_dropped = False
        return [row for row in rows if row.pk in sent]

    def _add(self, at: int, row: SelfEvaluationSentence) -> None:
        name, drop = f"sentence_{row.pk}", f"drop_{row.pk}"
        self.fields[name] = LongTextField(
            label="zdanie",
            required=False,
            initial=row.text,
            max_length=4000,
            widget=forms.Textarea(attrs={"rows": 3}),
            validators=[no_unprintable],
        )
        self.fields[drop] = forms.BooleanField(label="pomiń w raporcie", required=False)
        source = f"źródło: {row.source_label}" + (" – zmieniono słowa" if row.is_edited else "")
        self.rows.append(Row(f"Zdanie {at}", source, name, drop, wide=[name]))

    @property
    def sentences(self) -> dict[int, str]:
        """Words of each sentence by key; only after ``is_valid()``."""
        return {
            int(found[1]): words
            for name, words in self.cleaned_data.items()
            if (found := SENTENCE.fullmatch(name)) and words is not None
        }

    @property
    def dropped(self) -> frozenset[int]:
        """Keys of sentences to leave out; only after ``is_valid()``."""
        ticked = (name for name, value in self.cleaned_data.items() if name.startswith("drop_") and value)
        return frozenset(int(name[5:]) for name in ticked)


class ProcedureForm(RowForm):
    """A procedure: how far it is in place and what was done."""

    name = TextField(label="procedura", max_length=300, validators=[no_unprintable])
    in_place = forms.ChoiceField(label="stan", choices=[("", "nie oceniono"), *InPlace.choices], required=False)
    done = LongTextField(label="co zrobiono", required=False, validators=[no_unprintable])


PROCEDURES = Table(
    "procedures",
    rows_formset(ProcedureForm, most=30, title="procedury"),
    "Procedury współpracy",
    "Dodaj procedurę",
    True,
)


class PartyChoice(forms.ModelChoiceField):
    """A party of the agreement by its name."""

    def label_from_instance(self, party: AgreementParty) -> str:
        """Name the party."""
        return str(party)


class RemarkForm(OnceMixin, PaperForm):
    """What a party said."""

    party = PartyChoice(AgreementParty.objects.none(), label="partner", empty_label="wybierz stronę porozumienia")
    rows = [
        Row("Partner", "strona porozumienia, która zgłosiła uwagę", "party"),
        Row("Uwaga lub rekomendacja", "słowami partnera albo w skrócie", "text"),
        Row("Data zgłoszenia", "dzień rozmowy, pisma albo spotkania", "given_on"),
    ]

    class Meta:
        model = PartnerRemark
        fields = ["party", "text", "given_on"]
        widgets = {"text": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args, parties, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = parties
        self.fields["text"].validators.append(no_unprintable)
        self.fields["text"].help_text = NO_NAMES

    def values(self) -> dict:
        """What the action takes."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class ReturnForm(PlainPaperForm):
    """Why the report goes back."""

    comment = LongTextField(label="komentarz", validators=[no_unprintable])
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    rows = [Row("Komentarz", "co poprawić i w którym podrozdziale", "comment")]
