"""Questions about one contract as it stands: its programme, what is odd in it, what it lacks to be signed."""

import datetime
from decimal import Decimal

from django.utils import timezone

from cus.text.dates import day as polish_day
from cus.text.numbers import money
from cus.text.typography import quotable
from programmes.contracts.enums import CASE_WAYS, Commissioning, ContractState, Selection
from programmes.contracts.limits import limit
from programmes.contracts.rules import fault_of_provider, faults_of_terms, price_differs, sums_differ
from programmes.enums import ADOPTED_STATES
from programmes.models import ContractProvider, ProgrammeItem, ProgrammeVersion, ServiceContract


def versions_of(contract: ServiceContract) -> list[ProgrammeVersion]:
    """Versions of the contract's programme, the newest first (prefetched with the contract)."""
    return sorted(contract.programme.versions.all(), key=lambda version: -version.number)


def ruling_version(contract: ServiceContract) -> ProgrammeVersion | None:
    """The newest version that the council adopted, else the newest of all."""
    versions = versions_of(contract)
    adopted = [version for version in versions if version.state in ADOPTED_STATES]
    return (adopted or versions or [None])[0]


def shown_version(contract: ServiceContract, user) -> ProgrammeVersion | None:
    """The version to lead to: the newest that ``user`` may see."""
    seen = set(
        ProgrammeVersion.objects.visible_to(user).filter(programme=contract.programme_id).values_list("pk", flat=True)
    )
    return next((version for version in versions_of(contract) if version.pk in seen), None)


def missing_to_sign(contract: ServiceContract) -> list[str]:
    """What a draft lacks before its signing can be recorded; the form of signing asks for the rest."""
    providers, items = list(contract.providers.all()), list(contract.items.all())
    facts = [
        (contract.number, "numer"),
        (contract.selection, "sposób wyboru"),
        (contract.selection not in CASE_WAYS or contract.case_number, "znak sprawy postępowania"),
        (not contract.is_under_udpp or contract.commissioning, "forma zlecenia: powierzenie albo wsparcie"),
        (contract.period_start and contract.period_end, "okres"),
        (contract.signer_name, "kto podpisuje w imieniu centrum albo gminy"),
        (providers or contract.own_unit_id, "jednostka" if contract.is_assignment else "wykonawca"),
        (items, "usługa programu"),
        (contract.is_assignment or contract.amount is not None, "kwota"),
    ]
    return [label for known, label in facts if not known]


def obstacles(contract: ServiceContract) -> list[str]:
    """What forbids signing though nothing is missing: the programme, a service, the law."""
    version = ruling_version(contract)
    found = []
    if version is None or version.state not in ADOPTED_STATES:
        state = version.get_state_display() if version else "brak"
        found.append(
            f"Programu „{version}” nie przyjęła jeszcze rada (stan: {state}). Wykonawcę można wybierać wcześniej, "
            "ale umowę podpisuje się po przyjęciu programu."
        )
    else:
        offered = set(ProgrammeItem.objects.filter(version=version).values_list("service_id", flat=True))
        foreign = [item.service_name for item in contract.items.all() if item.service_id not in offered]
        if foreign:
            found.append(f"Tych usług nie ma w przyjętej wersji programu: {', '.join(foreign)}.")
    found += [
        fault for row in contract.providers.all() if (fault := fault_of_provider(row.partner, contract.selection))
    ]
    return found + list(_faults(contract).values())


def _faults(contract: ServiceContract) -> dict[str, str]:
    today = timezone.localdate()
    return faults_of_terms(
        contract.selection,
        start=contract.period_start,
        end=contract.end_on(today),
        amount=contract.amount_on(today),
        on=contract.concluded_on or contract.period_start or today,
    )


