"""An office of five people at their screens."""

from collections.abc import Callable

import pytest

from cus.centre.models import CentreGmina
from tests.desk.office import Office, Person
from tests.factories.centre import CentreFactory
from tests.factories.diagnosis import DemoGminaFactory


@pytest.fixture
def office(client_for, worker, organiser, director, administrator, reader) -> Office:
    """Return the office: nothing but reference rows, a served gmina and five people at their screens."""
    people = {
        "worker": worker,
        "organiser": organiser,
        "director": director,
        "administrator": administrator,
        "reader": reader,
    }
    CentreGmina.objects.create(centre=CentreFactory(), gmina=DemoGminaFactory(), is_founder=True)
    return Office(lambda name: Person(lambda: client_for(people[name])))


@pytest.fixture
def on_day(time_machine) -> Callable[[str], None]:
    """Return a function that makes it noon of a given day, „2026-11-22”."""
    return lambda day: time_machine.move_to(f"{day}T12:00:00+01:00", tick=False)
