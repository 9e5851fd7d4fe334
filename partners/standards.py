"""What the registry answers the catalogue about authors of quality standards (``services.standards.authors``)."""

from cus.text.database import PolishSortKey
from partners.actions.standards import link_author
from partners.models import Partner, StandardAuthor
from services.models import QualityStandard


class PartnersAsAuthors:
    """Partner cards as organisations that may write a standard with the centre."""

    def offered(self, user) -> list[tuple[str, str]]:
        """Return the cards in use that ``user`` sees, in Polish order."""
        cards = Partner.objects.visible_to(user).active().order_by(PolishSortKey("name"), "pk")
        return [(str(key), name) for key, name in cards.values_list("pk", "name")]

    def key_of(self, standard: QualityStandard) -> str:
        """Return the key of the linked card."""
        linked = StandardAuthor.objects.filter(standard=standard.pk).values_list("partner", flat=True).first()
        return "" if linked is None else str(linked)

    def page_of(self, standard: QualityStandard, user) -> str:
        """Return the address of the linked card, if ``user`` sees it."""
        cards = Partner.objects.visible_to(user).filter(standard_links__standard=standard.pk)
        card = cards.only("pk").first()
        return card.get_absolute_url() if card else ""

    def link(self, standard: QualityStandard, key: str) -> str:
        """Link the standard with this card alone; see ``partners.actions.standards``."""
        return link_author(standard, key)
