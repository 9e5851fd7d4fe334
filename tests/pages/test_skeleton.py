"""A page like one already judged is not judged again, and a fault is found all the same."""

import pytest

from tests.client import WHOLE, faults_of
from tests.skeleton import skeleton_of

PAGE = (
    '<!DOCTYPE html><html lang="pl"><head><meta charset="utf-8"><title>Umowa 7</title></head><body><h1>Umowa 7</h1>'
    '<form method="post"><label for="id_name_7">Nazwa</label><input name="name" id="id_name_7" value="Kalina 7">'
    '<input name="tel" aria-label="Telefon" id="id_tel_8"></form>'
    '<table><tbody><tr><td id="row-7">5</td><td id="row-12">Łąka &amp; staw</td></tr></tbody></table>'
    '<script type="application/json" id="data-7">{"a": 7}</script></body></html>'
)


@pytest.fixture(autouse=True)
def _judged():
    """The page was judged before."""
    assert faults_of(PAGE) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Umowa 7", "Umowa 12 i 13"),
        ("Kalina 7", "Koło „Kalina” &amp; Spółka"),
        ('id="row-12"', 'id="row-45"'),
        ("Łąka &amp; staw", "Las, 5 zł"),
        ('{"a": 7}', '{"a": {"b": "ż"}}'),
    ],
)
def test_other_words_and_numbers_are_the_same_page(old, new):
    assert skeleton_of(PAGE.replace(old, new)) == skeleton_of(PAGE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id="row-12"', 'id="row-7"'),
        ('for="id_name_7"', 'for="id_name_8"'),
        ("<h1>Umowa 7</h1>", "<h2>Umowa 7</h2>"),
        ("<title>Umowa 7</title>", "<title> </title>"),
        ('<td id="row-12">', "<div><td>"),
        ("Łąka &amp; staw", "Łąka &nie; staw"),
        ("Łąka &amp; staw", "{{ łąka }}"),
        ("Łąka &amp; staw", "{% łąka %}"),
        ("Łąka &amp; staw", "<b>Łąka"),
        ("Łąka &amp; staw", "Łąka \ufdd0"),
        ('aria-label="Telefon"', 'aria-label=""'),
        ('value="Kalina 7"', 'value="Kalina 7" value="Kalina 8"'),
        ('value="Kalina 7"', 'value="Kalina 7" style="color: red"'),
        ('value="Kalina 7"', 'value="Kalina 7" onclick="a()"'),
        ('type="application/json"', 'type="module"'),
        ('{"a": 7}', "{{ 7 }}"),
        ('lang="pl"', 'lang="en"'),
        ("</form>", ""),
    ],
)
def test_a_fault_planted_in_a_page_already_judged_is_found(old, new):
    faulty = PAGE.replace(old, new)

    assert faulty != PAGE
    assert faults_of(faulty)
    assert skeleton_of(faulty) not in WHOLE
