"""The register of complaints: what the database refuses, and how entries are counted."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from programmes.results import complaints, impact
from programmes.results.complaining.enums import ComplaintKind, ComplaintState, Finding
from programmes.results.models import Complaint
from tests.factories.partners import PartnerFactory
from tests.factories.programmes_contracts import an_adopted_item
from tests.factories.results_complaints import ComplaintFactory, ImpactNoteFactory

pytestmark = pytest.mark.django_db
DAY = datetime.date


def test_the_database_refuses_complaints_that_say_half_or_run_backwards(worker):
    wrong = [
        {"year": 2025},
        {"topic_id": "inne"},
        {"topic_other": "dojazd"},
        {"asked_on": DAY(2026, 3, 3)},
        {"explanation_due": DAY(2026, 3, 3)},
        {"asked_on": DAY(2026, 3, 1), "explanation_due": DAY(2026, 3, 9)},
        {"asked_on": DAY(2026, 3, 3), "explanation_due": DAY(2026, 3, 2)},
        {"explanation": "Zmieniono trasę."},
        {"explained_on": DAY(2026, 3, 9)},
        {"explanation": "Zmieniono trasę.", "explained_on": DAY(2026, 3, 1)},
        {"finding": Finding.PARTLY},
        {"found_on": DAY(2026, 3, 9)},
        {"finding": Finding.PARTLY, "found_on": DAY(2026, 3, 1)},
        {"correction": "Stała godzina.", "correction_due": DAY(2026, 4, 1)},
        {"correcting": True, "correction_due": DAY(2026, 3, 1)},
        {"correcting": True, "correction": ""},
        {"correcting": True, "corrected_on": DAY(2026, 3, 25)},
        {"found": True, "corrected_on": DAY(2026, 3, 25)},
        {"found": True, "correction_note": "Poprawiono."},
        {"state": ComplaintState.EXPLAINING},
        {"state": ComplaintState.CORRECTING},
        {"closed": True, "conclusion": ""},
        {"closed": True, "closed_by": None},
        {"closed": True, "closed_on": None},
        {"closed": True, "closed_on": DAY(2026, 3, 19)},
        {"closed": True, "finding": "", "found_on": None},
        {"found": True, "closed_on": DAY(2026, 4, 2)},
    ]
    passed = []
    for values in wrong:
        try:
            with transaction.atomic():
                ComplaintFactory(created_by=worker, **values)
        except IntegrityError:
            continue
        passed.append(values)

    assert passed == []


def test_every_step_of_the_way_may_be_kept(worker):
    for trait in ("explaining", "found", "correcting", "closed"):
        ComplaintFactory(created_by=worker, **{trait: True})

    assert Complaint.objects.count() == 4


def test_complaints_are_counted_by_service_provider_kind_and_state_in_a_period(worker, django_assert_num_queries):
    item = an_adopted_item()
    partner = PartnerFactory()
    programme = item.version.programme
    ours = {"programme": programme, "service": item.service, "created_by": worker}
    ComplaintFactory(**ours, partner=partner, closed=True)
    ComplaintFactory(**ours, partner=partner, correcting=True)
    ComplaintFactory(programme=programme, created_by=worker, kind=ComplaintKind.IRREGULARITY)
    ComplaintFactory(**ours, received_on=DAY(2025, 12, 31))
    ComplaintFactory(created_by=worker)

    with django_assert_num_queries(1):
        rows = complaints.complaints_of(programme=programme, start=DAY(2026, 1, 1), end=DAY(2026, 12, 31))
        whole = complaints.tally(rows)
        services = [(what, part.total) for what, part in complaints.by_service(rows)]
        providers = [(what, part.total) for what, part in complaints.by_provider(rows)]

    assert (whole.total, whole.unclosed, whole.late, whole.demanded, whole.corrected) == (3, 2, 1, 1, 0)
    assert whole.by_kind == {ComplaintKind.IRREGULARITY: 1, ComplaintKind.COMPLAINT: 2}
    assert whole.by_finding == {Finding.JUSTIFIED: 1, Finding.PARTLY: 1}
    assert services == [(item.service, 2), (None, 1)]
    assert providers == [(partner, 2), (None, 1)]


def test_notes_on_impact_are_read_by_service_with_the_whole_programme_first(worker):
    item = an_adopted_item()
    of_service = ImpactNoteFactory(programme=item.version.programme, service=item.service, created_by=worker)
    of_all = ImpactNoteFactory(programme=item.version.programme, created_by=worker, noted_on=DAY(2026, 6, 1))
    ImpactNoteFactory(programme=an_adopted_item().version.programme, created_by=worker)

    notes = impact.notes_of(programme=item.version.programme, end=DAY(2026, 12, 31))

    assert impact.by_service(notes) == [(None, [of_all]), (item.service, [of_service])]


def test_readers_see_notes_on_impact_of_adopted_programmes_and_no_complaint(worker, reader):
    note = ImpactNoteFactory(programme=an_adopted_item().version.programme, created_by=worker)
    ComplaintFactory(created_by=worker)

    assert list(type(note).objects.visible_to(reader)) == [note]
    assert not Complaint.objects.visible_to(reader)
    assert Complaint.objects.visible_to(worker).count() == 1
