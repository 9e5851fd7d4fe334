"""A proposed sentence: what the system knows, in words, with its source. Pure."""

from dataclasses import dataclass

from programmes.results.selfevaluation.enums import SourceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence. ``key`` names the fact, so that it is recognised when its words or its value change.

    ``value`` is the number that the sentence tells, as it is written; empty where it tells none.
    """

    key: str
    text: str
    source_kind: SourceKind
    source_label: str
    source_url: str
    value: str = ""


def quoted(text: str, most: int = 600) -> str:
    """Return somebody's words in one line between quotation marks, cut at a word."""
    line = " ".join(text.split()).replace("„", "«").replace("”", "»").rstrip(".")
    if len(line) > most:
        line = line[:most].rsplit(" ", 1)[0] + "…"
    return f"„{line}”"


def ended(text: str) -> str:
    """Return the text as a sentence: on one line, with a full stop."""
    line = " ".join(text.split())
    return line if line.endswith((".", "!", "?", "…")) else f"{line}."
