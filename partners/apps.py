"""Application configuration."""

from django.apps import AppConfig

from cus.ui import menu


class PartnersConfig(AppConfig):
    """Registers ``partners``."""

    name = "partners"
    verbose_name = "Partnerzy"

    def ready(self) -> None:
        """Enter the documents of this app and its rooms in the menu."""
        from cus.attachments import registry as attachments
        from cus.documents.kinds import register
        from partners import merging, retention
        from partners.actions.following import move_card_rows
        from partners.actions.resources import move_resources
        from partners.actions.standards import move_authorship
        from partners.annexes import ANNEX
        from partners.attachments import AGREEMENT_FILES, ANNEX_FILES, MEETING_FILES, PARTNER_FILES
        from partners.bundles import CARD_PRINT
        from partners.committee_print import MINUTES
        from partners.documents import AGREEMENT, PARTNER_CARD, POWER
        from partners.registry_paper import PARTNER_REGISTRY
        from partners.standards import PartnersAsAuthors
        from services.standards import authors

        register(AGREEMENT)
        register(MINUTES)
        register(ANNEX)
        register(PARTNER_REGISTRY)
        register(PARTNER_CARD)
        register(CARD_PRINT)
        register(POWER)
        attachments.register(PARTNER_FILES)
        attachments.register(AGREEMENT_FILES)
        attachments.register(MEETING_FILES)
        attachments.register(ANNEX_FILES)
        retention.enter()
        authors.register(PartnersAsAuthors())
        merging.follows(move_authorship)
        merging.follows(move_card_rows)
        merging.follows(move_resources)
        _enter_rooms()


def _enter_rooms() -> None:
    from cus.accounts.acts import Act

    menu.register("Partnerzy", "partners:list", act=Act.READ_DRAFTS, order=30)
    menu.register("Informator", "partners:guide", act=Act.READ_PUBLISHED, order=35, prefix="partners:guide")
    menu.register(
        "Porozumienia",
        "partners:agreement_list",
        act=Act.READ_PUBLISHED,
        order=50,
        prefix=(
            "partners:agreement_",
            "partners:committee",
            "partners:meeting_",
            "partners:decision_",
            "partners:annex_",
            "partners:check_",
        ),
    )
    menu.register("Pełnomocnictwa", "partners:power_list", act=Act.READ_DRAFTS, order=55, prefix="partners:power_")
