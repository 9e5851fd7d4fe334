"""Application configuration."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Registers ``cus.ui``."""

    name = "cus.ui"
    label = "ui"
    verbose_name = "Wygląd"
