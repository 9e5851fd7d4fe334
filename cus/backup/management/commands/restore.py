"""Restore a backup."""

import argparse
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cus.backup.errors import BackupError
from cus.backup.restoring import Wish, restore


class Command(BaseCommand):
    """Restores into an empty database, or into a new one beside; never overwrites anything."""

    help = "Odtwarza kopię zapasową w pustej bazie albo, z --into, w nowej bazie obok. Niczego nie nadpisuje."
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add the file, the key and the place."""
        parser.add_argument("file", type=Path, help="plik kopii (….tar.age)")
        parser.add_argument("--identity", type=Path, required=True, help="plik z kluczem prywatnym")
        parser.add_argument("--into", default="", metavar="NAZWA", help="nowa baza obok obecnej")
        parser.add_argument("--media", type=Path, metavar="KATALOG", help="katalog na pliki (pusty albo nowy)")
        parser.add_argument(
            "--erasures", type=Path, metavar="PLIK", help="najnowszy rejestr usunięć; bez tego: najnowszy obok kopii"
        )

    def handle(self, *args: object, **options: object) -> None:
        """Restore and tell what comes next."""
        wish = Wish(
            path=options["file"],
            identity=options["identity"],
            into=options["into"],
            media=options["media"],
            erased=options["erasures"],
        )
        if wish.erased and not wish.erased.is_file():
            raise CommandError(f"Nie ma pliku {wish.erased}.")
        try:
            done = restore(wish, self.stdout.write)
        except BackupError as error:
            raise CommandError(f"{error}\nNiczego nie zmieniono.") from error
        self.stdout.write(f"Gotowe: baza {done.target}" + (f", pliki w {done.media}." if done.media else "."))
        if wish.into:
            self.stdout.write(
                f"Obejrzyj ją, a gdy jest dobra, zatrzymaj aplikację i wpisz: ./manage.py restore_switch {done.target}"
            )
        else:
            self.stdout.write("Uruchom aplikację. Usuń klucz prywatny z tego komputera.")
