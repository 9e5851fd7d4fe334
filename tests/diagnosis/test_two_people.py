"""Two people on one sheet: whatever the order of their saving, every text is in the database or before their eyes."""

import itertools
import json

import pytest
from django.urls import reverse

from diagnosis.models import TerritoryLine
from diagnosis.territory_sheet import head_key
from tests.factories.diagnosis import NeedFactory, TerritoryFormFactory

pytestmark = pytest.mark.django_db
# Every order in which two saves of each of two people may come.
ORDERS = sorted(set(itertools.permutations("AABB")))


class Page:
    """An open page of one person, which joins two texts of a cell as its person would."""

    def __init__(self, client, url, key, version, fields):
        self.client, self.url, self.key, self.version = client, url, key, version
        self.base, self.value = dict(fields), dict(fields)

    def type_and_save(self, field, text):
        """Add a text to a cell and send until the server has it."""
        self.value[field] = f"{self.value[field]} {text}".strip()
        for _ in range(3):
            changed = {name: text for name, text in self.value.items() if text != self.base[name]}
            body = {"saves": [{"key": str(self.key), "version": self.version, "fields": changed}]}
            response = self.client.post(self.url, json.dumps(body), content_type="application/json")
            answer = response.json()
            if response.status_code == 200:
                self.base, self.version = dict(self.value), answer["saved"][0]["version"]
                return
            assert response.status_code == 409
            self._join(answer["stale"][0])
        raise AssertionError("not saved")

    def _join(self, theirs):
        for name, text in theirs["fields"].items():
            if name not in self.value:
                continue
            if self.value[name] == self.base[name]:
                self.value[name] = text
            elif text not in (self.base[name], self.value[name]):
                self.value[name] = f"{text} | {self.value[name]}"
            self.base[name] = text
        self.version = theirs["version"]


def play(order, cells, pages):
    """Let two people save in the given order, each into their cells in turn; return every text typed."""
    typed, turns = [], {"A": 0, "B": 0}
    for who in order:
        field = cells[who][turns[who] % len(cells[who])]
        turns[who] += 1
        text = f"tekst-{who}{turns[who]}"
        pages[who].type_and_save(field, text)
        typed.append((field, text))
    return typed


@pytest.mark.parametrize("order", ORDERS, ids="".join)
@pytest.mark.parametrize(
    "cells", [{"A": ["problem"], "B": ["problem"]}, {"A": ["problem", "ways"], "B": ["ways", "need"]}]
)
def test_no_text_of_form_one_is_lost_in_any_order_of_saving(client_for, worker, organiser, order, cells):
    need = NeedFactory(problem="", need="", ways="")
    url = reverse("diagnosis:needs_save", args=[need.diagnosis_id])
    blank = {"problem": "", "need": "", "ways": ""}
    pages = {"A": Page(client_for(worker), url, need.key, 1, blank)}
    pages["B"] = Page(client_for(organiser), url, need.key, 1, blank)

    typed = play(order, cells, pages)

    need.refresh_from_db()
    assert all(text in getattr(need, field) for field, text in typed)


@pytest.mark.parametrize("order", ORDERS, ids="".join)
def test_no_text_of_form_two_is_lost_in_any_order_of_saving(client_for, worker, organiser, order):
    territory = TerritoryFormFactory(services_present="")
    line = TerritoryLine.objects.create(territory=territory, row="readiness")
    url = reverse("diagnosis:territory_save", args=[territory.diagnosis_id, territory.pk])
    blank = {"readiness": "", "training_resources": ""}
    clients = {"A": client_for(worker), "B": client_for(organiser)}
    heads = {who: Page(client, url, head_key(territory), 1, blank) for who, client in clients.items()}
    lines = {who: Page(client, url, line.key, 1, {"text": ""}) for who, client in clients.items()}

    of_head = play(order, {"A": ["readiness", "training_resources"], "B": ["readiness"]}, heads)
    of_line = play(order, {"A": ["text"], "B": ["text"]}, lines)

    territory.refresh_from_db()
    line.refresh_from_db()
    assert all(text in getattr(territory, field) for field, text in of_head)
    assert all(text in line.text for _, text in of_line)
