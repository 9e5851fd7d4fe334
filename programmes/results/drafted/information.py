"""Drafts of the information on implementation."""

from cus.accounts.acts import Act
from cus.drafts.registry import DraftedForm, by_pk, register
from programmes.results.models import ImplementationInformation

INFORMATION = by_pk(lambda user: ImplementationInformation.objects.all())
OPEN = "Tę informację ma teraz otwartą"

register(
    DraftedForm("results.information", Act.RESULTS_PREPARE, INFORMATION, OPEN, version_field="edit_version"),
    DraftedForm(
        "results.information_correct",
        Act.RESULTS_PREPARE,
        INFORMATION,
        OPEN,
        version_field="edit_version",
        place="poprawa",
    ),
    DraftedForm(
        "results.information_publish",
        Act.RESULTS_PREPARE,
        INFORMATION,
        OPEN,
        version_field="edit_version",
        place="bip",
    ),
)
