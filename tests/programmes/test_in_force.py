"""Which version was local law on a day."""

import datetime as dt

import pytest
from django.urls import reverse

from programmes.enums import Outcome, ProgrammeState
from programmes.models import CouncilResolution, ProgrammeVersion
from tests.factories.programmes import VersionFactory

pytestmark = pytest.mark.django_db


def resolved(version, *, effective: dt.date, repealed: dt.date | None = None) -> CouncilResolution:
    """A resolution announced fifteen days before it takes effect."""
    announced = effective - dt.timedelta(days=15)
    lost = {"repealed_by": "XL/9/2028", "repealed_by_date": repealed, "repealed_on": repealed} if repealed else {}
    return CouncilResolution.objects.create(
        version=version,
        outcome=Outcome.ADOPTED,
        number=f"XII/{version.pk}/2026",
        decided_on=announced,
        journal_reference="2026, poz. 1",
        journal_date=announced,
        effective_on=effective,
        created_by=version.created_by,
        **lost,
    )


def names_on(day: dt.date) -> list[str]:
    return sorted(ProgrammeVersion.objects.in_force_on(day).values_list("name", flat=True))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2026, 12, 31), []),
        (dt.date(2027, 1, 1), ["Pierwszy"]),
        (dt.date(2028, 6, 30), ["Pierwszy"]),
        (dt.date(2028, 7, 1), []),
    ],
)
def test_a_version_binds_from_its_day_until_it_is_repealed(day, expected):
    resolved(VersionFactory(name="Pierwszy"), effective=dt.date(2027, 1, 1), repealed=dt.date(2028, 7, 1))

    assert names_on(day) == expected


def test_the_next_version_takes_the_place_of_the_former_on_its_day():
    former = VersionFactory(name="Pierwszy", returned=True)
    resolved(former, effective=dt.date(2027, 1, 1))
    ProgrammeVersion.objects.filter(pk=former.pk).update(state=ProgrammeState.WITHDRAWN)
    later = VersionFactory(name="Drugi", programme=former.programme, number=2)
    resolved(later, effective=dt.date(2027, 9, 1))

    assert names_on(dt.date(2027, 8, 31)) == ["Pierwszy"]
    assert names_on(dt.date(2027, 9, 1)) == ["Drugi"]


def test_programmes_bind_side_by_side():
    for name in ("Pierwszy", "Obok"):
        resolved(VersionFactory(name=name), effective=dt.date(2027, 1, 1))

    assert names_on(dt.date(2027, 1, 2)) == ["Obok", "Pierwszy"]


def test_the_list_shows_what_bound_on_a_day(client_for, worker):
    resolved(VersionFactory(name="Pierwszy"), effective=dt.date(2027, 1, 1))
    draft = VersionFactory(name="Tylko projekt")

    page = client_for(worker).get(reverse("programmes:list"), {"dzien": "02.01.2027"}).content.decode()

    assert "Pierwszy" in page
    assert draft.get_absolute_url() not in page
