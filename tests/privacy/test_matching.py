"""Finding a person in text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cus.privacy.matching import Wanted, fragments, spans_by_hash, spans_of

NAME = Wanted(name="Ewa Kowalska")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Umowę podpisała Ewa Kowalska, prezeska.", ["Ewa Kowalska"]),
        ("z Ewą Kowalską oraz EWIE KOWALSKIEJ", ["EWIE KOWALSKIEJ", "Ewą Kowalską"]),
        ("Kowalska Ewa", ["Kowalska Ewa"]),
        ("Ewelina Nowak, Jan Kowal", []),
        ("kowalstwo artystyczne", []),
        ("", []),
    ],
)
def test_a_name_is_found_whatever_its_ending_and_order(text, found) -> None:
    assert fragments(text, [span for span in spans_of(NAME, text) if not span.weak]) == found


def test_a_lone_surname_is_found_as_weak() -> None:
    assert [(span.normal, span.weak) for span in spans_of(NAME, "Pani Kowalska dzwoniła.")] == [("kowalska", True)]


@pytest.mark.parametrize("text", ["tel. 600 700 800", "600-700-800", "+48 600700800", "48600700800 rano"])
def test_a_telephone_is_found_in_any_grouping(text) -> None:
    assert len(spans_of(Wanted(phone="600 700 800"), text)) == 1


def test_part_of_a_longer_number_is_not_a_telephone() -> None:
    assert spans_of(Wanted(phone="600700800"), "rachunek 12 600700800 345") == []


def test_an_address_of_mail_is_found_whole() -> None:
    assert len(spans_of(Wanted(email="ewa.k@przyklad.example"), "Pisz: Ewa.K@przyklad.example!")) == 1
    assert spans_of(Wanted(email="ewa.k@przyklad.example"), "ewa@przyklad.example") == []


@given(st.text(max_size=80), st.text(max_size=80))
def test_what_was_found_is_found_again_by_its_hash_alone(before, after) -> None:
    text = f"{before} Ewy Kowalskiej {after}"
    spans = [span for span in spans_of(NAME, text) if not span.weak]
    terms = {(span.words, f"h{span.normal}") for span in spans}

    again = spans_by_hash(text, terms, lambda normal: f"h{normal}")

    assert {(span.start, span.end) for span in spans} <= {(span.start, span.end) for span in again}
