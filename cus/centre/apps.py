"""Application configuration."""

from django.apps import AppConfig


class CentreConfig(AppConfig):
    """Registers ``cus.centre``."""

    name = "cus.centre"
    label = "centre"
    verbose_name = "Centrum"
