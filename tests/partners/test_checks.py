"""The self-check of a partnership: three ways of forming it, 7 + 11 features, comparison over time."""

import datetime as dt

import pytest

from cus.documents.render import render_pdf
from cus.workflow import Refused, StaleEdit
from partners import actions
from partners.checks import change_of, check_document, counts, lines_of
from partners.features import FEATURES, LASTS, WAYS, WORKS
from partners.models import CheckAnswer, PartnershipCheck
from tests.documents import checks as documents
from tests.documents.samples import LETTERHEAD
from tests.factories.committee import PartnershipCheckFactory
from tests.factories.partners import AgreementFactory

pytestmark = pytest.mark.django_db
SIGNED = dt.date(2026, 1, 10)
VALUES = {"checked_on": dt.date(2026, 6, 1), "checked_by": "zespół", "way": "new"}
ALL_YES = {feature.key: ("yes", "") for feature in FEATURES}


@pytest.fixture
def agreement():
    return AgreementFactory(number="3/2026", signed=True, concluded_on=SIGNED)


def text_of(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


def test_there_are_three_ways_and_seven_and_eleven_features_each_one_short_sentence():
    groups = [feature.group for feature in FEATURES]

    assert (groups.count(WORKS), groups.count(LASTS), len(WAYS)) == (7, 11, 3)
    assert len({feature.key for feature in FEATURES}) == 18
    assert all(feature.text.endswith(".") and feature.text.count(".") == 1 for feature in FEATURES)


@pytest.mark.parametrize(
    ("was", "is_now", "change"),
    [("no", "yes", 1), ("partly", "yes", 1), ("yes", "partly", -1), ("yes", "yes", 0), ("", "no", 0), ("no", "", 0)],
)
def test_a_change_is_better_worse_or_none(was, is_now, change):
    assert change_of(was, is_now) == change


def test_the_form_asks_for_every_answer_and_keeps_what_was_chosen(agreement, worker, client_for):
    address = f"/porozumienia/{agreement.pk}/samoocena/nowa/"
    data = {"checked_on": "1.06.2026", "checked_by": "zespół", "way": "new", "way_reason": "Nikt się nie znał."}
    answers = {f"answer_{feature.key}": "partly" for feature in FEATURES}
    client = client_for(worker)

    missing = client.post(address, data | answers | {"answer_plan": ""})
    whole = client.post(address, data | answers | {"note_plan": "Bez terminów."}, follow=True)

    assert missing.status_code == 422
    assert list(missing.context["form"].errors) == ["answer_plan"]
    assert missing.context["form"]["answer_team"].value() == "partly"
    assert "Zapisano samoocenę." in text_of(whole)
    assert CheckAnswer.objects.filter(check_made__agreement=agreement).count() == 18
    assert "Bez terminów." in text_of(whole)


def test_the_next_one_is_compared_with_the_one_before_and_proposes_its_way(agreement, worker, client_for):
    earlier = PartnershipCheckFactory(
        agreement=agreement, checked_on=dt.date(2026, 2, 1), way="agreement", answers={"plan": "no", "team": "yes"}
    )
    client = client_for(worker)
    proposed = client.get(f"/porozumienia/{agreement.pk}/samoocena/nowa/").context["form"]["way"].value()

    check = actions.create_check(
        by=worker, agreement=agreement, values=VALUES, answers=ALL_YES | {"team": ("no", "Rozpadł się.")}
    )

    page = client.get(check.get_absolute_url())
    changed = {line.text: line.change for line in lines_of(check, earlier)}
    assert proposed == "agreement"
    assert (page.context["better"], page.context["worse"]) == (17, 1)
    assert sum(changed.values()) == 16
    assert page.context["counts"] == counts(lines_of(check)) == {"yes": 17, "partly": 0, "no": 1}


@pytest.mark.parametrize("day", [dt.date(2026, 1, 9), dt.date(2100, 1, 1), dt.date(2026, 2, 1), dt.date(2026, 1, 20)])
def test_a_day_that_cannot_be_is_refused_at_its_field(day, agreement, worker):
    PartnershipCheckFactory(agreement=agreement, checked_on=dt.date(2026, 2, 1))

    with pytest.raises(Refused) as error:
        actions.create_check(by=worker, agreement=agreement, values=VALUES | {"checked_on": day}, answers=ALL_YES)

    assert error.value.refusal.field == "checked_on"
    assert PartnershipCheck.objects.count() == 1


def test_only_the_newest_is_corrected_and_not_over_somebody_else(agreement, worker):
    old = PartnershipCheckFactory(agreement=agreement, checked_on=dt.date(2026, 2, 1))
    new = PartnershipCheckFactory(agreement=agreement, checked_on=dt.date(2026, 3, 1))
    with pytest.raises(Refused, match="tylko ostatnią"):
        actions.save_check(by=worker, check=old, seen=1, values={}, answers=ALL_YES)
    actions.save_check(by=worker, check=new, seen=1, values={}, answers=ALL_YES)

    with pytest.raises(StaleEdit):
        actions.save_check(by=worker, check=new, seen=1, values={}, answers=ALL_YES)


def test_a_draft_agreement_is_not_checked(worker):
    with pytest.raises(Refused, match="od podpisania"):
        actions.create_check(by=worker, agreement=AgreementFactory(), values=VALUES, answers=ALL_YES)


def test_the_print_names_all_features_and_what_changed(agreement):
    PartnershipCheckFactory(agreement=agreement, checked_on=dt.date(2026, 2, 1), answers={"plan": "no"})
    check = PartnershipCheckFactory(agreement=agreement, checked_on=dt.date(2026, 3, 1), answers={"plan": "yes"})

    pdf = render_pdf(check_document(check, letterhead=LETTERHEAD))

    printed = documents.undivided(documents.text_of(pdf))
    assert documents.faults(pdf) == []
    assert all(documents.undivided(feature.text) in printed for feature in FEATURES)
    assert documents.undivided("nie, lepiej") in printed
