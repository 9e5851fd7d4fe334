"""Agreements, contracts, partners and standards of quality in the year."""

from django.db.models import Q
from django.urls import reverse

from cus.text.database import PolishSortKey
from cus.text.dates import short_day
from cus.text.numbers import money
from partners.enums import UNSIGNED, PartnerState
from partners.models import CooperationAgreement, Partner
from programmes.contracts.enums import ContractKind
from programmes.models import ServiceContract
from programmes.results.yearly.programmes import run_in
from programmes.results.yearly.scope import Scope
from programmes.results.yearly.told import Number, Sheet, SheetRow, Told, columns
from services.models import QualityStandard
from services.standards.enums import DECIDED_STATES


def agreements_of(scope: Scope):
    """Cooperation agreements that bound on any day of the year, of the gmina or of none in particular."""
    bound = CooperationAgreement.objects.exclude(state__in=UNSIGNED).filter(concluded_on__lte=scope.last)
    return scope.own(bound.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=scope.first)), "gminas")


def contracts_of(scope: Scope):
    """Contracts and assignments that bound on any day of the year, as annexes stood at its end."""
    return (
        ServiceContract.objects.signed()
        .as_of(scope.last)
        .filter(period_start__lte=scope.last, current_end__gte=scope.first)
    )


def contracts(scope: Scope) -> Told:
    """Both kinds of papers by which others work with the centre."""
    agreements = list(agreements_of(scope).prefetch_related("parties").order_by("concluded_on", "pk"))
    found = list(contracts_of(scope).prefetch_related("providers__partner").select_related("own_unit").order_by("pk"))
    signed = [one for one in found if scope.holds(one.concluded_on)]
    ended = [one for one in found if scope.holds(one.current_end)]
    at = reverse("programmes:contract_list")
    numbers = (
        Number(
            label="Porozumienia o współpracy obowiązujące w roku",
            text=str(len(agreements)),
            source="Porozumienia",
            url=reverse("partners:agreement_list"),
        ),
        Number(label="Umowy i przydziały obowiązujące w roku", text=str(len(found)), source="Umowy", url=at),
        Number(label="w tym zawarte w tym roku", text=str(len(signed)), source="Umowy", url=at),
        Number(label="w tym zakończone w tym roku", text=str(len(ended)), source="Umowy", url=at),
    )
    sheets = (_agreements(agreements), _contracts(found, at))
    missing = [] if agreements else ["W tym roku nie obowiązywało żadne porozumienie o współpracy."]
    missing += [] if found else ["W tym roku nie obowiązywała żadna umowa z wykonawcą ani przydział."]
    note = "" if scope.is_only else "Porozumienia podano dla gminy; umowy dotyczą całego centrum."
    return Told(numbers=numbers, sheets=sheets, missing=tuple(missing), concerns=note)


def _agreements(found: list[CooperationAgreement]) -> Sheet:
    return Sheet(
        title="Porozumienia o współpracy",
        columns=columns("Porozumienie:40", "Zawarte:20", "Do:20", "Strony#:20"),
        rows=tuple(
            SheetRow(
                cells=(
                    str(one),
                    short_day(one.concluded_on),
                    short_day(one.ends_on) if one.ends_on else "bezterminowo",
                    str(len([party for party in one.parties.all() if party.withdrew_on is None])),
                ),
                url=one.get_absolute_url(),
            )
            for one in found
        ),
        source="rejestr porozumień",
        url=reverse("partners:agreement_list"),
    )


def _contracts(found: list[ServiceContract], at: str) -> Sheet:
    return Sheet(
        title="Umowy z wykonawcami i przydziały",
        columns=columns("Umowa:20", "Wykonawca:35", "Okres:25", "Kwota#:20"),
        rows=tuple(
            SheetRow(
                cells=(
                    f"{'przydział' if one.kind == ContractKind.ASSIGNMENT else 'umowa'} nr {one.number}",
                    _provider(one),
                    f"{short_day(one.period_start)}–{short_day(one.current_end)}",
                    "–" if one.current_amount is None else money(one.current_amount),
                ),
                url=one.get_absolute_url(),
            )
            for one in found
        ),
        source="rejestr umów, stan z aneksami na koniec roku",
        url=at,
        note="Kwota jest kwotą całej umowy, nie tylko tego roku." if found else "",
    )


