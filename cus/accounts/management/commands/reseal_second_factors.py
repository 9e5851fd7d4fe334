"""Encrypt the secrets of second factors with the current key, after SECRET_KEY has changed."""

from django.core.management.base import BaseCommand

from cus.accounts.sign_in.actions import reseal_second_factors


class Command(BaseCommand):
    """The earlier key must still stand in SECRET_KEY_FALLBACKS."""

    help = "Szyfruje sekrety drugiego składnika obecnym kluczem (po zmianie SECRET_KEY)."

    def handle(self, *args, **options) -> None:
        """Say how many were done."""
        self.stdout.write(f"Zaszyfrowano na nowo: {reseal_second_factors()}.")
