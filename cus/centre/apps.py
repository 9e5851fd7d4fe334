"""Application configuration."""

from django.apps import AppConfig

from cus.ui import menu


class CentreConfig(AppConfig):
    """Registers ``cus.centre``, its room in the menu and the name shown on every page."""

    name = "cus.centre"
    label = "centre"
    verbose_name = "Centrum"

    def ready(self) -> None:
        """Give the frame the centre's name; it asks for it once a page."""
        from cus.centre.models import Centre

        menu.register("Centrum", "centre:detail", act="read_published", order=80)
        menu.name_source(lambda: Centre.objects.all().short_name())
