"""Steps 6–8 of the cycle: figures, information and self-evaluation come, and the steps follow."""

import datetime

import pytest
from django.urls import reverse

from cus.desk.results import delivery_step, evaluation_step
from programmes.results.models import ImplementationInformation, SelfEvaluation
from tests.factories.accounts import UserFactory
from tests.factories.partners import AgreementFactory
from tests.factories.programmes import ItemFactory, VersionFactory
from tests.factories.results import DeliveryFigureFactory
from tests.programmes.stages import move_to

pytestmark = pytest.mark.django_db
DAY = datetime.date


@pytest.fixture
def version(on_day):
    """A programme of 2025 with one service, in force since December 2024."""
    on_day("2024-12-01")
    version = VersionFactory(whole=True, period_start=DAY(2025, 1, 1), period_end=DAY(2025, 12, 31))
    ItemFactory(version=version, whole=True)
    return move_to("in_force", version)


def told(step) -> tuple[str, str]:
    return step.state.value, step.action


def test_delivery_asks_for_figures_of_the_last_ended_quarter_and_then_goes_on(version):
    first_quarter = delivery_step(DAY(2025, 3, 31))
    missing = delivery_step(DAY(2025, 4, 1))
    service = version.items.get().service
    DeliveryFigureFactory(programme=version.programme, service=service, day=DAY(2025, 2, 1))
    entered = delivery_step(DAY(2025, 4, 1))
    next_quarter = delivery_step(DAY(2025, 7, 1))
    DeliveryFigureFactory(programme=version.programme, service=service, day=DAY(2025, 12, 1))
    ended = delivery_step(DAY(2026, 2, 1))

    assert told(first_quarter) == told(entered) == ("now", "Pokaż wyniki")
    assert told(missing) == told(next_quarter) == ("stop", "Wpisz liczby")
    assert missing.url == reverse("results:delivery", args=[version.programme_id])
    assert "I kwartał 2025" in missing.text
    assert told(ended) == ("done", "Pokaż wyniki")


def test_figures_of_the_whole_programme_do_not_hide_a_silent_quarter(version):
    DeliveryFigureFactory(
        programme=version.programme,
        service=version.items.get().service,
        period_kind="whole",
        starts_on=version.period_start,
        ends_on=version.period_end,
    )

    assert told(delivery_step(DAY(2025, 4, 1))) == ("stop", "Wpisz liczby")


def test_evaluation_leads_through_the_information_to_the_self_evaluation(version):
    running = evaluation_step(DAY(2025, 12, 31))
    to_begin, late = evaluation_step(DAY(2026, 1, 1)), evaluation_step(DAY(2026, 5, 1))
    written = ImplementationInformation.objects.create(programme=version.programme, created_by=version.created_by)
    begun = evaluation_step(DAY(2026, 1, 1))
    ImplementationInformation.objects.filter(pk=written.pk).update(state="approved", number="1/2026")
    approved = evaluation_step(DAY(2026, 1, 1))
    type(version.programme).objects.filter(pk=version.programme_id).update(reported_on=DAY(2026, 3, 1))
    without_partnership = evaluation_step(DAY(2026, 3, 2))
    agreement = AgreementFactory(signed=True)
    to_evaluate = evaluation_step(DAY(2026, 3, 2))
    SelfEvaluation.objects.create(
        agreement=agreement, starts_on=DAY(2025, 1, 1), ends_on=DAY(2025, 12, 31), created_by=UserFactory()
    )
    evaluating = evaluation_step(DAY(2026, 3, 2))

    assert told(running) == ("idle", "")
    assert told(to_begin) == ("warn", "Przygotuj informację")
    assert told(late) == ("stop", "Przygotuj informację")
    assert told(begun) == ("now", "Dokończ informację")
    assert told(approved) == ("warn", "Ogłoś w obu biuletynach")
    assert told(without_partnership) == ("done", "Pokaż")
    assert told(to_evaluate) == ("now", "Zacznij autoewaluację")
    assert told(evaluating) == ("now", "Otwórz autoewaluację")
    assert "30 kwietnia 2026" in to_begin.text.replace("\xa0", " ")
