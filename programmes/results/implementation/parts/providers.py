"""Part 7: who carried out each service, by contracts and assignments and by figures of delivery."""

from collections.abc import Iterator

from cus.documents.blocks import Column
from cus.text.dates import period
from programmes.models import ServiceContract
from programmes.results.implementation.ground import Ground, Offered
from programmes.results.implementation.sheet import Board, Entry, Lack, Line, Part

NO_CONTRACT = "nie odnotowano umowy ani przydziału"


def providers(ground: Ground) -> Part:
    """Each service with each of its providers."""
    lines = []
    for offered in ground.services:
        name = Entry(offered.name, ground.item_url(offered.item))
        found = list(_of_service(ground, offered))
        lines += [Line((name, who, basis)) for who, basis in found]
        if not found:
            lines.append(Line((name, Entry("nie odnotowano wykonawcy"), Entry("–"))))
    columns = (
        Column(label="Usługa", width=35),
        Column(label="Wykonawca", width=35),
        Column(label="Na jakiej podstawie"),
    )
    return Part(
        number=7,
        title="Wykonawcy poszczególnych usług",
        law="art. 6 ust. 2 pkt 7",
        boards=(Board("Wykonawcy według usług", columns, tuple(lines)),),
        field="about_providers",
        text=ground.written("about_providers"),
    )


def _of_service(ground: Ground, offered: Offered) -> Iterator[tuple[Entry, Entry]]:
    """Providers with the contracts they acted under; whoever only stands in figures comes last."""
    bound: dict[tuple[str, int], tuple[object, list[ServiceContract]]] = {}
    for contract in ground.contracts:
        if offered.key not in contract.services:
            continue
        for kind, who in _bound_by(contract):
            bound.setdefault((kind, who.pk), (who, []))[1].append(contract)
    for who, contracts in bound.values():
        texts = [_basis(contract) for contract in contracts]
        yield Entry(str(who)), Entry("\n".join(texts), contracts[0].get_absolute_url())
    others = {}
    for row in ground.of_service(offered):
        kind, who = ("partner", row.partner) if row.partner_id else ("unit", row.own_unit)
        if who is not None and (kind, who.pk) not in bound:
            others[(kind, who.pk)] = who
    for who in others.values():
        yield Entry(str(who)), Entry(f"według liczb z realizacji; {NO_CONTRACT}", ground.figures_url(offered))


def _bound_by(contract: ServiceContract) -> Iterator[tuple[str, object]]:
    if contract.own_unit:
        yield "unit", contract.own_unit
    for share in contract.providers.all():
        yield "partner", share.partner


def _basis(contract: ServiceContract) -> str:
    number = f" nr {contract.number}" if contract.number else ""
    return f"{contract.noun}{number}, {period(contract.period_start, contract.current_end)}"


def lacks(ground: Ground) -> Iterator[Lack]:
    """Services without a provider, and providers without a contract."""
    for offered in ground.services:
        found = list(_of_service(ground, offered))
        if not found:
            text = f"{offered.name}: nie odnotowano wykonawcy."
            yield Lack(7, text, ground.contracts_url(), "Zobacz umowy")
        for who, basis in found:
            if NO_CONTRACT in basis.text:
                text = f"{offered.name}, {who.text}: {NO_CONTRACT}."
                yield Lack(7, text, ground.contracts_url(), "Zobacz umowy")
