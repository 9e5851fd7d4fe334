"""Application configuration."""

from django.apps import AppConfig


class DiagnosisConfig(AppConfig):
    """Registers ``diagnosis``."""

    name = "diagnosis"
    verbose_name = "Diagnoza"

    def ready(self) -> None:
        """Enter the report, the room in the menu and what files can be added to."""
        from cus.accounts.acts import Act
        from cus.attachments import registry as attachments
        from cus.documents.kinds import register
        from cus.ui import menu
        from diagnosis.actions.staffing import move_plans
        from diagnosis.attachments import DIAGNOSIS_FILES
        from diagnosis.report.data import REPORT
        from partners import merging

        register(REPORT)
        attachments.register(DIAGNOSIS_FILES)
        merging.follows(move_plans)
        menu.register("Diagnoza", "diagnosis:list", act=Act.READ_PUBLISHED, order=20)
        menu.register("Rozeznanie", "diagnosis:note_list", act=Act.READ_DRAFTS, order=15, prefix="diagnosis:note_")
