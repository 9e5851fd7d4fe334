"""The description of a diagnosis and the dates of its stages."""

from django import forms
from django.db.models import Q
from django.utils import timezone

from cus.centre.models import CentreGmina, Gmina
from cus.text.organs import organ_later
from cus.ui.forms import DateField, PaperForm, PlainPaperForm, Row
from diagnosis.models import Diagnosis


class DiagnosisForm(PaperForm):
    """Title, period, gminas, authors. The end of the period is computed, never typed."""

    rows = [
        Row("Tytuł", "np. Diagnoza potrzeb i potencjału na lata 2027–2031", "title"),
        Row("Początek okresu", "art. 21 ust. 2", "period_start"),
        Row("Gminy", "art. 21 ust. 4: komplet informacji dla każdej gminy", "gminas"),
        Row("Kto opracowuje", "zespół centrum, organizacja, wykonawca", "authors"),
    ]

    class Meta:
        model = Diagnosis
        fields = ["title", "period_start", "gminas", "authors"]
        widgets = {"gminas": forms.CheckboxSelectMultiple}
        help_texts = {"period_start": "Diagnoza obejmuje pięć lat: koniec okresu policzy się sam."}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        served = Q(pk__in=CentreGmina.objects.serving(timezone.localdate()).order_by().values("gmina"))
        chosen = Q(diagnoses=self.instance) if self.instance.pk else Q()
        field = self.fields["gminas"]
        field.queryset = Gmina.objects.filter(served | chosen if chosen else served).distinct()
        field.label_from_instance = lambda gmina: str(gmina)
        if not self.instance.pk and not self.is_bound:
            self.initial.setdefault("gminas", list(field.queryset))


class ConsultationForm(PlainPaperForm):
    """Dates of the consultation; the Act sets no length, two weeks are a good practice."""

    rows = [
        Row("Konsultacje od", "art. 21 ust. 5", "consultation_from"),
        Row("Konsultacje do", "praktyka centrów: co najmniej dwa tygodnie", "consultation_to"),
    ]
    consultation_from = DateField(label="konsultacje od")
    consultation_to = DateField(label="konsultacje do")


class HandoverForm(PlainPaperForm):
    """Days on which the mayor and the council were given the diagnosis."""

    rows = [
        Row(organ_later("Przekazano wójtowi"), "art. 21 ust. 5", "handed_to_mayor_on"),
        Row("Przekazano radzie gminy", "art. 21 ust. 5", "handed_to_council_on"),
    ]
    handed_to_mayor_on = DateField(label=organ_later("przekazano wójtowi"))
    handed_to_council_on = DateField(label="przekazano radzie")
