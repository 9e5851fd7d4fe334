"""Application configuration."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Registers ``cus.documents``."""

    name = "cus.documents"
    label = "documents"
    verbose_name = "Dokumenty"
