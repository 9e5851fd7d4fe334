"""The partner who wrote a quality standard together with the centre."""

import pgtrigger
from django.db import models

from cus.audit.tracking import tracked
from partners.models.partner import Partner
from services.models import QualityStandard

_DECIDED = (
    "IF EXISTS (SELECT 1 FROM services_qualitystandard WHERE id = {alias}.standard_id "
    "AND state IN ('approved', 'revoked')) THEN "
    "RAISE EXCEPTION 'an approved standard cannot be changed' USING ERRCODE = 'restrict_violation'; END IF; "
)


@tracked()
class StandardAuthor(models.Model):
    """Links a version of a standard with the card of the partner who wrote it with the centre.

    The standard itself keeps the partner's name, as called then; once it is approved the link stays as well.
    """

    standard = models.OneToOneField(
        QualityStandard, on_delete=models.CASCADE, related_name="author_link", verbose_name="standard"
    )
    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, related_name="standard_links", verbose_name="partner"
    )

    class Meta:
        verbose_name = "współautor standardu"
        verbose_name_plural = "współautorzy standardów"
        ordering = ["standard"]
        triggers = [
            pgtrigger.Trigger(
                name="approved_is_frozen_new",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                func=_DECIDED.format(alias="NEW") + "RETURN NEW;",
            ),
            pgtrigger.Trigger(
                name="approved_is_frozen_old",
                operation=pgtrigger.Delete | pgtrigger.Update,
                when=pgtrigger.Before,
                func=_DECIDED.format(alias="OLD") + "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.standard} – {self.partner}"
