"""Application configuration."""

from django.apps import AppConfig


class PartnersConfig(AppConfig):
    """Registers ``partners``."""

    name = "partners"
    verbose_name = "Partnerzy"

    def ready(self) -> None:
        """Enter the documents of this app."""
        from cus.documents.kinds import register
        from partners.documents import AGREEMENT, PARTNER_CARD

        register(AGREEMENT)
        register(PARTNER_CARD)
