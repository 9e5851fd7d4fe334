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
        from partners import merging
        from programmes.actions.merged import move_draft_items
        from programmes.attachments import PROGRAMME_FILES
        from programmes.documents import PROGRAMME

        register(PROGRAMME)
        attachments.register(PROGRAMME_FILES)
        merging.follows(move_draft_items)
        menu.register("Programy", "programmes:list", act=Act.READ_PUBLISHED, order=60)
