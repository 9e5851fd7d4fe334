"""Whatever the bytes are, reading them ends in a table or in its own refusal."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cus.tables import Kind, Sheet, TableFault, TableRefused, read
from tests.tables.files import SOUND


def outcome(content: bytes) -> list[Sheet] | tuple[TableFault, ...]:
    """What comes of the bytes; anything but a table and a refusal with its reasons fails the test."""
    try:
        return read(content)
    except TableRefused as refused:
        return refused.faults


@settings(max_examples=500, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content):
    assert outcome(content)


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]))
def test_any_text_is_read_or_refused(text, encoding):
    assert outcome(text.encode(encoding, "surrogatepass"))


@st.composite
def damaged(draw) -> bytes:
    """A sound file with bytes changed, taken out, or its end cut off."""
    content = bytearray(SOUND[draw(st.sampled_from(Kind))])
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, len(content) - 1))
        content[place : place + draw(st.integers(0, 3))] = draw(st.binary(max_size=3))
    return bytes(content[: draw(st.integers(1, len(content)))] if draw(st.booleans()) else content)


@settings(max_examples=500, deadline=None)
@given(damaged())
def test_a_damaged_file_is_read_or_refused(content):
    assert outcome(content)
