"""Writes that concern occupations across services."""

from django.db import transaction

from cus.accounts.acts import Act, refusal_without
from cus.workflow import Refusal, refuse_if
from services.models import Occupation, Service, ServiceRequirement


@transaction.atomic
def replace_occupation(*, old: Occupation, new: Occupation, by) -> list[Service]:
    """Put ``new`` in place of ``old`` in the requirements of every service; what the source prints stays.

    Returns the services that changed, by name. Their version grows, so that a form opened before is stale.

    Raises:
        Refused: not the catalogue's administrator, the same occupation, or nobody names ``old``.
    """
    refuse_if(refusal_without(by, Act.CATALOGUE_ADMIN))
    if old.pk == new.pk:
        refuse_if(Refusal("To ten sam zawód. Wskaż inny.", field="occupation"))
    named = ServiceRequirement.objects.filter(occupation=old).values("service")
    # Services first, in one order: saving a sheet locks its service before its rows.
    services = list(Service.objects.select_for_update(of=("self",)).filter(pk__in=named).order_by("pk"))
    if not services:
        refuse_if(Refusal("Żadna usługa nie wymienia już tego zawodu.", field="occupation"))
    for row in ServiceRequirement.objects.select_for_update(of=("self",)).filter(occupation=old).order_by("pk"):
        row.occupation = new
        row.save(update_fields=["occupation"])
    for service in services:
        service.version += 1
        service.save(update_fields=["version"])
    return sorted(services, key=str)
