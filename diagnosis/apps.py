"""Application configuration."""

from django.apps import AppConfig


class DiagnosisConfig(AppConfig):
    """Registers ``diagnosis``."""

    name = "diagnosis"
    verbose_name = "Diagnoza"
