"""Forms of self-evaluations that keep drafts."""

from cus.accounts.acts import Act
from cus.drafts.registry import DraftedForm, by_pk, register
from programmes.results.models import PartnerRemark, SelfEvaluation, SelfEvaluationSection

REPORT = by_pk(lambda user: SelfEvaluation.objects.visible_to(user))
SECTION = by_pk(lambda user: SelfEvaluationSection.objects.filter(report__in=SelfEvaluation.objects.visible_to(user)))
REMARK = by_pk(lambda user: PartnerRemark.objects.filter(section__report__in=SelfEvaluation.objects.visible_to(user)))

register(
    DraftedForm("results.selfevaluation_section", Act.DELIVERY_ENTER, SECTION, "Ten podrozdział ma teraz otwarty"),
    DraftedForm("results.partner_remark", Act.DELIVERY_ENTER, REMARK, "Tę uwagę ma teraz otwartą"),
    DraftedForm("results.partner_remark_new", Act.DELIVERY_ENTER, SECTION, makes_new=True),
    DraftedForm(
        "results.selfevaluation_return",
        Act.RESULTS_PREPARE,
        REPORT,
        "Zwrot tego raportu ma teraz otwarty",
        place="zwrot",
    ),
)
