"""Application configuration."""

from django.apps import AppConfig

from cus.text import organs
from cus.ui import menu


class CentreConfig(AppConfig):
    """Registers ``cus.centre``, its room in the menu and the name shown on every page."""

    name = "cus.centre"
    label = "centre"
    verbose_name = "Centrum"

    def ready(self) -> None:
        """Give the frame the centre's name, and our texts the title of the gmina's organ."""
        from cus.attachments import registry
        from cus.audit.context import current_request
        from cus.centre.attachments import RESOLUTION_FILES
        from cus.centre.frame import frame

        menu.register("Centrum", "centre:detail", act="read_published", order=80)
        menu.name_source(lambda: frame().short_name)
        organs.title_source(lambda: frame().organ, printing=lambda: current_request() is not None)
        registry.register(RESOLUTION_FILES)
