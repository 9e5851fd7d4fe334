"""Application configuration."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """Registers ``programmes``."""

    name = "programmes"
    verbose_name = "Programy"

    def ready(self) -> None:
        """Enter the documents of this app."""
        from cus.documents.kinds import register
        from programmes.documents import PROGRAMME

        register(PROGRAMME)
