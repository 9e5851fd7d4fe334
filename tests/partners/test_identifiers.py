"""NIP, REGON and KRS: what is read, what is refused and in which words."""

import pytest
from django.core.exceptions import ValidationError

from partners.validators import digits_of, validate_krs, validate_nip, validate_regon

CHECKS = {"nip": validate_nip, "regon": validate_regon, "krs": validate_krs}


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("nip", "9900000017"),
        ("nip", "990-000-00-17"),
        ("nip", "990 000 00 17"),
        ("nip", "990\u2013000\u201300\u201317"),
        ("regon", "990000016"),
        ("regon", "99000001600012"),
        ("regon", "990-000-016"),
        ("krs", "0000123456"),
        ("krs", "0000 123 456"),
    ],
)
def test_a_true_number_is_accepted_however_it_is_spaced(kind, number):
    CHECKS[kind](number)


@pytest.mark.parametrize(
    ("kind", "number", "words"),
    [
        ("nip", "9900000018", "Cyfra kontrolna się nie zgadza"),
        ("nip", "990000001", "ma 10 cyfr"),
        ("nip", "99000000177", "ma 10 cyfr"),
        ("nip", "99000000X7", "ma 10 cyfr"),
        ("nip", "٩٩٠٠٠٠٠٠١٧", "ma 10 cyfr"),
        ("nip", "0000000000", "To nie jest prawdziwy numer NIP"),
        ("nip", "1111111111", "To nie jest prawdziwy numer NIP"),
        ("regon", "990000017", "Cyfra kontrolna się nie zgadza"),
        ("regon", "99000001600013", "Cyfra kontrolna się nie zgadza"),
        ("regon", "9900000160", "ma 9 albo 14 cyfr"),
        ("regon", "000000000", "To nie jest prawdziwy numer REGON"),
        ("regon", "00000000000000", "To nie jest prawdziwy numer REGON"),
        ("krs", "123456", "ma 10 cyfr"),
        ("krs", "0000000000", "To nie jest prawdziwy numer KRS"),
    ],
)
def test_a_wrong_number_is_refused_with_the_reason(kind, number, words):
    with pytest.raises(ValidationError, match=words):
        CHECKS[kind](number)


def test_only_digits_of_a_number_are_kept():
    assert digits_of(" 990-000\u00a000\u201317 ") == "9900000017"
