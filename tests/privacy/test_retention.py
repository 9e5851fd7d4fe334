"""The retention job: nothing without a period, a dry run first, then erased with a trace."""

import datetime

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from cus.audit.models import ProtocolEntry
from cus.privacy.enums import Keep
from cus.privacy.models import RetentionClass
from cus.privacy.reading import masked
from cus.privacy.retention import remove_expired, would_remove
from partners.actions import revoke_power
from partners.models import PowerOfAttorney
from tests.factories.powers import OTHER_PESEL, SURNAME, a_signed_power

pytestmark = pytest.mark.django_db


@pytest.fixture
def over(organiser) -> PowerOfAttorney:
    """A power revoked three years ago."""
    power = revoke_power(by=organiser, power=a_signed_power(organiser, days_ago=1200), revoked_on=timezone.localdate())
    PowerOfAttorney.objects.filter(pk=power.pk).update(revoked_on=timezone.localdate() - datetime.timedelta(days=1100))
    power.refresh_from_db()
    return power


def period(months: int | None) -> None:
    """Say how long powers are kept."""
    RetentionClass.objects.create(code=Keep.POWERS, period_months=months, basis="JRWA", owner="Jan Inny")


@pytest.mark.parametrize("months", [None, 48])
def test_without_a_period_or_before_it_is_over_nothing_is_touched(over, months):
    period(months)

    assert remove_expired(Keep.POWERS, by="próba", dry_run=False).rows == 0
    over.refresh_from_db()
    assert SURNAME in over.attorney_name


def test_without_any_decision_nothing_is_touched(over):
    assert remove_expired(Keep.POWERS, by="próba", dry_run=False).rows == 0


def test_a_dry_run_counts_and_changes_nothing(over):
    period(24)

    assert remove_expired(Keep.POWERS, by="próba", dry_run=True).rows == 1
    over.refresh_from_db()
    assert SURNAME in over.attorney_name
    assert not ProtocolEntry.objects.exists()


def test_the_job_erases_names_and_keys_in_history_too_and_leaves_a_protocol(over):
    period(24)
    call_command("retention", verbosity=0)

    over.refresh_from_db()
    assert over.attorney_name == "[dane usunięto]"
    assert masked(over, "attorney_pesel") == "[dane usunięto]"
    assert not over.events.filter(attorney_name__contains=SURNAME).exists()
    assert ProtocolEntry.objects.filter(what="klucz danych osoby").count() == 1
    assert remove_expired(Keep.POWERS, by="próba", dry_run=False).rows == 0


def test_the_key_of_somebody_with_a_valid_power_stays(over, organiser):
    period(24)
    valid = a_signed_power(organiser)
    other = a_signed_power(organiser, pesel=OTHER_PESEL)
    remove_expired(Keep.POWERS, by="próba", dry_run=False)

    assert valid.person_key == over.person_key
    assert masked(valid, "attorney_pesel").startswith("•")
    assert masked(other, "attorney_pesel").startswith("•")


def test_what_a_period_would_remove_is_shown_before_it_is_saved(over, director, client_for, assert_polish):
    url = reverse("desk:personal_retention", args=["powers"])
    typed = {"period_months": "24", "basis": "JRWA, B5", "owner": "Jan Inny", "version": "1"}

    page = client_for(director).post(url, typed | {"try": "1"})

    assert "24 miesiące (2 lata): najbliższej nocy znikną dane osób z 1 wiersza" in page.content.decode()
    assert_polish(page)
    assert not RetentionClass.objects.exists()
    over.refresh_from_db()
    assert over.attorney_name.endswith(SURNAME)


def test_five_typed_by_who_means_years_is_told_to_be_five_months(over, director, client_for):
    url = reverse("desk:personal_retention", args=["powers"])
    typed = {"basis": "JRWA, B5", "owner": "Jan Inny", "version": "1", "try": "1"}
    client = client_for(director)

    assert "5 miesięcy: " in client.post(url, typed | {"period_months": "5"}).content.decode()
    refused = client.post(url, typed | {"period_months": "5 lat"}).content.decode()
    assert "Wpisz samą liczbę miesięcy, na przykład 60, czyli pięć lat." in refused


def test_a_class_that_the_job_does_not_touch_says_so(director, client_for):
    assert would_remove(Keep.PROGRAMMES, 1) is None
