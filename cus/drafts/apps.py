"""Application configuration."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class DraftsConfig(AppConfig):
    """Registers ``cus.drafts`` and the forms whose text is kept."""

    name = "cus.drafts"
    label = "drafts"
    verbose_name = "Szkice"

    def ready(self) -> None:
        """Read which forms each app keeps."""
        autodiscover_modules("drafted")
