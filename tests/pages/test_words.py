"""Every page in each of its states is whole HTML and speaks Polish."""

import pytest
from django.urls import reverse

from tests.access.walk import sessions_of
from tests.client import PageFault, StrictClient
from tests.pages.visits import rooms, visits
from tests.words.checker import check_words


def faults_of_page(visit, world, sessions) -> list[str]:
    """Open the page; return what is wrong with its HTML and which words are not Polish."""
    client = StrictClient()
    if visit.role:
        client.cookies["sessionid"] = sessions[visit.role]
    try:
        response = client.get(visit.url(world))
    except PageFault as fault:
        return [f"{visit}: {fault}"]
    words = check_words(response.content.decode())
    return [f"{visit}: {', '.join(words)}"] if words else []


@pytest.mark.parametrize("room", rooms())
def test_each_page_is_whole_and_polish(room, world):
    sessions = sessions_of(world)

    faults = [fault for visit in visits() if visit.room == room for fault in faults_of_page(visit, world, sessions)]

    assert not faults, "\n".join(faults)


REFUSALS = {
    "wrong role": ("worker", "centre:edit", (), 403),
    "wrong state": ("director", "programmes:edit", ("programme_in_force.pk",), 409),
    "not yours to see": ("reader", "programmes:detail", ("programme_draft.pk",), 404),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_pages_of_refusal_are_polish(case, world, client_for, assert_polish):
    role, name, args, status = REFUSALS[case]
    pk = [getattr(world, arg.partition(".")[0]).pk for arg in args]

    response = client_for(getattr(world, role)).get(reverse(name, args=pk))

    assert response.status_code == status
    assert_polish(response)


def test_an_english_word_planted_in_data_is_found(world, client_for, assert_polish):
    world.partner.name = "Foundation „Save changes”"
    world.partner.save()

    page = client_for(world.worker).get(reverse("partners:detail", args=[world.partner.pk]))

    with pytest.raises(AssertionError, match="changes"):
        assert_polish(page)
