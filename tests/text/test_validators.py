"""Length and printability of typed text, and text as search sees it."""

import pytest
from django.core.exceptions import ValidationError

from cus.text.search import fold, stems
from cus.text.validators import LONG_TEXT, TextLimit, no_unprintable


def test_every_polish_letter_and_mark_is_printable():
    no_unprintable("ĄĆĘŁŃÓŚŹŻąćęłńóśźż „Górka” – 5 × 3 m² → ☐ ☑ ✓ § … €\n\tnowy")


def test_a_character_without_a_glyph_is_named():
    with pytest.raises(ValidationError, match="😀") as caught:
        no_unprintable("Świetlica 😀")

    assert "U+1F600" in caught.value.messages[0]
    assert caught.value.code == "unprintable"


def test_an_invisible_character_is_named_by_its_number():
    with pytest.raises(ValidationError, match=r"niewidoczny znak U\+0007"):
        no_unprintable("dzwonek\x07")


def test_many_unprintable_characters_are_named_up_to_three():
    with pytest.raises(ValidationError, match="i 2 innych"):
        no_unprintable("😀😁😂😃😄")


def test_a_text_of_the_very_limit_passes_however_lines_end():
    TextLimit(5)("ab\r\ncd")
    TextLimit()("a" * LONG_TEXT)


def test_a_longer_text_is_told_by_how_much():
    with pytest.raises(ValidationError) as caught:
        TextLimit(20)("a" * 22)

    assert caught.value.messages == ["Zmieści się 20 znaków, a tekst ma 22. Skróć go o 2 znaki."]


@pytest.mark.parametrize(
    ("one", "other"),
    [("usługi opiekuńcze", "usług opiekuńczych"), ("posiłki", "posiłków"), ("Łódź", "łódź")],
)
def test_inflection_and_case_meet_in_one_stem(one, other):
    assert stems(one) == stems(other)


def test_folding_forgets_diacritics_and_spaces():
    assert fold("  Zażółć   GĘŚLĄ Łódź ") == "zazolc gesla lodz"