def _provider(one: ServiceContract) -> str:
    names = [str(row.partner) for row in one.providers.all() if row.partner_id]
    return ", ".join(names) or str(one.own_unit or "jednostka gminy")


def partners_of(scope: Scope):
    """Active cards of the gmina, or of no gmina in particular."""
    known = Partner.objects.filter(created_at__date__lte=scope.last)
    active = known.filter(Q(state=PartnerState.ACTIVE) | Q(archived_at__date__gt=scope.last))
    return scope.own(active, "gminas")


def partners(scope: Scope) -> Told:
    """Partners in the registry at the end of the year, by what they are."""
    found = list(partners_of(scope).only("pk", "created_at", "is_ngo", "works_for_social_employment", "confirmed_on"))
    at = reverse("partners:list")
    counted = (
        ("Partnerzy w rejestrze na koniec roku", found),
        ("w tym wpisani w tym roku", [one for one in found if one.created_at.year == scope.year]),
        ("w tym organizacje pozarządowe", [one for one in found if one.is_ngo]),
        (
            "w tym działający na rzecz zatrudnienia socjalnego",
            [one for one in found if one.works_for_social_employment],
        ),
        ("w tym z danymi potwierdzonymi w tym roku", [one for one in found if scope.holds(one.confirmed_on)]),
    )
    numbers = tuple(Number(label=label, text=str(len(rows)), source="Partnerzy", url=at) for label, rows in counted)
    return Told(
        numbers=numbers,
        concerns=""
        if scope.is_only
        else "Policzono partnerów działających w gminie oraz tych, przy których gminy nie wskazano.",
    )


def standards_of(scope: Scope):
    """Approved standards in force on any day of the year."""
    found = QualityStandard.objects.filter(state__in=DECIDED_STATES, in_force_from__lte=scope.last)
    return found.filter(Q(revoked_on__isnull=True) | Q(revoked_on__gt=scope.first))


def without_standard(scope: Scope) -> list[tuple[str, int, str]]:
    """Services of the year's programmes that no standard covers at its end: name, catalogue key and where."""
    covered = set(
        standards_of(scope)
        .filter(Q(revoked_on__isnull=True) | Q(revoked_on__gt=scope.last))
        .values_list("service_id", flat=True)
    )
    found = {}
    for one in run_in(scope):
        for item in one.items:
            if item.service_id not in covered:
                found.setdefault(
                    item.service_id, (item.service_name, item.service_id, item.service.get_absolute_url())
                )
    return list(found.values())


def standards(scope: Scope) -> Told:
    """Standards in force, and services of programmes without one."""
    at = reverse("services:standards")
    found = list(standards_of(scope).select_related("service").order_by(PolishSortKey("service__name"), "pk"))
    approved = [one for one in found if scope.holds(one.approved_at.date())]
    lacking = without_standard(scope)
    numbers = (
        Number(label="Standardy obowiązujące w roku", text=str(len(found)), source="Standardy", url=at),
        Number(label="w tym zatwierdzone w tym roku", text=str(len(approved)), source="Standardy", url=at),
    )
    sheet = Sheet(
        title="Standardy jakości usług",
        columns=columns("Usługa:50", "Wersja:20", "Od:15", "Do:15"),
        rows=tuple(
            SheetRow(
                cells=(
                    str(one.service),
                    one.label,
                    short_day(one.in_force_from),
                    short_day(one.revoked_on) if one.revoked_on else "–",
                ),
                url=one.get_absolute_url(),
            )
            for one in found
        ),
        source="rejestr standardów",
        url=at,
    )
    missing = (
        [f"Usługi programów bez standardu na koniec roku: {', '.join(row[0] for row in lacking)}."] if lacking else []
    )
    missing += [] if found else ["W tym roku nie obowiązywał żaden standard."]
    return Told(numbers=numbers, sheets=(sheet,), missing=tuple(missing), concerns=scope.of_centre)
