"""Application configuration."""

from django.apps import AppConfig

from cus.ui import menu


class ServicesConfig(AppConfig):
    """Registers ``services`` and its room in the menu."""

    name = "services"
    verbose_name = "Katalog usług"

    def ready(self) -> None:
        """Show the catalogue to everybody who reads what is in force; enter the document of this app."""
        from cus.documents.kinds import register
        from services.standards.documents import STANDARD

        register(STANDARD)
        menu.register("Usługi", "services:list", act="read_published", order=40)
