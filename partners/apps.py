"""Application configuration."""

from django.apps import AppConfig


class PartnersConfig(AppConfig):
    """Registers ``partners``."""

    name = "partners"
    verbose_name = "Partnerzy"
