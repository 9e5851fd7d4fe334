"""Application configuration."""

from django.apps import AppConfig

from cus.ui import menu


class ResultsConfig(AppConfig):
    """Registers ``programmes.results``."""

    name = "programmes.results"
    label = "results"
    verbose_name = "Wyniki"

    def ready(self) -> None:
        """Enter the room in the menu, and the rooms in it."""
        from cus.accounts.acts import Act
        from cus.attachments import registry as attachments
        from diagnosis import origins
        from programmes.results import doors
        from programmes.results.attachments import COMPLAINT_FILES
        from programmes.results.carrying import rooms, told
        from programmes.results.complaining import doors as complaint_doors
        from programmes.results.dashboard import room as dashboard
        from programmes.results.implementation import room as information
        from programmes.results.reports import room as reports
        from programmes.results.selfevaluation import door
        from programmes.results.surveys import room as surveys
        from programmes.results.yearly import room as yearly

        menu.register("Wyniki", "results:list", act=Act.READ_PUBLISHED, order=70)
        doors.enter()
        door.enter()
        dashboard.enter()
        rooms.enter()
        information.enter()
        reports.enter()
        yearly.enter()
        surveys.enter()
        origins.register(told.origins)
        attachments.register(COMPLAINT_FILES)
        complaint_doors.enter()
