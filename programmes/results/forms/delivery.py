"""Figures of one service, provider and period: entering and correcting."""

from collections.abc import Mapping

from django import forms
from django.core.validators import MaxValueValidator

from cus.text.numbers import number
from cus.ui.fields import TextField
from cus.ui.forms import PaperForm, Row
from cus.ui.once import OnceMixin
from programmes.results.actions.delivery import EMPTY, VALUES, Subject
from programmes.results.enums import PeriodKind
from programmes.results.figures import has_amounts
from programmes.results.givers import ALL, Giver
from programmes.results.ledger import Ledger
from programmes.results.models import DeliveryFigure
from programmes.results.periods import Span
from programmes.results.plausible import TEN_TIMES, Doubt

WHOLE_PROGRAMME = "0"
TOGETHER_KEY = "razem"
MOST = 1_000_000
GROUPS = (
    (PeriodKind.QUARTER, "kwartały"),
    (PeriodKind.MONTH, "miesiące"),
    (PeriodKind.HALF, "półrocza"),
    (PeriodKind.YEAR, "lata"),
    (PeriodKind.WHOLE, "cały program"),
)
NUMBERS = Row(
    "Ludzie i miejsca",
    "różne osoby w tym okresie; każda liczy się raz",
    "people",
    "places",
    note="Liczb osób nie dodaje się. Liczbę różnych osób w roku wpisz osobno, wybierając rok.",
)
AMOUNTS = Row("Ile usług", "godziny, posiłki, przejazdy, turnusy…", "quantity", "quantity_unit", "turns")
REST = [
    Row("Odmowy", "ilu osobom odmówiono, np. z braku miejsc", "refusals"),
    Row("Koszt", "brutto, w złotych, za ten okres", "cost"),
    Row("Uwagi", "bez nazwisk i danych mieszkańców", "note"),
]
CONFIRM = Row("Potwierdzenie", "liczba dziesięć razy większa od planu", "confirmed")


def period_choices(spans: Mapping[str, Span]) -> list:
    """Offer periods by kind, in order."""
    groups = []
    for kind, label in GROUPS:
        found = [(key, span.label) for key, span in spans.items() if span.kind == kind]
        if found:
            groups.append((label, found))
    return groups


