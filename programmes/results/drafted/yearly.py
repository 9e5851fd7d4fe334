"""Forms of the yearly report and plan that keep drafts."""

from cus.accounts.acts import Act
from cus.drafts.registry import DraftedForm, by_pk, register
from programmes.results.models import AnnualEdition, AnnualPaper, AnnualPart, PlanTask

PAPER = by_pk(lambda user: AnnualPaper.objects.visible_to(user))


def _of(model):
    return by_pk(lambda user: model.objects.filter(paper__in=AnnualPaper.objects.visible_to(user)))


register(
    DraftedForm("results.annual_new", Act.RESULTS_PREPARE),
    DraftedForm("results.annual_due", Act.RESULTS_PREPARE, PAPER, place="termin"),
    DraftedForm("results.annual_correction", Act.RESULTS_APPROVE, PAPER, place="korekta"),
    DraftedForm("results.annual_part", Act.RESULTS_PREPARE, _of(AnnualPart), "Tę część ma teraz otwartą"),
    DraftedForm("results.annual_council", Act.RESULTS_PREPARE, _of(AnnualEdition)),
    DraftedForm("results.annual_task_new", Act.RESULTS_PREPARE, PAPER, makes_new=True),
    DraftedForm("results.annual_task", Act.RESULTS_PREPARE, _of(PlanTask), "To zadanie ma teraz otwarte"),
    DraftedForm("results.annual_outcome", Act.RESULTS_PREPARE, _of(PlanTask), place="wykonanie"),
)
