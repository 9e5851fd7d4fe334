"""Application configuration."""

from django.apps import AppConfig

from cus.ui import menu


class ProgrammesConfig(AppConfig):
    """Registers ``programmes``."""

    name = "programmes"
    verbose_name = "Programy"

    def ready(self) -> None:
        """Enter the documents of this app and its room in the menu."""
        from cus.accounts.acts import Act
        from cus.attachments import registry as attachments
        from cus.documents.kinds import register
        from programmes.attachments import PROGRAMME_FILES
        from programmes.documents import PROGRAMME

        register(PROGRAMME)
        attachments.register(PROGRAMME_FILES)
        menu.register("Programy", "programmes:list", act=Act.READ_PUBLISHED, order=60)
