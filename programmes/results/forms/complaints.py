"""A complaint as it is entered, and the filters of the register."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone

from cus.centre.models import CentreUnit
from cus.text.alphabet import polish
from cus.text.database import PolishSortKey
from cus.ui.fields import IntegerField
from cus.ui.forms import PaperForm, Row
from cus.ui.once import OnceMixin
from partners.models import Partner
from programmes.models import Programme, ServiceContract
from programmes.results.complaining.enums import DAYS_TO_EXPLAIN, OTHER_TOPIC, ComplaintKind, ComplaintState
from programmes.results.complaining.querysets import late_on
from programmes.results.models import Complaint, ComplaintTopic
from programmes.results.subjects import programmes_with_results, ruling
from services.models import Service

PAST_MESSAGE = "Ta data jest z przyszłości. Wpisz dzień, w którym to się stało."
MOST_DAYS = 365


class ComplaintForm(OnceMixin, PaperForm):
    """What came in: kind, day, way and subject are enough; the rest when it is known."""

    days = IntegerField(
        label="dni na wyjaśnienie",
        required=False,
        min_value=1,
        max_value=MOST_DAYS,
        help_text="Puste, jeśli o wyjaśnienie poprosisz później. Dni liczą się od dzisiaj.",
    )
    rows = [
        Row("Co to jest", "nieprawidłowość zauważono, skargę ktoś wniósł", "kind"),
        Row("Wpływ", "kiedy, jak i od kogo: rodzaj osoby, nie nazwisko", "received_on", "way", "reporter"),
        Row("Czego dotyczy", "przy „inne” także czego dokładnie", "topic", "topic_other"),
        Row("W skrócie", "jednym zdaniem, bez nazwisk", "subject"),
        Row("Opis", "co, gdzie i kiedy się stało; bez danych mieszkańców", "description"),
        Row("Program i usługa", "jeżeli dotyczy programu", "programme", "service"),
        Row("Wykonawca", "partner albo jednostka własna; umowa, jeżeli jest", "partner", "own_unit", "contract"),
        Row("Prośba o wyjaśnienie", "ile dni ma wykonawca; praktyka centrum, nie termin z ustawy", "days"),
    ]

    class Meta:
        model = Complaint
        fields = [
            *("kind", "received_on", "way", "reporter", "topic", "topic_other", "subject", "description"),
            *("programme", "service", "partner", "own_unit", "contract"),
        ]
        widgets = {"kind": forms.RadioSelect, "description": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = ComplaintKind.choices
        self.fields["reporter"].choices = [("", "nie wiadomo"), *self.fields["reporter"].choices[1:]]
        if self.instance.pk:
            del self.fields["days"]
            self.rows = self.rows[:-1]
        else:
            self.fields["days"].initial = DAYS_TO_EXPLAIN
        topics = self.fields["topic"]
        topics.queryset = ComplaintTopic.objects.offered(also=self.instance.topic_id)
        topics.empty_label = "wybierz"
        self._offer_programmes()
        self._offer_providers()

    def _offer_programmes(self) -> None:
        programmes, services = self.fields["programme"], self.fields["service"]
        programmes.queryset = programmes_with_results().order_by("-pk")
        programmes.label_from_instance = lambda programme: str(ruling(programme))
        programmes.empty_label = "żadnego programu"
        offered = Service.objects.filter(
            Q(programme_items__version__programme__in=programmes_with_results()) | Q(pk=self.instance.service_id)
        )
        services.queryset = offered.distinct().order_by(PolishSortKey("name"), "pk")
        services.empty_label = "żadnej usługi"

    def _offer_providers(self) -> None:
        partners, units, contracts = self.fields["partner"], self.fields["own_unit"], self.fields["contract"]
        partners.queryset = Partner.objects.filter(
            Q(pk__in=Partner.objects.active()) | Q(pk=self.instance.partner_id)
        ).order_by(PolishSortKey("name"), "pk")
        partners.empty_label = "żaden partner"
        units.queryset = CentreUnit.objects.order_by(PolishSortKey("name"), "pk")
        units.empty_label = "żadna jednostka"
        contracts.queryset = ServiceContract.objects.signed().order_by("-concluded_on", "-pk")
        contracts.empty_label = "żadnej umowy"

    def clean_received_on(self):
        """What came in came already."""
        day = self.cleaned_data["received_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(PAST_MESSAGE)
        if day and self.instance.pk and day.year != self.instance.year:
            raise forms.ValidationError(
                f"Sprawa ma numer z {self.instance.year} roku, więc data wpływu musi być z tego roku."
            )
        return day

    def clean(self) -> dict[str, Any]:
        """A contract tells its programme and, when it has one, its provider."""
        data = super().clean()
        is_other = data.get("topic") is not None and data["topic"].code == OTHER_TOPIC
        if is_other and not data.get("topic_other"):
            self.add_error("topic_other", "Napisz, czego dokładnie dotyczy.")
        elif not is_other and data.get("topic_other"):
            self.add_error("topic_other", "To pole wypełnia się tylko przy „inne”. Usuń tekst albo wybierz „inne”.")
        if data.get("partner") and data.get("own_unit"):
            self.add_error("own_unit", "Wskaż partnera albo jednostkę własną, nie oboje.")
        contract = data.get("contract")
        if contract:
            data["programme"] = data.get("programme") or contract.programme
            self._take_provider(data, contract)
        return data

    def _take_provider(self, data: dict[str, Any], contract: ServiceContract) -> None:
        if data.get("partner") or data.get("own_unit"):
            return
        partners = [row.partner for row in contract.providers.select_related("partner")]
        if contract.own_unit:
            data["own_unit"] = contract.own_unit
        elif len(partners) == 1:
            data["partner"] = partners[0]

    def values(self) -> dict[str, Any]:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


def _choice(label: str, nothing: str, choices=()) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", nothing), *choices])


LATE, UNCLOSED = "po-terminie", "w-toku"
STATES = [(UNCLOSED, "w toku"), (LATE, "po terminie"), *ComplaintState.choices]


class ComplaintFilters(forms.Form):
    """Filters of the register; ``narrowed(complaints)`` applies them after ``is_valid()``."""

    stan = _choice("stan", "każdy", STATES)
    rok = _choice("rok wpływu", "każdy")
    program = _choice("program", "każdy")
    usluga = _choice("usługa", "każda")
    wykonawca = _choice("wykonawca", "każdy")
    rodzaj = _choice("rodzaj", "każdy", ComplaintKind.choices)
    dotyczy = _choice("czego dotyczy", "bez znaczenia")

    def __init__(
        self, *args, complaints: QuerySet, names: dict[int, str], fixed: Programme | None = None, **kw
    ) -> None:
        kw.setdefault("label_suffix", "")
        super().__init__(*args, **kw)
        told = list(
            complaints.order_by().values_list(
                "year", "programme_id", "service_id", "service__name", "partner_id", "partner__name", "own_unit_id",
                "own_unit__name",
            ).distinct()
        )  # fmt: skip
        topics = ComplaintTopic.objects.values_list("code", "name")
        self.fields["dotyczy"].choices = [*self.fields["dotyczy"].choices, *topics]
        self._offer("rok", {(str(row[0]), str(row[0])) for row in told}, reverse=True)
        self._offer("usluga", {(str(row[2]), row[3]) for row in told if row[2]})
        partners = {(f"p{row[4]}", row[5]) for row in told if row[4]}
        self._offer("wykonawca", partners | {(f"j{row[6]}", row[7]) for row in told if row[6]})
        if fixed:
            del self.fields["program"]
        else:
            self._offer("program", {(str(row[1]), names.get(row[1], "program bez nazwy")) for row in told if row[1]})

    def _offer(self, name: str, choices: set[tuple[str, str]], *, reverse: bool = False) -> None:
        ordered = sorted(choices, key=lambda pair: polish(pair[1]), reverse=reverse)
        self.fields[name].choices = [*self.fields[name].choices, *ordered]

    def narrowed(self, complaints: QuerySet) -> QuerySet:
        """Return the complaints that pass the filters; an unknown value filters nothing."""
        data = getattr(self, "cleaned_data", {})
        for name, narrow in NARROWING.items():
            if data.get(name):
                complaints = narrow(complaints, data[name])
        return complaints


def _by_state(complaints: QuerySet, value: str) -> QuerySet:
    if value == LATE:
        return complaints.filter(late_on(timezone.localdate()))
    return complaints.unclosed() if value == UNCLOSED else complaints.filter(state=value)


NARROWING = {
    "stan": _by_state,
    "rok": lambda complaints, value: complaints.filter(year=int(value)),
    "program": lambda complaints, value: complaints.filter(programme=int(value)),
    "usluga": lambda complaints, value: complaints.filter(service=int(value)),
    "wykonawca": lambda complaints, value: complaints.filter(
        **{"partner" if value[0] == "p" else "own_unit": int(value[1:])}
    ),
    "rodzaj": lambda complaints, value: complaints.filter(kind=value),
    "dotyczy": lambda complaints, value: complaints.filter(topic=value),
}
