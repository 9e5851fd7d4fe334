"""Application configuration."""

from django.apps import AppConfig


class DiagnosisConfig(AppConfig):
    """Registers ``diagnosis``."""

    name = "diagnosis"
    verbose_name = "Diagnoza"

    def ready(self) -> None:
        """Enter the room in the menu."""
        from cus.accounts.acts import Act
        from cus.ui import menu

        menu.register("Diagnoza", "diagnosis:list", act=Act.READ_PUBLISHED, order=20)
