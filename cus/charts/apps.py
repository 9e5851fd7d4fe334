"""Application configuration."""

from django.apps import AppConfig


class ChartsConfig(AppConfig):
    """Registers ``cus.charts``: its template tags."""

    name = "cus.charts"
    label = "charts"
    verbose_name = "Wykresy"
