"""What an authorisation lets its holder do, as data.

A scope gives some of the director's acts, never more: not the granting of further authorisations,
and nothing that is the administrator's alone (accounts, the panel).
"""

from django.db import models

from cus.accounts.acts import ACTS, Act
from cus.accounts.enums import Role


class Scope(models.TextChoices):
    """The closed list of what the director may hand to somebody for a time."""

    DIRECTOR = "director", "zastępstwo dyrektora"
    DECISIONS = "decisions", "podpisywanie decyzji o programach i standardach"
    AGREEMENTS = "agreements", "podpisywanie porozumień i umów"


# Substitution ends where it would go on by itself.
NOT_HANDED_ON = frozenset({Act.AUTHORISATIONS})
SCOPES: dict[Scope, frozenset[Act]] = {
    Scope.DIRECTOR: frozenset(act for act, roles in ACTS.items() if Role.DIRECTOR in roles) - NOT_HANDED_ON,
    Scope.DECISIONS: frozenset(
        {
            Act.READ_PUBLISHED,
            Act.READ_DRAFTS,
            Act.READ_DICTIONARIES,
            Act.PROGRAMME_DECIDE,
            Act.STANDARD_DECIDE,
        }
    ),
    Scope.AGREEMENTS: frozenset(
        {
            Act.READ_PUBLISHED,
            Act.READ_DRAFTS,
            Act.READ_DICTIONARIES,
            Act.AGREEMENT_SIGN,
            Act.CONTRACT_SIGN,
        }
    ),
}
# What each scope is for, in a sentence for the form.
MEANING: dict[Scope, str] = {
    Scope.DIRECTOR: "Wszystko, co może dyrektor, oprócz udzielania upoważnień.",
    Scope.DECISIONS: "Zatwierdzanie, zwracanie i cofanie zatwierdzeń programów i standardów.",
    Scope.AGREEMENTS: "Odnotowywanie podpisania i zakończenia porozumień i umów oraz zmian ich stron.",
}


def scopes_with(act: Act) -> list[Scope]:
    """Return the scopes that give ``act``."""
    return [scope for scope in Scope if act in SCOPES[scope]]
