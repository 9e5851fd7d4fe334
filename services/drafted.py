"""Forms of the catalogue that keep drafts."""

from cus.accounts.acts import Act
from cus.drafts.registry import DraftedForm, by_pk, register
from services.models import QualityStandard, Service

STANDARD = by_pk(lambda user: QualityStandard.objects.visible_to(user))

register(
    DraftedForm("services.draft_new", Act.CATALOGUE_PROPOSE),
    DraftedForm(
        "services.draft",
        Act.CATALOGUE_PROPOSE,
        by_pk(lambda user: Service.objects.visible_to(user)),
        "Ten projekt usługi ma teraz otwarty",
    ),
    DraftedForm("services.panel_new", Act.CATALOGUE_ADMIN),
    DraftedForm(
        "services.panel",
        Act.CATALOGUE_ADMIN,
        by_pk(lambda user: Service.objects.visible_to(user)),
        "Tę usługę ma teraz otwartą",
    ),
    DraftedForm("services.standard", Act.STANDARD_DRAFT, STANDARD, "Ten standard ma teraz otwarty"),
    DraftedForm("services.standard_return", Act.STANDARD_DECIDE, STANDARD, "Ten standard ma teraz otwarty"),
    DraftedForm("services.standard_revoke", Act.STANDARD_DECIDE, STANDARD, "Ten standard ma teraz otwarty"),
)
