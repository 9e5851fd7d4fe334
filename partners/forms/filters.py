"""The filters of the registry, and the one query that says what there is to choose from."""

from collections.abc import Iterable

from django import forms
from django.db.models import CharField, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Cast
from django.utils import timezone

from cus.centre.models import CentreGmina
from cus.text.database import PolishSortKey
from partners.enums import LegalForm, PotentialCategory, SocialEconomyKind
from partners.models import Offer, PartnerContact
from partners.rows import WANTED
from services.models import Service, ServiceArea

KINDS = {
    "zatrudnienie": "works_for_social_employment",
    "jst": "is_local_government_unit",
    "administracja": "is_other_administration",
    "ngo": "is_ngo",
}
COMPLETE = {
    "pelne": Q(filled_rows=WANTED),
    "braki": Q(filled_rows__lt=WANTED),
    "polowa": Q(filled_rows__lt=WANTED / 2),
}
OUTSIDE = "poza"


def _choice(label: str, choices: Iterable[tuple[str, str]], nothing: str = "każda") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", nothing), *choices])


class FilterForm(forms.Form):
    """Filters of the registry; ``narrowed(partners)`` applies them after ``is_valid()``."""

    q = forms.CharField(label="nazwa, numer lub działalność", required=False, max_length=200)
    rodzaj = _choice(
        "rodzaj",
        [
            ("zatrudnienie", "zatrudnienie socjalne"),
            ("jst", "jednostka JST"),
            ("administracja", "inna administracja"),
            ("ngo", "NGO"),
        ],
        "każdy",
    )
    forma = _choice("forma prawna", LegalForm.choices)
    kategoria = _choice("kategoria (art. 21)", [*PotentialCategory.choices, ("brak", "bez kategorii")])
    spoleczna = _choice(
        "ekonomia społeczna",
        [
            ("tak", "każdy podmiot"),
            ("enterprise", "przedsiębiorstwo społeczne"),
            *SocialEconomyKind.choices,
            ("none", "bez statusu"),
        ],
        "bez znaczenia",
    )
    zakres = _choice("zakres usług", [], "każdy")
    oferta = _choice("oferta", [])
    gmina = _choice("gmina", [])
    potwierdzenie = _choice(
        "potwierdzenie danych",
        [("do", "do potwierdzenia"), ("termin", "po terminie"), ("nigdy", "nigdy"), ("tak", "aktualne")],
        "bez znaczenia",
    )
    kompletnosc = _choice(
        "kompletność",
        [("pelne", "wszystkie wiersze"), ("braki", "brakuje wierszy"), ("polowa", "mniej niż połowa")],
        "bez znaczenia",
    )
    kroki = _choice("następne kroki", [("tak", "czekają"), ("termin", "po terminie")], "bez znaczenia")
    stan = _choice("fiszki", [("archiwum", "w archiwum"), ("wszystkie", "wszystkie")], "czynne")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        known: dict[str, list[tuple[str, str]]] = {"usługa": [], "zakres": [], "gmina": []}
        for kind, key, label, _ in _known(self.data.get("oferta", "")):
            known[kind].append((key, label))
        known["zakres"].sort(key=lambda choice: int(choice[0]))
        self.fields["zakres"].choices = [("", "każdy"), *known["zakres"]]
        self.fields["oferta"].choices = [("", "każda"), ("ma", "ma ofertę"), ("brak", "bez oferty"), *known["usługa"]]
        self.fields["gmina"].choices = [("", "każda"), *known["gmina"], (OUTSIDE, "nie działa na obszarze centrum")]

    def narrowed(self, partners):
        """Return the cards that pass the filters; an unknown value filters nothing."""
        data = getattr(self, "cleaned_data", {})
        wanted = {"archiwum": partners.archived, "wszystkie": partners.all}.get(data.get("stan", ""), partners.active)
        partners = wanted().search(data.get("q", ""))
        for name, narrow in NARROWING.items():
            if data.get(name):
                partners = narrow(partners, data[name])
        return partners


def _known(asked: str):
    """Services that somebody offers, areas and gminas, in one question: kind, key, label and its place.

    A service that nobody offers would only lead to an empty list; the one ``asked`` for stays, so that
    the list says so.
    """
    text = CharField()
    offered = Exists(Offer.objects.filter(service=OuterRef("pk")))
    services = (
        Service.objects.active()
        .filter(offered | Q(slug=asked))
        .values_list(Value("usługa", text), Cast("slug", text), Cast("name", text), PolishSortKey("name"))
    )
    areas = ServiceArea.objects.values_list(
        Value("zakres", text), Cast("number", text), Cast("name", text), PolishSortKey("name")
    )
    gminas = CentreGmina.objects.values_list(
        Value("gmina", text), Cast("gmina_id", text), Cast(F("gmina__name"), text), PolishSortKey("gmina__name")
    )
    return sorted(services.order_by().union(areas.order_by(), gminas.order_by(), all=True), key=lambda row: row[3])


def _by_category(partners, value: str):
    return partners.filter(potential_category="" if value == "brak" else value)


def _by_social_economy(partners, value: str):
    if value == "tak":
        return partners.exclude(social_economy_status="none")
    if value in ("none", "enterprise"):
        return partners.filter(social_economy_status=value)
    return partners.filter(social_economy_kind=value)


def _by_area(partners, value: str):
    offers = Offer.objects.filter(service__area_links__area=int(value))
    return partners.filter(pk__in=offers.values("partner"))


def _by_offer(partners, value: str):
    if value in ("ma", "brak"):
        return partners.filter(offer_count__gt=0) if value == "ma" else partners.filter(offer_count=0)
    return partners.offering(value)


def _by_gmina(partners, value: str):
    if value == OUTSIDE:
        return partners.filter(is_active_in_area=False)
    named = partners.model.gminas.through.objects.filter(gmina=value)
    return partners.filter(pk__in=named.values("partner"))


def _by_confirmation(partners, value: str):
    if value == "nigdy":
        return partners.filter(confirmed_on__isnull=True)
    today = timezone.localdate()
    if value == "tak":
        return partners.confirmed(today)
    due = partners.to_confirm(today)
    return due if value == "do" else due.filter(confirmed_on__isnull=False)


def _by_steps(partners, value: str):
    steps = PartnerContact.objects.filter(next_step_done_at__isnull=True).exclude(next_step="")
    if value == "termin":
        steps = steps.filter(next_step_on__lt=timezone.localdate())
    return partners.filter(pk__in=steps.values("partner"))


NARROWING = {
    "rodzaj": lambda partners, value: partners.filter(**{KINDS[value]: True}),
    "forma": lambda partners, value: partners.filter(legal_form=value),
    "kategoria": _by_category,
    "spoleczna": _by_social_economy,
    "zakres": _by_area,
    "oferta": _by_offer,
    "gmina": _by_gmina,
    "potwierdzenie": _by_confirmation,
    "kroki": _by_steps,
    "kompletnosc": lambda partners, value: partners.filter(COMPLETE[value]),
}
