"""The description of a diagnosis and the dates of its stages."""

import datetime as dt
from collections.abc import Sequence

from django import forms
from django.db.models import Q
from django.utils import timezone

from cus.centre.models import CentreGmina, Gmina
from cus.ui.forms import DateField, LongTextField, PaperForm, PlainPaperForm, Row, TextField
from diagnosis.enums import AuthorKind
from diagnosis.handover import Recipient
from diagnosis.models import Diagnosis


class DiagnosisForm(PaperForm):
    """Title, period, gminas; of an update the reason. The end of the period is computed, never typed."""

    rows = [
        Row("Tytuł", "np. Diagnoza potrzeb i potencjału na lata 2027–2031", "title"),
        Row("Początek okresu", "art. 21 ust. 2", "period_start"),
        Row("Gminy", "art. 21 ust. 4: komplet informacji dla każdej gminy", "gminas"),
    ]
    update_rows = [
        Row("Powód aktualizacji", "art. 21 ust. 2: co się istotnie zmieniło", "update_reason", wide=["update_reason"]),
        *(row for row in rows if row.fields != ["period_start"]),
    ]

    class Meta:
        model = Diagnosis
        fields = ["title", "period_start", "gminas", "update_reason"]
        widgets = {"gminas": forms.CheckboxSelectMultiple}
        help_texts = {"period_start": "Diagnoza obejmuje pięć lat: koniec okresu policzy się sam."}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.is_update:
            # An update covers the five years of the diagnosis that it updates.
            self.rows = self.update_rows
            del self.fields["period_start"]
            self.fields["update_reason"].required = True
        else:
            del self.fields["update_reason"]
        served = Q(pk__in=CentreGmina.objects.serving(timezone.localdate()).order_by().values("gmina"))
        chosen = Q(diagnoses=self.instance) if self.instance.pk else Q()
        field = self.fields["gminas"]
        field.queryset = Gmina.objects.filter(served | chosen if chosen else served).distinct()
        field.label_from_instance = lambda gmina: str(gmina)
        if not self.instance.pk and not self.is_bound:
            self.initial.setdefault("gminas", list(field.queryset))

    def fields_for_action(self) -> dict:
        """Return what the actions take, by name."""
        return {name: self.cleaned_data[name] for name in self._meta.fields if name in self.fields}


class NewDiagnosisForm(DiagnosisForm):
    """A diagnosis to open, with its first author; further ones are added on its page."""

    rows = [
        *DiagnosisForm.rows,
        Row("Kto opracowuje", "zespół centrum, organizacja, wykonawca", "authors", "author_kind"),
    ]
    authors = TextField(label="nazwa", max_length=300, required=False)
    author_kind = forms.ChoiceField(
        label="kto to jest", choices=AuthorKind.choices, initial=AuthorKind.OWN_TEAM, required=False
    )

    def clean_author_kind(self) -> str:
        """Take the centre's own team when nothing is chosen."""
        return self.cleaned_data["author_kind"] or AuthorKind.OWN_TEAM

    def fields_for_action(self) -> dict:
        """Return what the action takes, by name."""
        author = {name: self.cleaned_data[name] for name in ("authors", "author_kind")}
        return super().fields_for_action() | author


class ConsultationForm(PlainPaperForm):
    """Dates of the consultation; the Act sets no length, two weeks are a good practice."""

    rows = [
        Row("Konsultacje od", "art. 21 ust. 5", "consultation_from"),
        Row("Konsultacje do", "praktyka centrów: co najmniej dwa tygodnie", "consultation_to"),
    ]
    consultation_from = DateField(label="konsultacje od")
    consultation_to = DateField(label="konsultacje do")


class HandoverForm(PlainPaperForm):
    """Days on which the executive organ and the council of each gmina were given the diagnosis."""

    def __init__(self, *args, recipients: Sequence[Recipient], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.recipients, self.rows = recipients, []
        for one in recipients:
            self.fields[one.mayor_field] = DateField(label=f"przekazano {one.to_mayor}")
            self.fields[one.council_field] = DateField(label=f"przekazano {one.to_council}")
            name = f"Gmina {one.name}" if one.name else "Przekazanie"
            self.rows.append(Row(name, "art. 21 ust. 5", one.mayor_field, one.council_field))

    def dates(self) -> dict[str, tuple[dt.date, dt.date]]:
        """Return, by code of the gmina, the days of its organ and its council."""
        return {
            one.gmina: (
                self.cleaned_data[one.mayor_field],
                self.cleaned_data[one.council_field],
            )
            for one in self.recipients
        }


class BackForm(PlainPaperForm):
    """Why a diagnosis returns to an earlier stage."""

    rows = [Row("Dlaczego", "zostanie w dzienniku diagnozy", "reason", wide=["reason"])]
    reason = LongTextField(label="powód")


class UpdateForm(PlainPaperForm):
    """Why a diagnosis is updated."""

    rows = [
        Row(
            "Powód aktualizacji",
            "art. 21 ust. 2: wnioski z rozeznania istotnie się zmieniły",
            "update_reason",
            wide=["update_reason"],
        )
    ]
    update_reason = LongTextField(
        label="co się zmieniło",
        help_text="Np. zamknięto jedyny dom dziennego pobytu, a liczba osób po 80. roku życia urosła o jedną czwartą.",
    )


class PublicationForm(PaperForm):
    """When and where the diagnosis was published."""

    rows = [
        Row("Publikacja", "praktyka: BIP albo strona centrum; ustawa jej nie wymaga", "published_on", "published_link")
    ]

    class Meta:
        model = Diagnosis
        fields = ["published_on", "published_link"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["published_on"].required = True
