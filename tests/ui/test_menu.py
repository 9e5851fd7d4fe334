"""The rooms: who sees which, and which is current."""

from types import SimpleNamespace

import pytest

from cus.ui import menu


@pytest.fixture
def rooms(monkeypatch):
    monkeypatch.setattr(menu, "_items", {})
    menu.register("Wzornik", "ui:gallery", order=20)
    menu.register("Wyjście", "account_logout", act="leave", order=10)
    menu.register("Dom, którego nie ma", "nowhere:list", order=1)


def person(*acts: str):
    return SimpleNamespace(is_authenticated=True, may=lambda act: act in acts)


@pytest.mark.usefixtures("rooms")
def test_rooms_come_in_order_and_only_to_those_who_may():
    assert [link.label for link in menu.links_for(person("leave"))] == ["Wyjście", "Wzornik"]
    assert [link.label for link in menu.links_for(person())] == ["Wzornik"]


@pytest.mark.usefixtures("rooms")
def test_a_stranger_sees_no_rooms():
    assert menu.links_for(SimpleNamespace(is_authenticated=False)) == []
    assert menu.links_for(None) == []


@pytest.mark.usefixtures("rooms")
def test_the_room_of_the_page_is_current():
    links = menu.links_for(person("leave"), namespace="ui", url_name="ui:gallery")

    assert [(link.label, link.current) for link in links] == [("Wyjście", False), ("Wzornik", True)]


@pytest.mark.usefixtures("rooms")
def test_further_namespaces_belong_to_a_room():
    menu.register("Wzornik", "ui:gallery", order=20, also=("samples",))

    assert menu.links_for(person(), namespace="samples")[0].current


def test_the_bar_has_a_name_before_the_centre_is_known(monkeypatch):
    monkeypatch.setattr(menu, "_name", None)
    assert menu.centre_name() == menu.DEFAULT_NAME

    monkeypatch.setattr(menu, "_name", lambda: "CUS w Brzozowej Górce")
    assert menu.centre_name() == "CUS w Brzozowej Górce"