def warnings_of(contract: ServiceContract) -> list[str]:
    """What is odd and yet allowed; every sum is shown with both its numbers."""
    today = timezone.localdate()
    amount = contract.amount_on(today)
    items = list(contract.items.all())
    texts = [
        sums_differ("Usługi", [item.amount for item in items], amount),
        sums_differ("Transze", [row.amount for row in contract.tranches.all()], amount),
        sums_differ("Części wykonawców", [row.amount for row in contract.providers.all()], amount),
        *(price_differs(item.service_name, item.quantity, item.unit_price, item.amount) for item in items),
        _outside_programme(contract, today),
        *_of_grant(contract),
        _above_threshold(contract, amount),
        *_of_papers(contract),
    ]
    if contract.state == ContractState.SIGNED and contract.end_on(today) < today:
        texts.append("Ostatni dzień minął: odnotuj zakończenie")
    return [text for text in texts if text]


def _outside_programme(contract: ServiceContract, today: datetime.date) -> str:
    version, end = ruling_version(contract), contract.end_on(today)
    if not (version and version.period_start and version.period_end and contract.period_start and end):
        return ""
    if version.period_start <= contract.period_start and end <= version.period_end:
        return ""
    return (
        f"Okres {contract.noun_of} wychodzi poza program, który trwa "
        f"od {polish_day(version.period_start)} do {polish_day(version.period_end)}"
    )


def _of_grant(contract: ServiceContract) -> list[str]:
    texts = []
    contribution = contract.own_contribution or Decimal(0)
    if contract.commissioning == Commissioning.SUPPORTED and not contribution:
        texts.append("Wsparcie pokrywa część kosztów, a wkładu własnego nie wpisano")
    if contract.commissioning == Commissioning.ENTRUSTED and contribution:
        texts.append(f"Powierzenie pokrywa całość, a wpisano wkład własny {money(contribution)}")
    if contract.selection == Selection.SMALL_GRANT and contract.period_start:
        texts += _small_grants_of_year(contract)
    return texts


def _small_grants_of_year(contract: ServiceContract) -> list[str]:
    """One body may get small grants up to a yearly sum."""
    most = limit("small_grants_a_year", contract.concluded_on or contract.period_start)
    partners = [row.partner_id for row in contract.providers.all()]
    others = ContractProvider.objects.filter(
        partner__in=partners,
        contract__selection=Selection.SMALL_GRANT,
        contract__period_start__year=contract.period_start.year,
    ).select_related("contract", "partner")
    sums: dict = {}
    for row in others:
        sums[row.partner] = sums.get(row.partner, Decimal(0)) + (row.amount or row.contract.amount or Decimal(0))
    return [
        f"Małe granty dla „{quotable(partner.name)}” w {contract.period_start.year} roku: razem {money(total)}, "
        f"a można {money(most.value)} ({most.basis})"
        for partner, total in sums.items()
        if total > most.value
    ]


def _above_threshold(contract: ServiceContract, amount: Decimal | None) -> str:
    if contract.selection != Selection.BELOW_THRESHOLD or amount is None:
        return ""
    most = limit("procurement_threshold", contract.concluded_on or timezone.localdate())
    if amount < most.value:
        return ""
    return f"Kwota {money(amount)} sięga progu {money(most.value)} netto ({most.basis}): sprawdź, czy to zamówienie poniżej progu"


def _of_papers(contract: ServiceContract) -> list[str]:
    """The agreement, the power and the authorisation behind the contract, where they do not reach far enough."""
    on = contract.concluded_on or timezone.localdate()
    texts = []
    if contract.power and not contract.power.is_valid_on(on):
        texts.append(f"{contract.power} nie obowiązuje w dniu {polish_day(on)}")
    paper = contract.authorisation
    if paper and not paper.is_valid_on(on):
        texts.append(f"{paper} nie obowiązuje w dniu {polish_day(on)}".capitalize())
    end, agreement = contract.end_on(timezone.localdate()), contract.agreement
    if agreement and agreement.ends_on and end and agreement.ends_on < end:
        texts.append(f"{agreement}: kończy się {polish_day(agreement.ends_on)}, przed końcem umowy")
    return texts
