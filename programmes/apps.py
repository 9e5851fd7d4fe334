"""Application configuration."""

from django.apps import AppConfig

from cus.ui import menu


class ProgrammesConfig(AppConfig):
    """Registers ``programmes``."""

    name = "programmes"
    verbose_name = "Programy"

    def ready(self) -> None:
        """Enter the documents of this app, what follows a partner's card, and its room in the menu."""
        from cus.accounts.acts import Act
        from cus.attachments import registry as attachments
        from cus.documents.kinds import register
        from partners import merging, sides
        from programmes.actions.merged import move_draft_contracts, move_draft_items
        from programmes.attachments import CONTRACT_FILES, OPINION_FILES, PROGRAMME_FILES
        from programmes.contracts.documents import CONTRACT
        from programmes.contracts.sides import contracts_of_partner
        from programmes.documents import PROGRAMME

        register(PROGRAMME)
        register(CONTRACT)
        attachments.register(PROGRAMME_FILES)
        attachments.register(OPINION_FILES)
        attachments.register(CONTRACT_FILES)
        merging.follows(move_draft_items)
        merging.follows(move_draft_contracts)
        sides.tells(contracts_of_partner)
        menu.register("Programy", "programmes:list", act=Act.READ_PUBLISHED, order=60)
        menu.register(
            "Umowy", "programmes:contract_list", act=Act.READ_PUBLISHED, order=65, prefix="programmes:contract_"
        )
