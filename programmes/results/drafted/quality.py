"""Questionnaires and their sheets keep what was typed; the open page keeps nothing."""

from cus.accounts.acts import Act
from cus.drafts.registry import DraftedForm, by_pk, register
from programmes.models import Programme
from programmes.results.models import Survey
from programmes.results.querysets import adopted

SURVEY = by_pk(lambda user: Survey.objects.visible_to(user))

register(
    DraftedForm(
        "results.survey_new",
        Act.RESULTS_PREPARE,
        by_pk(lambda user: adopted(Programme.objects.all())),
        makes_new=True,
        place="ankieta",
    ),
    DraftedForm("results.survey", Act.RESULTS_PREPARE, SURVEY, "Tę ankietę ma teraz otwartą"),
    DraftedForm("results.sheets_new", Act.DELIVERY_ENTER, SURVEY, makes_new=True, place="arkusze"),
)
