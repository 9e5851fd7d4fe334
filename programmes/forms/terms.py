"""Pages of the terms of a service, and of one fee rule."""

from collections.abc import Mapping

from cus.text.numbers import money
from cus.ui.forms import PaperForm, Row, Section
from cus.ui.rows import RowsFormSet
from programmes.contents import contents_of
from programmes.fees.bands import faults_of_bands
from programmes.fees.complete import discount_above
from programmes.fees.terms import Discount, band_of, part_of, rule_of
from programmes.forms.item_base import ItemForm
from programmes.models import FeeRule
from programmes.terms_enums import FeeBase
from programmes.terms_words import item_terms


class ConditionsForm(ItemForm):
    """Places, reserve list, who is counted."""

    rows = [
        Row("Kogo się liczy", "opiekun też bywa odbiorcą: wtedy liczy się opiekuna", "counted"),
        Row("Miejsca", "ile osób naraz; miejsca to nie osoby w roku", "seats", "reserve_list", wide=["reserve_list"]),
    ]

    class Meta(ItemForm.Meta):
        fields = ["counted", "seats", "reserve_list"]


class DataForm(ItemForm):
    """Personal data; a row may be needed for one variant of the conditions only."""

    def judge(self, tables: Mapping[str, RowsFormSet]) -> None:
        """Refuse a variant that the conditions do not have."""
        known = {row["alternative"] for row in contents_of(self.instance)["conditions"]}
        for row in tables["data_items"].forms:
            wanted = row.cleaned_data.get("alternative")
            if wanted and wanted not in known and not row.cleaned_data.get("DELETE"):
                row.add_error("alternative", "Warunki tej usługi nie mają takiego wariantu.")


class FeesForm(ItemForm):
    """Whether the service is paid for; rules of the fee have pages of their own."""

    rows = [
        Row("Czy usługa jest odpłatna", "opłata jest tylko wtedy, gdy program ją przewiduje (pkt 7)", "fee_required"),
        Row("Inne zasady, słownie", "nie wpływają na obliczenie opłaty", "fee_note"),
    ]

    class Meta(ItemForm.Meta):
        fields = ["fee_required", "fee_note"]

    def judge(self, tables: Mapping[str, RowsFormSet]) -> None:
        """A discount is never above the fee."""
        rules = item_terms(self.instance).rules
        for row in tables["discounts"].forms:
            data = row.cleaned_data
            if not data or data.get("DELETE"):
                continue
            part = part_of({**data, "alternative": 1})
            above = discount_above(Discount(part=part, percent=data["percent"], amount=data["amount"]), rules)
            if above is not None:
                row.add_error("amount", f"Ulga nie może być większa niż opłata: {money(above)}.")


# What each base of a fee asks.
ASKED = {
    FeeBase.PER_UNIT: [Row("Kwota", "za jedną jednostkę", "amount", "unit")],
    FeeBase.COST_PERCENT: [
        Row("Procent kosztu", "bez progów; przy progach procent stoi w progu", "percent"),
        Row("Koszt", "ile kosztuje jednostka", "cost", "unit"),
    ],
    FeeBase.MONTHLY: [
        Row("Opłata stała", "za miesiąc, także rozpoczęty", "amount"),
        Row("Dopłata", "za każdą jednostkę, na przykład dobę lub posiłek", "part_amount", "unit"),
    ],
    FeeBase.PACKET: [Row("Pakiet", "opłaca się z góry, także niepełny", "amount", "packet_size", "unit")],
    FeeBase.FREE: [],
}


class FeeRuleForm(PaperForm):
    """One rule of the fee: asks what its base needs."""

    version_field = "edit_version"
    rows = [
        Section("Kiedy obowiązuje"),
        Row("Dni", "oba dni włącznie; puste – bez ograniczenia", "valid_from", "valid_to"),
        Section("Ile wynosi opłata"),
        *(row for rows in ASKED.values() for row in rows),
        Section("Zaokrąglenie i progi"),
        Row("Zaokrąglenie", "po uldze, przed najwyższą opłatą", "rounding_step", "rounding_mode"),
        Row("Progi według", "zostaw puste, gdy opłata jest dla wszystkich jednakowa", "band_basis"),
    ]

    class Meta:
        model = FeeRule
        fields = [
            *("valid_from", "valid_to", "amount", "part_amount", "percent", "cost", "packet_size", "unit"),
            *("rounding_step", "rounding_mode", "band_basis"),
        ]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        days, rest = self.rows[:2], self.rows[-3:]
        asked = ASKED[FeeBase(self.instance.base)]
        self.rows = [*days, Section("Ile wynosi opłata"), *asked, *rest] if asked else days
        shown = {name for row in self.rows if isinstance(row, Row) for name in row.fields}
        for name in set(self._meta.fields) - shown:
            del self.fields[name]

    def clean(self) -> dict:
        """It does not end before it starts."""
        data = super().clean()
        if data.get("valid_from") and data.get("valid_to") and data["valid_to"] < data["valid_from"]:
            self.add_error("valid_to", "Zasada nie może kończyć się, zanim zacznie obowiązywać.")
        return data

    def judge(self, tables: Mapping[str, RowsFormSet]) -> None:
        """Bands have a basis, no hole and no overlap; two rules do not meet; a discount is not above the fee."""
        rows = tables["bands"].contents() if "bands" in tables else []
        self._judge_bands(tables, rows)
        rule = rule_of({"base": self.instance.base, **self.cleaned_data, "bands": rows})
        item = self.instance.item
        for at, other in enumerate(item.fee_rules.exclude(pk=self.instance.pk).order_by("position", "pk"), start=1):
            plain = rule_of({name: getattr(other, name) for name in ("base", "valid_from", "valid_to", "unit")})
            if rule.meets(plain):
                self.add_error(
                    "valid_from",
                    f"W tych dniach obowiązuje już inna zasada ({other}, nr {at}). Zmień dni jednej z nich.",
                )
        for discount in item_terms(item).discounts:
            above = discount_above(discount, [rule])
            if above is not None:
                self.add_error("amount", f"Ulga {money(discount.amount)} byłaby większa niż opłata {money(above)}.")

    def _judge_bands(self, tables: Mapping[str, RowsFormSet], rows: list[dict]) -> None:
        basis = self.cleaned_data.get("band_basis")
        if rows and not basis:
            self.add_error("band_basis", "Wybierz, według czego dzielą się progi.")
        if basis and not rows:
            self.add_error("band_basis", "Wpisz progi niżej albo zostaw to pole puste.")
        if rows and basis:
            faults = faults_of_bands([band_of(row) for row in rows], basis)
            if faults:
                first = next(form for form in tables["bands"].forms if form.cleaned_data)
                first.add_error("low", faults)
