"""What looks like a slip in a text is told; what officials write on purpose is left alone."""

import pytest

from diagnosis.told import told_of_fields, told_of_text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Od 20222 r. nie ma sklepu", "Rok 20222"),
        ("w latach 2019–20222", "Rok 20222"),
        ("w roku 1222 zamknięto szkołę", "Rok 1222"),
        ("Brakuje -5 osób", "−5"),
        ("(-12 starszych mieszkańców)", "−12"),
        ("Ubóstwo 60%, bezrobocie 55,5%", "115,5%"),
        ("Ubóstwo 40 proc., choroba 70 procent", "110%"),
        ("Odsetek 340% rodzin", "340%"),
    ],
)
def test_a_likely_slip_is_told(text, told):
    assert told in " ".join(told_of_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "20222 osoby w powiecie",
        "w 2022 r. i w latach 2019–2023",
        "telefon 600-500-400",
        "kod 64-100 osób",
        "– 5 osób bez opieki",
        "temperatura -5 stopni",
        "Ubóstwo 60%, bezrobocie 40%",
        "spadek o 3%",
        "godz. 14.10–15.30",
    ],
)
def test_what_is_right_is_left_alone(text):
    assert told_of_text(text) == []


def test_only_texts_are_looked_at_and_only_those_with_a_remark_are_named():
    told = told_of_fields({"problem": "od 20222 r.", "need": "Posiłek", "number": 20222, "services": [1], "kind": ""})

    assert list(told) == ["problem"]
