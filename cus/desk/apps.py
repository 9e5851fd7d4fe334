"""Application configuration."""

from django.apps import AppConfig

from cus.ui import menu


class DeskConfig(AppConfig):
    """Registers ``cus.desk`` and its room."""

    name = "cus.desk"
    label = "desk"
    verbose_name = "Biurko"

    def ready(self) -> None:
        """Put the start page first in the menu."""
        menu.register("Start", "desk:start", order=0)
        menu.register("Historia", "desk:history", act="history_own", order=90, prefix="desk:history")
        menu.register("Dane osobowe", "desk:personal_register", act="centre_profile", order=92, prefix="desk:person")
