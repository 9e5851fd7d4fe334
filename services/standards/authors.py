"""Who may write a standard with the centre: an organisation that an app above knows.

The catalogue lies below the registry of partners and never imports it. The registry enters itself here
(``register``) and keeps the link between a standard and a partner's card in a table of its own; the
standard keeps only the name.
"""

from typing import Protocol

from services.models import QualityStandard


class Authors(Protocol):
    """What the catalogue asks of the registry; ``key`` is the text of the organisation's key, empty for none."""

    def offered(self, user) -> list[tuple[str, str]]:
        """Return key and name of those that ``user`` may choose."""

    def key_of(self, standard: QualityStandard) -> str:
        """Return the key of the organisation linked with the standard."""

    def page_of(self, standard: QualityStandard, user) -> str:
        """Return the address of the organisation's page, if ``user`` may open it."""

    def link(self, standard: QualityStandard, key: str) -> str:
        """Link the standard with this organisation alone and return its name; within the caller's transaction.

        Raises ``Refused`` when there is no such organisation.
        """


class Nobody:
    """Stands in until a registry enters itself."""

    def offered(self, user) -> list[tuple[str, str]]:
        """Nobody to choose."""
        return []

    def key_of(self, standard: QualityStandard) -> str:
        """Nobody is linked."""
        return ""

    def page_of(self, standard: QualityStandard, user) -> str:
        """No page."""
        return ""

    def link(self, standard: QualityStandard, key: str) -> str:
        """Nothing to link."""
        return ""


_known: list[Authors] = [Nobody()]


def register(authors: Authors) -> None:
    """Enter the registry that knows the organisations."""
    _known[:] = [authors]


def authors() -> Authors:
    """Return the registry."""
    return _known[0]
