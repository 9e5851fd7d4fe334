"""Polish order is the same on every server, whatever its collation."""

import random

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db

# Each list stands in the order of a Polish dictionary.
IN_ORDER = [
    ["ąkanie", "bez"],
    ["cel", "ćma"],
    ["lato", "łódź"],
    ["zebra", "źrebak", "żaba"],
    ["adwokat", "ąkanie", "bez", "cel", "ćma", "echo", "ęsi", "lato", "łódź", "noc", "ńja", "oko", "ósemka", "sad"],
    ["sad", "świt", "zebra", "źrebak", "żaba"],
    ["Łódź", "łódź wodna", "Łuków"],
    ["opieka", "Opieka domowa", "opieka Żak", "opiekun"],
    ["„Ćwiczenia”", "dom", "„Żuraw”"],
]


@pytest.mark.parametrize("words", IN_ORDER)
def test_words_sort_as_in_a_polish_dictionary(words: list[str]) -> None:
    shuffled = list(words)
    random.Random(7).shuffle(shuffled)  # noqa: S311
    with connection.cursor() as cursor:
        cursor.execute("SELECT w FROM unnest(%s::text[]) AS w ORDER BY polish_sort_key(w)", [shuffled])
        assert [word for (word,) in cursor.fetchall()] == words


def test_letter_case_does_not_change_the_place() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT polish_sort_key('ŻÓŁĆ') = polish_sort_key('żółć')")
        assert cursor.fetchone() == (True,)


def test_the_key_can_stand_in_an_index() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT provolatile FROM pg_proc WHERE proname = 'polish_sort_key'")
        assert cursor.fetchone() == ("i",)
