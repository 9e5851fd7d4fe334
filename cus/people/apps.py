"""Application configuration."""

from django.apps import AppConfig

from cus.accounts.acts import Act
from cus.ui import menu


class PeopleConfig(AppConfig):
    """Registers ``cus.people``: who was authorised, who was invited, who may what."""

    name = "cus.people"
    label = "people"
    verbose_name = "Ludzie i uprawnienia"

    def ready(self) -> None:
        """Enter the rooms and the document of the review."""
        from cus.documents.kinds import register
        from cus.people.documents import RIGHTS_REVIEW

        register(RIGHTS_REVIEW)
        menu.register(
            "Upoważnienia",
            "people:authorisation_list",
            act=Act.AUTHORISATIONS,
            order=82,
            prefix=("people:authorisation", "desk:authorisation"),
        )
        menu.register("Przegląd uprawnień", "people:rights", act=Act.RIGHTS_REVIEW, order=84, prefix="people:rights")
