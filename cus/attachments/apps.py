"""Application configuration."""

from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    """Registers ``cus.attachments``."""

    name = "cus.attachments"
    label = "attachments"
    verbose_name = "Załączniki"
