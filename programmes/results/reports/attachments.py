"""Files added to a report: for the staff alone."""

from cus.accounts.acts import Act, refusal_without
from cus.attachments.registry import Attachable
from cus.workflow import Refusal
from programmes.results.models import ProviderReport


def refusal_to_attach(user, report: ProviderReport) -> Refusal | None:
    """The paper comes with the report, a settlement after it: files can be added in every state."""
    return refusal_without(user, Act.DELIVERY_ENTER)


REPORT_FILES = Attachable(
    model=ProviderReport,
    slug="sprawozdanie-wykonawcy",
    kinds={"paper": "skan sprawozdania", "settlement": "rozliczenie albo faktura", "other": "inny dokument"},
    refusal=refusal_to_attach,
)
