"""Application configuration."""

from django.apps import AppConfig

from cus.accounts.acts import Act
from cus.ui import menu


class DocumentsConfig(AppConfig):
    """Registers ``cus.documents``."""

    name = "cus.documents"
    label = "documents"
    verbose_name = "Dokumenty"

    def ready(self) -> None:
        """Give the archive of frozen documents its room in the menu."""
        menu.register("Dokumenty", "documents:archive", act=Act.DOCUMENTS_VERIFY, order=88)