class NumbersForm(PaperForm):
    """What entering and correcting have in common: numbers, plausibility, confirmation."""

    confirmed = forms.BooleanField(label="Sprawdziłam lub sprawdziłem: ta liczba jest prawidłowa", required=False)

    def __init__(self, *args, ledger: Ledger, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.ledger = ledger
        self.doubts: list[Doubt] = []
        for name in ("people", "places", "turns", "refusals"):
            self.fields[name].validators.append(
                MaxValueValidator(MOST, f"Wpisz liczbę nie większą niż {number(MOST)}.")
            )
        self.fields["cost"].error_messages["min_value"] = "Koszt nie może być ujemny."
        self.fields["quantity_unit"].choices = [("", "nie wybrano"), *self.fields["quantity_unit"].choices[1:]]
        asked = self.is_bound and "confirmed" in self.data
        if not asked:
            # Asked for only when there is something to confirm; see ``_judge``.
            self.held = self.fields.pop("confirmed")

    def values(self) -> dict:
        """What the action saves."""
        return {name: self.cleaned_data.get(name) for name in VALUES if name in self.fields}

    def _judge(self, row: DeliveryFigure) -> None:
        """Look for what is odd; a number ten times the plan asks for a confirmation."""
        self.doubts = self.ledger.doubts(row)
        far = next((doubt for doubt in self.doubts if doubt.code == TEN_TIMES), None)
        if far is None or self.cleaned_data.get("confirmed"):
            return
        if "confirmed" not in self.fields:
            self.fields["confirmed"] = self.held
        self.add_error("confirmed", f"{far.message} Jeśli jest prawidłowa, zaznacz to pole i zapisz jeszcze raz.")

    def clean(self) -> dict:
        """A number has its unit, a unit its number, and something is said."""
        data = super().clean()
        if data.get("quantity") is not None and not data.get("quantity_unit"):
            self.add_error("quantity_unit", "Wybierz, czego dotyczy liczba: godziny, posiłki, przejazdy…")
        if data.get("quantity_unit") and data.get("quantity") is None and "quantity" not in self.errors:
            data["quantity_unit"] = ""
        if not self.errors and all(data.get(name) in (None, "") for name in VALUES if name != "note"):
            self.add_error("people", EMPTY)
        return data

    def validate_constraints(self) -> None:
        """Nothing here: the action judges rows under its lock and says more than a constraint can."""


class FigureForm(OnceMixin, NumbersForm):
    """New figures: of which service, whose, in which period."""

    service = forms.ChoiceField(label="usługa")
    giver = forms.ChoiceField(label="wykonawca", required=False)
    period = forms.ChoiceField(label="okres", error_messages={"invalid_choice": "Wybierz okres z listy."})
    rows = [
        Row("Usługa", "z programu; przy całym programie tylko różne osoby", "service"),
        Row("Wykonawca", "ze znanych umów, przydziałów i z programu", "giver"),
        Row("Okres", "kalendarzowy, w czasie trwania programu", "period"),
        NUMBERS,
        AMOUNTS,
        *REST,
        CONFIRM,
    ]

    class Meta:
        model = DeliveryFigure
        fields = list(VALUES)

    def __init__(self, *args, ledger: Ledger, **kwargs) -> None:
        super().__init__(*args, ledger=ledger, **kwargs)
        services = [(str(item.service_id), item.service_name) for item in ledger.items]
        self.fields["service"].choices = [("", "wybierz usługę"), *services, (WHOLE_PROGRAMME, "cały program")]
        self.fields["giver"].choices = [
            ("", ALL.name),
            *((giver.key, giver.name) for giver in ledger.givers.everybody),
        ]
        self.fields["period"].choices = [("", "wybierz okres"), *period_choices(ledger.spans)]
        self.order_fields(["service", "giver", "period", *VALUES])

    def clean(self) -> dict:
        """Build the row and judge it."""
        data = super().clean()
        if not {"service", "period"} <= set(data):
            return data
        subject = self.subject()
        whole = subject.service_id is None
        if not whole and not data.get("giver") and "giver" not in self.errors:
            self.add_error("giver", "Wybierz wykonawcę albo „wszyscy razem”.")
        if whole and data.get("giver") not in ("", TOGETHER_KEY, None):
            self.add_error("giver", "Liczba różnych osób w całym programie dotyczy wszystkich wykonawców razem.")
        row = DeliveryFigure(
            programme=self.ledger.programme,
            service_id=subject.service_id,
            partner_id=subject.giver.partner_id,
            own_unit_id=subject.giver.own_unit_id,
            period_kind=subject.span.kind,
            starts_on=subject.span.starts_on,
            ends_on=subject.span.ends_on,
            **self.values_for_row(),
        )
        if whole and (has_amounts(row) or row.places is not None):
            self.add_error(
                "service", "Dla całego programu wpisz samą liczbę różnych osób; resztę wpisz przy usługach."
            )
        if not self.errors:
            self._judge(row)
        return data

    def values_for_row(self) -> dict:
        """Numbers as a row in memory takes them."""
        return {name: value for name, value in self.values().items() if value is not None}

    def subject(self) -> Subject:
        """Of what the figures speak; only after the choices are valid."""
        data = self.cleaned_data
        service_id = None if data["service"] == WHOLE_PROGRAMME else int(data["service"])
        givers: dict[str, Giver] = {giver.key: giver for giver in self.ledger.givers.everybody}
        giver, span = givers.get(data.get("giver", ""), ALL), self.ledger.spans[data["period"]]
        bond = self.ledger.givers.bond(service_id, giver.key, span) if service_id and giver.key else None
        return Subject(service_id, giver, span, bond.contract if bond else None)


class CorrectionForm(NumbersForm):
    """A correction: the numbers as they should be, and why."""

    correction = TextField(label="powód poprawki", max_length=300, required=False)
    rows = [
        NUMBERS,
        AMOUNTS,
        *REST,
        Row("Powód poprawki", "np. „wykonawca poprawił sprawozdanie”; zostaje w historii", "correction"),
        CONFIRM,
    ]

    class Meta:
        model = DeliveryFigure
        fields = list(VALUES)

    def __init__(self, *args, ledger: Ledger, **kwargs) -> None:
        super().__init__(*args, ledger=ledger, **kwargs)
        if self.instance.service_id is None:
            for name in set(VALUES) - {"people", "note"}:
                del self.fields[name]
        for doubt in ledger.all_doubts.get(self.instance.pk, ()):
            if doubt.field in self.fields:
                field = self.fields[doubt.field]
                field.help_text = " ".join(filter(None, [field.help_text, f"Sprawdź: {doubt.message}"]))

    def clean(self) -> dict:
        """Judge the row as it would be; a change needs its reason."""
        data = super().clean()
        if self.errors:
            return data
        if set(self.changed_data) & set(VALUES) and not data.get("correction", "").strip():
            self.add_error("correction", "Napisz, dlaczego zmieniasz te liczby. Powód zostaje w historii.")
        row = DeliveryFigure(pk=self.instance.pk)
        for name in ("programme_id", "service_id", "partner_id", "own_unit_id", "period_kind", "starts_on", "ends_on"):
            setattr(row, name, getattr(self.instance, name))
        for name, value in self.values().items():
            setattr(row, name, value if value is not None else row._meta.get_field(name).get_default())
        self._judge(row)
        return data
