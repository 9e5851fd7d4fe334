"""The form of a report: one section a service, then the texts; it knows the last figures and what was returned."""

from django import forms
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cus.ui.fields import NOT_CHOSEN, LongTextField
from cus.ui.forms import DateField, DecimalField, IntegerField, PaperForm, Row, Section
from programmes.models.item import NOT_NEGATIVE
from programmes.results.models import ProviderReport, ReportRow
from programmes.results.reports.enums import ReportState
from programmes.results.reports.ground import Ground
from programmes.results.reports.words import ABOUT, LABELS, SUMMED, TEXTS, asked_numbers, key_of, written
from services.units import FORMS

MOST = 2_147_483_647
WHOLE_NUMBERS = ("people", "places", "turns", "refusals")
MONEY = {"max_digits": 12, "decimal_places": 2, "validators": [NOT_NEGATIVE]}


class ReportForm(PaperForm):
    """Figures of every service and provider, and the texts.

    ``ground`` is what the figures are compared with; ``in_centre`` adds the day on which the paper came.
    ``doubtful`` (set by the view) asks to confirm what is odd.
    """

    class Meta:
        model = ProviderReport
        fields = [*TEXTS]

    def __init__(self, *args, ground: Ground, in_centre: bool = False, doubtful: bool = False, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.ground = ground
        self.remarks = remarks_by_field(self.instance)
        self.rows = []
        for row in self.instance.rows.all():
            self._add_row(row)
        self.rows.append(Section("Słowami", "Krótko i bez nazwisk mieszkańców. Można zostawić puste."))
        for name in TEXTS:
            field = LongTextField(label=LABELS[name], required=False, initial=getattr(self.instance, name))
            field.help_text = self._help(name, ABOUT[name])
            self.fields[name] = field
            self.rows.append(Row(LABELS[name], "", name))
        if in_centre:
            self.fields["received_on"] = DateField(
                label="Data wpływu", required=False, initial=self.instance.received_on or timezone.localdate()
            )
            self.rows.append(Section("Wpływ"))
            self.rows.append(Row("Data wpływu", "kiedy sprawozdanie dotarło do centrum", "received_on"))
        if doubtful:
            self.fields["confirmed"] = forms.BooleanField(label="Liczby są dobre: wyślij mimo to", required=False)
            self.rows.insert(0, Row("Czy na pewno?", "", "confirmed"))

    def _add_row(self, row: ReportRow) -> None:
        self.rows.append(Section(row.service_name, str(row.provider or "")))
        for name in asked_numbers(self.instance):
            key = key_of(row, name)
            self.fields[key] = self._number(row, name)
            names = [key]
            if name == "quantity" and not self._unit_is_set(row):
                unit_key = key_of(row, "quantity_unit")
                choices = [("", NOT_CHOSEN), *((unit.value, unit.label) for unit in SUMMED)]
                self.fields[unit_key] = forms.ChoiceField(
                    label="Jednostka", choices=choices, required=False, initial=row.quantity_unit
                )
                names.append(unit_key)
            self.rows.append(Row(self._label(row, name), "", *names))

    def _unit_is_set(self, row: ReportRow) -> bool:
        return any(item.service_id == row.service_id and item.unit in SUMMED for item in self.ground.items)

    def _label(self, row: ReportRow, name: str) -> str:
        if name == "quantity" and self._unit_is_set(row):
            return f"Ile {FORMS[row.quantity_unit][2]}"
        return LABELS[name]

    def _number(self, row: ReportRow, name: str) -> forms.Field:
        common = {"label": self._label(row, name), "required": False, "initial": getattr(row, name)}
        if name in WHOLE_NUMBERS:
            field = IntegerField(min_value=0, max_value=MOST, **common)
        else:
            field = DecimalField(**MONEY, **common)
        field.help_text = self._help(key_of(row, name), *self._beside(row, name))
        return field

    def _beside(self, row: ReportRow, name: str) -> list[str]:
        """What stands beside the field: the last figure, the plan, then what to count."""
        last, told = self.ground.before.get(row.pk), []
        if last and self.ground.last:
            told.append(f"Poprzednio ({self.ground.last.days}): {written(last, name) or 'nie podano'}.")
        if name == "people" and row.service_id in self.ground.planned:
            told.append(f"W planie programu: {self.ground.planned[row.service_id]}.")
        return [*told, ABOUT[name]]

    def _help(self, key: str, *texts: str) -> SafeString | str:
        said, plain = self.remarks.get(key), " ".join(texts)
        if not said:
            return plain
        return format_html('<strong class="sent-back">Do poprawy: {}</strong> {}', said, plain)

    def clean(self):
        """Refuse an amount of nobody knows what."""
        cleaned = super().clean()
        for row in self.instance.rows.all():
            key, unit_key = key_of(row, "quantity"), key_of(row, "quantity_unit")
            if unit_key in self.fields and cleaned.get(key) is not None and not cleaned.get(unit_key):
                self.add_error(unit_key, "Wybierz, czego jest tyle: na przykład godzin albo wizyt.")
        day = cleaned.get("received_on")
        if day and day > timezone.localdate():
            self.add_error("received_on", "Data wpływu nie może być z przyszłości.")
        return cleaned

    def texts(self) -> dict[str, str]:
        """Return the texts by name."""
        return {name: self.cleaned_data[name] for name in TEXTS}

    def numbers(self) -> dict[int, dict[str, object]]:
        """Return the figures by the key of the row; a unit only where it is asked."""
        found = {}
        for row in self.instance.rows.all():
            values = {name: self.cleaned_data[key_of(row, name)] for name in asked_numbers(self.instance)}
            unit_key = key_of(row, "quantity_unit")
            if unit_key in self.fields:
                values["quantity_unit"] = self.cleaned_data[unit_key] if values.get("quantity") is not None else ""
            found[row.pk] = values
        return found

    def typed_rows(self) -> list[ReportRow]:
        """Return the rows as they would stand, unsaved: what doubts are asked of."""
        rows, values = list(self.instance.rows.all()), self.numbers()
        for row in rows:
            for name, value in values[row.pk].items():
                setattr(row, name, value)
        return rows


def remarks_by_field(report: ProviderReport) -> dict[str, str]:
    """Return what the last return said of each field; nothing unless the report is back."""
    if report.state != ReportState.RETURNED:
        return {}
    last = [one for one in report.remarks.all() if one.round == report.round]
    return {(f"r{one.row_id}_{one.field}" if one.row_id else one.field): one.text for one in last}
