"""Why an act on a contract cannot be done now; ``None`` means that it can."""

from cus.accounts.acts import Act, refusal_without
from cus.workflow import Refusal
from programmes.contracts.enums import ContractState
from programmes.contracts.standing import missing_to_sign, obstacles
from programmes.models import ServiceContract


def refusal_to_edit_contract(user, contract: ServiceContract | None = None) -> Refusal | None:
    """Whoever drafts contracts edits a draft; a signed one is frozen. Without ``contract``: to begin one."""
    without = refusal_without(user, Act.CONTRACT_DRAFT)
    if without:
        return without
    if contract and contract.state != ContractState.DRAFT:
        word = contract.state_word
        return Refusal(f"Tego nie można już zmienić: stan to „{word}”. Zmianę podpisanej treści odnotuj jako aneks.")
    return None


def refusal_to_sign_contract(user, contract: ServiceContract) -> Refusal | None:
    """Right, then state, then what is missing, then what the law or the programme forbids."""
    without = refusal_without(user, Act.CONTRACT_SIGN)
    if without:
        return without
    if contract.state != ContractState.DRAFT:
        return Refusal(f"Podpisanie już odnotowano: {contract.signer}.")
    missing = missing_to_sign(contract)
    if missing:
        return Refusal(f"Najpierw uzupełnij: {', '.join(missing)}.")
    found = obstacles(contract)
    return Refusal(" ".join(found)) if found else None


def refusal_to_amend(user, contract: ServiceContract) -> Refusal | None:
    """Annexes belong to a signed contract that has not ended."""
    return _refusal_while_signed(user, contract, "Aneks dotyczy umowy, która jest podpisana i trwa")


def refusal_to_end_contract(user, contract: ServiceContract) -> Refusal | None:
    """The end of a signed contract, once."""
    return _refusal_while_signed(user, contract, "Koniec odnotowuje się dla umowy, która jest podpisana i trwa")


def _refusal_while_signed(user, contract: ServiceContract, rule: str) -> Refusal | None:
    without = refusal_without(user, Act.CONTRACT_SIGN)
    if without:
        return without
    if contract.state != ContractState.SIGNED:
        return Refusal(f"{rule}; tu stan to „{contract.state_word}”.")
    return None


def refusal_to_attach_to_contract(user, contract: ServiceContract) -> Refusal | None:
    """The scan comes after signing; offers and calculations before: files are added in every state."""
    return refusal_without(user, Act.CONTRACT_DRAFT)
