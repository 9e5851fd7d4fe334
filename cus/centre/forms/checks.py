"""Confirming a statutory condition of a holder; hours of trainings; the day asked about."""

from django.core.validators import MinValueValidator

from cus.centre.enums import Training
from cus.centre.models import QualificationCheck
from cus.centre.qualifications import CLEAN_RECORD, HOURS, Condition
from cus.ui.forms import DateField, IntegerField, PaperForm, PlainPaperForm, Row, YesNoField

RECORD_ROW = Row(
    "Dzień sprawdzenia", "o niekaralności zapisuje się tylko wynik i dzień, nigdy treść zaświadczenia", "checked_on"
)


class CheckForm(PaperForm):
    """What was seen: of a criminal record only the answer and the day are asked."""

    is_met = YesNoField(label="warunek spełniony", required=True)
    rows = [
        Row("Warunek spełniony", "", "is_met"),
        Row("Liczba godzin szkolenia", "z zaświadczenia", "hours"),
        Row("Co okazano", "na przykład: dyplom uczelni, świadectwo pracy, zaświadczenie o szkoleniu", "evidence"),
        RECORD_ROW,
    ]

    class Meta:
        model = QualificationCheck
        fields = ["is_met", "hours", "evidence", "checked_on"]

    def __init__(self, *args, condition: Condition, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if condition.training is None:
            del self.fields["hours"]
        if condition.code == CLEAN_RECORD:
            del self.fields["evidence"]
        else:
            self.rows = [*CheckForm.rows[:3], Row("Dzień sprawdzenia", "kiedy widziano dokument", "checked_on")]


class TrainingHoursForm(PlainPaperForm):
    """Hours of the three trainings."""

    rows = [
        Row("Szkolenie A", Training.A.label, "A"),
        Row("Szkolenie B", Training.B.label, "B"),
        Row("Szkolenie C", Training.C.label, "C"),
    ]

    def __init__(self, *args, now: dict[str, int], **kwargs) -> None:
        super().__init__(*args, initial=now, **kwargs)
        for training in HOURS:
            self.fields[str(training)] = IntegerField(
                label=f"szkolenie {training}, godzin",
                initial=now[training],
                max_value=1000,
                validators=[MinValueValidator(1, "Wpisz liczbę większą od zera.")],
            )


class DayForm(PlainPaperForm):
    """The day as of which a page is shown."""

    dzien = DateField(label="stan na dzień", required=False)
