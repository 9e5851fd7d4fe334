"""A programme of several gminas: a bulletin for each, and what a gmina that joins later leaves open."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from cus.centre.models import Gmina
from programmes import actions as programme_actions
from programmes.enums import AnnulmentScope, Outcome
from programmes.models import Annulment, CouncilResolution, JointGmina, Programme, ProgrammeVersion
from programmes.results.actions import information as actions
from programmes.results.implementation.due import bulletins_of, gminas_of, reported_on, waiting_on
from tests.factories.centre import CentreFactory, ServedGminaFactory
from tests.factories.programmes import ItemFactory
from tests.factories.results_information import CompletedFactory, approved, begun

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
DAY = datetime.timedelta(days=1)


@pytest.fixture
def served():
    """The founding gmina of the centre."""
    return ServedGminaFactory(centre=CentreFactory(), is_founder=True, councillors=15)


@pytest.fixture
def version(served):
    """A programme that is over."""
    version = CompletedFactory(name="Bliżej siebie", whole=True)
    ItemFactory(version=version)
    return version


@pytest.fixture
def other(served):
    """Another gmina of the register."""
    return Gmina.objects.exclude(pk=served.gmina_id).usable().order_by("name").first()


def adopted(version, gmina, outcome=Outcome.ADOPTED) -> CouncilResolution:
    """What the council of ``gmina`` decided; what it adopted was announced with the version."""
    names = ("journal_reference", "journal_date", "effective_on")
    announced = {name: getattr(version, name) for name in names}
    return CouncilResolution.objects.create(
        version=version,
        gmina=gmina,
        outcome=outcome,
        number=f"{CouncilResolution.objects.count() + 1}/2023" if outcome == Outcome.ADOPTED else "",
        decided_on=version.resolution_date,
        created_by=version.created_by,
        **(announced if outcome == Outcome.ADOPTED else {}),
    )


def joins(served, gmina, day) -> None:
    """The centre serves ``gmina`` from ``day`` on."""
    ServedGminaFactory(centre=served.centre, gmina=gmina, is_founder=False, joined_on=day, councillors=15)


def published(version, organiser, director, *gminas) -> None:
    """The information approved and in the bulletins of the centre and of ``gminas``."""
    information = begun(version, organiser)
    approved(information, director)
    places = [("centre", None), *(("gmina", gmina) for gmina in gminas)]
    for place, gmina in places:
        actions.publish_information(
            by=organiser,
            information=information,
            place=place,
            gmina=gmina,
            published_on=TODAY(),
            url="https://bip.example/informacja",
        )


def names(version) -> list[str]:
    return [one.name for one in bulletins_of(version)]


def page_of(version, client) -> str:
    return client.get(reverse("results:information", args=[version.programme_id])).content.decode()


def test_each_gmina_whose_council_adopted_the_programme_has_its_bulletin(version, served, other):
    adopted(version, served.gmina)
    adopted(version, other)

    assert names(version) == [f"BIP urzędu gminy {served.gmina.name}", f"BIP urzędu gminy {other.name}", "BIP centrum"]


def test_a_joint_gmina_counts_before_its_council_and_not_after_it_refused_or_was_annulled(version, served, other):
    adopted(version, served.gmina)
    JointGmina.objects.create(version=version, gmina=other)
    assert list(gminas_of(version)) == [served.gmina_id, other.pk]

    row = adopted(version, other)
    Annulment.objects.create(
        resolution=row, scope=AnnulmentScope.WHOLE, decided_on=TODAY(), reference="NP.1", created_by=version.created_by
    )

    assert list(gminas_of(version)) == [served.gmina_id]


def test_a_gmina_whose_council_rejected_the_programme_publishes_nothing(version, served, other):
    adopted(version, served.gmina)
    JointGmina.objects.create(version=version, gmina=other)
    adopted(version, other, Outcome.REJECTED)

    assert list(gminas_of(version)) == [served.gmina_id]


def test_without_named_resolutions_those_served_on_the_last_day_count(version, served, other):
    joins(served, other, version.period_end + DAY)
    assert list(gminas_of(version)) == [served.gmina_id]

    served.centre.served_gminas.filter(gmina=other).update(joined_on=version.period_end)
    served.left_on = version.period_end + DAY
    served.save()

    assert set(gminas_of(version)) == {served.gmina_id, other.pk}


def test_a_joint_programme_is_reported_when_the_last_gmina_has_it(version, served, other, organiser, director):
    adopted(version, served.gmina)
    adopted(version, other)

    published(version, organiser, director, served.gmina)
    assert Programme.objects.get().reported_on is None
    assert [one.programme.pk for one in waiting_on(TODAY())] == [version.programme_id]

    actions.publish_information(
        by=organiser,
        information=version.programme.information,
        place="gmina",
        gmina=other,
        published_on=TODAY(),
        url="https://bip.example/druga",
    )
    assert Programme.objects.get().reported_on == TODAY()
    assert waiting_on(TODAY()) == []


def test_the_page_names_the_bulletin_that_lacks_it(version, served, other, organiser, director, reader, client_for):
    adopted(version, served.gmina)
    adopted(version, other)
    published(version, organiser, director, served.gmina)

    page = page_of(version, client_for(organiser))

    assert f"Informacji nie ma jeszcze w: BIP urzędu gminy {other.name}." in page
    assert "W biuletynach od" not in page
    assert "r. we wszystkich BIP" in page
    assert f"BIP urzędu gminy {other.name}" in page_of(version, client_for(reader))


def test_a_gmina_that_joins_the_centre_after_the_end_owes_nothing(
    version, served, other, organiser, director, client_for
):
    published(version, organiser, director, served.gmina)
    joins(served, other, TODAY())

    page = page_of(version, client_for(organiser))

    assert other.name not in page
    assert "W biuletynach od" in page
    assert waiting_on(TODAY()) == []


def test_a_gmina_whose_council_adopts_after_the_report_makes_the_programme_wait_again(
    version, served, other, organiser, director, client_for
):
    adopted(version, served.gmina)
    published(version, organiser, director, served.gmina)
    joins(served, other, TODAY())

    programme_actions.adopt_next(
        by=organiser, version=version, resolution_number="7/26", resolution_date=TODAY(), gmina=other
    )

    assert Programme.objects.get().reported_on is None
    assert not ProgrammeVersion.objects.get(pk=version.pk).is_reported
    assert [one.programme.pk for one in waiting_on(TODAY())] == [version.programme_id]
    page = page_of(version, client_for(organiser))
    assert f"Informacji nie ma jeszcze w: BIP urzędu gminy {other.name}." in page
    assert "W biuletynach od" not in page


def test_a_resolution_of_a_joint_gmina_that_has_it_already_changes_nothing(
    version, served, other, organiser, director
):
    adopted(version, served.gmina)
    JointGmina.objects.create(version=version, gmina=other)
    published(version, organiser, director, served.gmina, other)

    programme_actions.adopt_next(
        by=organiser, version=version, resolution_number="7/26", resolution_date=TODAY(), gmina=other
    )

    assert Programme.objects.get().reported_on == TODAY()


def test_a_gmina_added_past_every_act_is_still_told_as_missing(
    version, served, other, organiser, director, client_for
):
    adopted(version, served.gmina)
    published(version, organiser, director, served.gmina)
    JointGmina.objects.create(version=version, gmina=other)

    page = page_of(version, client_for(organiser))

    assert f"Informacji nie ma jeszcze w: BIP urzędu gminy {other.name}." in page
    assert "W biuletynach od" not in page
    assert reported_on(bulletins_of(version, version.programme.information.editions.get())) is None
