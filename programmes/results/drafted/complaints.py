"""Forms of complaints and of notes on what changed that keep drafts."""

from cus.accounts.acts import Act
from cus.drafts.registry import DraftedForm, by_pk, register
from programmes.results.models import Complaint, ImpactNote
from programmes.results.subjects import programmes_with_results

COMPLAINT = by_pk(lambda user: Complaint.objects.visible_to(user))


def _step(name: str, place: str, act: Act = Act.DELIVERY_ENTER) -> DraftedForm:
    return DraftedForm(f"results.complaint_{name}", act, COMPLAINT, "Tę sprawę ma teraz otwartą", place=place)


register(
    DraftedForm("results.complaint_new", Act.DELIVERY_ENTER),
    DraftedForm("results.complaint", Act.DELIVERY_ENTER, COMPLAINT, "Tę sprawę ma teraz otwartą"),
    _step("explain", "wyjasnienie"),
    _step("find", "ustalenia"),
    _step("correct", "poprawa"),
    _step("close", "zamkniecie", Act.RESULTS_PREPARE),
    DraftedForm(
        "results.impact_new", Act.DELIVERY_ENTER, by_pk(lambda user: programmes_with_results()), makes_new=True
    ),
    DraftedForm(
        "results.impact",
        Act.DELIVERY_ENTER,
        by_pk(lambda user: ImpactNote.objects.visible_to(user)),
        "Tę notatkę ma teraz otwartą",
    ),
)
