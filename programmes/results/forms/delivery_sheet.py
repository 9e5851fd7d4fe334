"""A sheet of one period: every service and provider on a page, a line each."""

from dataclasses import dataclass

from django import forms

from cus.ui.fields import DecimalField, IntegerField, TextField
from cus.ui.forms import PlainPaperForm, Row
from programmes.results.actions.delivery import MEASURES, SheetLine, Subject
from programmes.results.enums import PeriodKind
from programmes.results.forms.delivery import period_choices
from programmes.results.givers import ALL, Giver
from programmes.results.ledger import Ledger
from programmes.results.models import DeliveryFigure
from programmes.results.periods import Span
from programmes.results.plausible import TEN_TIMES, Doubt
from services.enums import Unit

MOST_PEOPLE = 1_000_000
COLUMNS = ("people", "places", "quantity", "quantity_unit", "turns", "refusals", "cost")


class LineForm(PlainPaperForm):
    """The numbers of one service and provider; ``note`` says what somebody else saved meanwhile."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    people = IntegerField(label="różne osoby", min_value=0, max_value=MOST_PEOPLE, required=False)
    places = IntegerField(label="miejsca", min_value=0, max_value=MOST_PEOPLE, required=False)
    quantity = DecimalField(label="ile", min_value=0, max_digits=12, decimal_places=2, required=False)
    quantity_unit = forms.ChoiceField(label="jednostka", choices=[("", "–"), *Unit.choices], required=False)
    turns = IntegerField(label="turnusy", min_value=0, max_value=MOST_PEOPLE, required=False)
    refusals = IntegerField(label="odmowy", min_value=0, max_value=MOST_PEOPLE, required=False)
    cost = DecimalField(label="koszt (zł)", min_value=0, max_digits=12, decimal_places=2, required=False)

    def __init__(self, *args, only_people: bool = False, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.note = ""
        if only_people:
            for name in set(COLUMNS) - {"people"}:
                del self.fields[name]
            return
        self.fields["cost"].error_messages["min_value"] = "Koszt nie może być ujemny."

    def clean(self) -> dict:
        """A number has its unit; a unit that only waits for a number says nothing."""
        data = super().clean()
        if data.get("quantity") is not None and not data.get("quantity_unit"):
            self.add_error("quantity_unit", "Wybierz, czego dotyczy liczba.")
        if data.get("quantity") is None:
            data["quantity_unit"] = ""
        return data

    def values(self) -> dict:
        """Numbers by the names of the row."""
        return {name: self.cleaned_data.get(name) for name in MEASURES}

    def show_current(self, row: DeliveryFigure, said: str) -> None:
        """Say what somebody else saved, and carry its version: saved again, now knowingly, it succeeds."""
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = str(row.version)
        self.note = f"Ktoś zapisał tu tymczasem: {said}. Zapis zastąpi to tym, co stoi w polach."


class ReasonForm(PlainPaperForm):
    """What belongs to the whole sheet: why earlier numbers change, and that odd ones were looked at."""

    reason = TextField(label="powód poprawek", max_length=300, required=False)
    confirmed = forms.BooleanField(label="Te liczby są prawidłowe", required=False)
    rows = [
        Row("Powód poprawek", "tylko gdy zmieniasz liczby już wpisane", "reason"),
        Row("Potwierdzenie", "liczby dziesięć razy większe od planu", "confirmed"),
    ]

    def __init__(self, *args, asks: bool = False, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not asks and "confirmed" not in self.data:
            del self.fields["confirmed"]


class PeriodForm(forms.Form):
    """Which period the sheet is for."""

    okres = forms.ChoiceField(label="okres")

    def __init__(self, *args, spans: dict[str, Span], **kwargs) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["okres"].choices = period_choices(spans)


@dataclass
class SheetRow:
    """A line on the page: its key, of what it speaks, the row that stands there, the form."""

    key: str
    service_name: str
    subject: Subject
    figure: DeliveryFigure | None
    form: LineForm
    first: bool = False

    @property
    def cells(self) -> list:
        """Fields in the order of the columns; ``None`` where the line has none."""
        return [self.form[name] if name in self.form.fields else None for name in COLUMNS]

    def line(self) -> SheetLine:
        """What the action saves."""
        seen = self.form.cleaned_data.get("version") or 0
        return SheetLine(self.key, self.subject, self.form.values(), self.figure if seen else None, seen)

    def as_row(self, ledger: Ledger) -> DeliveryFigure:
        """The row as it would be, in memory."""
        subject = self.subject
        row = DeliveryFigure(
            pk=self.figure.pk if self.figure else None,
            programme=ledger.programme,
            service_id=subject.service_id,
            partner_id=subject.giver.partner_id,
            own_unit_id=subject.giver.own_unit_id,
            period_kind=subject.span.kind,
            starts_on=subject.span.starts_on,
            ends_on=subject.span.ends_on,
        )
        for name, value in self.form.values().items():
            setattr(row, name, value)
        return row


def sheet_rows(ledger: Ledger, span: Span, data=None) -> list[SheetRow]:
    """Return the lines of the sheet: each service by each provider bound in the period, then all together."""
    rows = []
    for item in ledger.items:
        givers = _of_period(ledger, item.service_id, span)
        if len(givers) != 1 or ledger.find(item.service_id, "", span):
            # A lone provider is all of them.
            givers = [*givers, ALL]
        for at, giver in enumerate(givers):
            figure = ledger.find(item.service_id, giver.key, span)
            rows.append(_row(ledger, item, giver, span, figure, data, first=at == 0))
    if span.kind in (PeriodKind.YEAR, PeriodKind.WHOLE):
        rows.append(_of_programme(ledger, span, data))
    return rows


def _of_programme(ledger: Ledger, span: Span, data) -> SheetRow:
    """The line of different people in the whole programme."""
    figure = ledger.find(None, "", span)
    initial = {"people": figure.people, "version": figure.version} if figure else {"version": 0}
    form = LineForm(data, prefix="program", initial=initial, only_people=True)
    return SheetRow("program", "Cały program", Subject(None, ALL, span), figure, form, first=True)


def _of_period(ledger: Ledger, service_id: int, span: Span) -> list[Giver]:
    """Providers bound in the period, those of the plan without any contract, and those with figures in it."""
    with_contracts = {bond.giver.key for bond in ledger.givers.bonds if bond.service_id == service_id}
    return [
        giver
        for giver in ledger.givers.of(service_id)
        if giver.key not in with_contracts
        or ledger.givers.bond(service_id, giver.key, span)
        or ledger.find(service_id, giver.key, span)
    ]


def _row(ledger: Ledger, item, giver: Giver, span: Span, figure, data, *, first: bool) -> SheetRow:
    key = f"s{item.service_id}-{giver.key or 'razem'}"
    initial = {name: getattr(figure, name) for name in MEASURES} if figure else {"quantity_unit": _unit(ledger, item)}
    initial["version"] = figure.version if figure else 0
    bond = ledger.givers.bond(item.service_id, giver.key, span) if giver.key else None
    subject = Subject(item.service_id, giver, span, bond.contract if bond else None)
    form = LineForm(data, prefix=key, initial=initial)
    return SheetRow(key, item.service_name, subject, figure, form, first)


def _unit(ledger: Ledger, item) -> str:
    """The unit of the plan, offered where it is the only one."""
    units = ledger.planned[item.service_id].units
    return next(iter(units)) if len(units) == 1 else ""


def far_above(ledger: Ledger, rows: list[SheetRow]) -> dict[str, Doubt]:
    """Numbers ten times the plan, by the key of their line."""
    found = {}
    for row in rows:
        doubts = ledger.doubts(row.as_row(ledger))
        far = next((doubt for doubt in doubts if doubt.code == TEN_TIMES), None)
        if far and row.form.has_changed():
            found[row.key] = far
    return found
