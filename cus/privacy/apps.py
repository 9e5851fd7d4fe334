"""Application configuration."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PrivacyConfig(AppConfig):
    """Registers ``cus.privacy``."""

    name = "cus.privacy"
    label = "privacy"
    verbose_name = "Dane osobowe"

    def ready(self) -> None:
        """Register the system checks; let each app enter its personal data."""
        from cus.privacy import checks  # noqa: F401

        autodiscover_modules("personal_data")
