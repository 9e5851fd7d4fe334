"""Application configuration."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Registers ``cus.accounts``."""

    name = "cus.accounts"
    label = "accounts"
    verbose_name = "Konta"
