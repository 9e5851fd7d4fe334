"""Drafts of reports of providers that are filled in the centre."""

from cus.accounts.acts import Act
from cus.drafts.registry import DraftedForm, by_pk, register
from programmes.results.models import ProviderReport

REPORT = by_pk(lambda user: ProviderReport.objects.visible_to(user))

register(DraftedForm("results.report", Act.DELIVERY_ENTER, REPORT, "To sprawozdanie ma teraz otwarte"))
