"""Printing the registry: numbered, frozen, with a code by which anybody can check the print."""

from django.db import transaction
from django.utils import timezone

from cus.accounts.acts import Act, refusal_without
from cus.audit import log
from cus.audit.enums import AccessKind
from cus.centre.letterhead import letterhead
from cus.documents.actions import freeze
from cus.text.numbers import number
from cus.workflow import Refusal, refuse_if
from partners.actions.locking import one_at_a_time
from partners.models import Partner, RegistryPrint
from partners.querysets import PartnerQuerySet
from partners.registry_paper import PARTNER_REGISTRY, registry_of

MOST_PRINTED = 3000


def refusal_to_print_registry(user, count: int) -> Refusal | None:
    """Whoever reads the cards prints them; something, and no more than one file holds."""
    without = refusal_without(user, Act.READ_DRAFTS)
    if without:
        return without
    if not count:
        return Refusal("Nie ma czego drukować: żaden partner nie spełnia tych warunków.")
    if count > MOST_PRINTED:
        return Refusal(
            f"Wydruk mieści najwyżej {number(MOST_PRINTED)} partnerów, a wybrano {number(count)}. "
            "Zawęź listę filtrami albo pobierz ją jako XLSX."
        )
    return None


@transaction.atomic
def print_registry(*, by, partners: PartnerQuerySet, query: str, filters: list[tuple[str, str]]) -> RegistryPrint:
    """Number and freeze the registry of ``partners`` (narrowed to what ``by`` may see, in the list's order).

    ``query`` are the filters as the address has them, ``filters`` the same in words. The file comes from a job.

    Raises:
        Refused: no right, nothing or too much to print, a character that cannot be printed.
    """
    refuse_if(refusal_to_print_registry(by, partners.count()))
    one_at_a_time()
    today = timezone.localdate()
    last = RegistryPrint.objects.filter(year=today.year).order_by("-ordinal").first()
    made = RegistryPrint(
        year=today.year, ordinal=(last.ordinal if last else 0) + 1, query=query[:2000], partners=0, created_by=by
    )
    paper = registry_of(
        partners.prefetch_related("offers__service"),
        letterhead=letterhead(),
        number=made.number,
        on=today,
        filters=filters,
    )
    made.partners = len(paper.lines)
    made.save()
    made.frozen = freeze(kind=PARTNER_REGISTRY.code, context=paper, subject=made, label=made.number, by=by)
    made.save(update_fields=["frozen"])
    log.record(AccessKind.EXPORT, subject=Partner, what=f"rejestr partnerów (PDF), wierszy: {made.partners}")
    return made
