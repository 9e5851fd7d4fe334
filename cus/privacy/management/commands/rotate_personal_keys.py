"""Change of the master key: every data key is wrapped by the newest one."""

from django.core.management.base import BaseCommand

from cus.privacy.actions import rotate_keys
from cus.privacy.keyring import masters


class Command(BaseCommand):
    """Wraps data keys anew; safe to interrupt and to run twice."""

    help = "Szyfruje klucze danych osób najnowszym kluczem głównym z PERSONAL_DATA_KEYS."

    def handle(self, *args: object, **options: object) -> None:
        """Rotate, then say which keys may go."""
        done = rotate_keys()
        newest, *older = masters()
        self.stdout.write(f"Zaszyfrowano na nowo: {done}. Klucz w użyciu: {newest.id}.")
        if older:
            names = ", ".join(master.id for master in older)
            self.stdout.write(f"Te klucze można usunąć z PERSONAL_DATA_KEYS: {names}.")
