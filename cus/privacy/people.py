"""Where the installation tells of one person: every entered field, live and in history, and sealed values."""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast

from cus.privacy.actions import blind_index
from cus.privacy.matching import Span, Wanted, digits, fragments, spans_of
from cus.privacy.models import PersonKey, SealedRow
from cus.privacy.register import PersonalField, known_models, personal_fields

AROUND = 60
JSON_MARKS = re.compile(r'[{}\[\]"]+')
MOST_TEXTS = 5_000


@dataclass(slots=True)
class Occurrence:
    """One field of one row that tells of the person, now or in its history.

    ``place`` names it in forms (``partners.partner|phones|17``); ``normals`` are the found words with their
    number, for the erasure; ``weak``: only a surname was found.
    """

    entry: PersonalField
    row: str
    subject: str
    excerpt: str = ""
    found: str = ""
    live: bool = False
    past: int = 0
    weak: bool = True
    normals: set[tuple[int, str]] = field(default_factory=set)

    @property
    def place(self) -> str:
        """The name in forms."""
        return f"{self.entry.model}|{self.entry.field}|{self.row}"

    @property
    def stays(self) -> str:
        """Why it is not erased."""
        return self.entry.stays


@dataclass(frozen=True, slots=True)
class SealedOccurrence:
    """All sealed values of one person: they go together, by destroying the key."""

    key: uuid.UUID
    subjects: tuple[str, ...]
    destroyed: bool

    @property
    def place(self) -> str:
        """The name in forms."""
        return f"key|{self.key}"


@dataclass(frozen=True, slots=True)
class Report:
    """Everything found of one person."""

    occurrences: list[Occurrence]
    sealed: list[SealedOccurrence]

    @property
    def erasable(self) -> list[Occurrence]:
        """What may be erased."""
        return [one for one in self.occurrences if not one.stays]

    @property
    def staying(self) -> list[Occurrence]:
        """What stays, with its reason."""
        return [one for one in self.occurrences if one.stays]


def report_on(wanted: Wanted) -> Report:
    """Search everything; equal input gives the same order."""
    found: dict[str, Occurrence] = {}
    for model in known_models():
        entries = [entry for entry in personal_fields(model) if _is_text(entry)]
        if entries and model is not PersonKey:
            _search(model, entries, wanted, found, past=False)
            history = getattr(model, "pgh_event_model", None)
            if history is not None:
                _search(history, entries, wanted, found, past=True)
    ordered = sorted(found.values(), key=lambda one: (one.weak, one.entry.model, one.row, one.entry.field))
    return Report(ordered, list(_sealed(wanted, ordered)))


def _is_text(entry: PersonalField) -> bool:
    return not isinstance(entry.model_class._meta.get_field(entry.field), models.BinaryField)


def _search(
    model: type[models.Model], entries: list[PersonalField], wanted: Wanted, found: dict, *, past: bool
) -> None:
    """Add what one table tells; ``past``: the table is history."""
    names = {item.name for item in model._meta.concrete_fields}
    entries = [entry for entry in entries if entry.field in names]
    key = "pgh_obj_id" if past else "pk"
    texts = {f"t_{entry.field}": Cast(entry.field, models.TextField()) for entry in entries}
    condition = _condition(list(texts), wanted)
    if not texts or not condition:
        return
    rows = model._base_manager.annotate(**texts).filter(condition).order_by(key)[:MOST_TEXTS]
    for values in rows.values_list(key, *texts):
        # A first and a last name in fields of their own are one name.
        joined = " ".join(text or "" for entry, text in zip(entries, values[1:], strict=True) if not entry.free_text)
        whole = any(not span.weak for span in spans_of(wanted, joined))
        for entry, text in zip(entries, values[1:], strict=True):
            spans = spans_of(wanted, text or "")
            if whole and not entry.free_text:
                spans = [replace(span, weak=False) for span in spans] or _single_words(wanted, text or "")
            if spans:
                _add(found, entry, str(values[0]), text, spans, past=past)


def _single_words(wanted: Wanted, text: str) -> list[Span]:
    """Words of the name, each alone: the rest of it stands in another field of the row."""
    return [span for word in wanted.name_words for span in spans_of(Wanted(name=word), text)]


def _condition(names: list[str], wanted: Wanted) -> Q:
    condition = Q()
    numbers = wanted.numbers
    for name in names:
        for needle in wanted.needles():
            condition |= Q(**{f"{name}__unaccent__icontains": needle})
        for number in numbers:
            # Digits may stand in groups: any text with the first three and the last three is looked at.
            condition |= Q(**{f"{name}__regex": r"[^0-9]?".join(number)})
    return condition


def _add(found: dict, entry: PersonalField, row: str, text: str, spans: list[Span], *, past: bool) -> None:
    one = found.get(f"{entry.model}|{entry.field}|{row}")
    if one is None:
        one = Occurrence(entry, row, _subject(entry, row))
        found[one.place] = one
    strong = [span for span in spans if not span.weak] or spans
    if not one.excerpt or (one.weak and not strong[0].weak) or (not past and not one.live):
        # Data kept as JSON are read without its marks.
        shown = _excerpt(text, strong[0])
        one.excerpt = " ".join(JSON_MARKS.sub(" ", shown).split()) if text[:1] in "{[" else shown
        one.found = ", ".join(fragments(text, strong))
    one.weak = one.weak and strong[0].weak
    one.normals |= {(span.words, span.normal) for span in strong}
    if past:
        one.past += 1
    else:
        one.live = True


def _excerpt(text: str, span: Span) -> str:
    start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    return ("…" if start else "") + " ".join(text[start:end].split()) + ("…" if end < len(text) else "")


def _subject(entry: PersonalField, row: str) -> str:
    """Name the row by its kind and number, never by what it says."""
    label = entry.model_label
    return f"{label[:1].upper()}{label[1:]}, wiersz {row}"


def sealed_models() -> list[type[SealedRow]]:
    """Models with sealed values."""
    return [model for model in known_models() if issubclass(model, SealedRow)]


def _sealed(wanted: Wanted, found: list[Occurrence]) -> Iterator[SealedOccurrence]:
    """Keys of the person: by PESEL, and of rows whose open text names the person for certain."""
    index = blind_index("pesel", digits(wanted.pesel)) if wanted.pesel else ""
    subjects: dict[uuid.UUID, list[str]] = {}
    for model in sealed_models():
        named = {one.row for one in found if one.entry.model == model._meta.label_lower and not one.weak}
        own_name = {one.row for one in found if one.row in named and one.entry.free_text is False}
        rows = model._base_manager.filter(Q(pk__in=own_name) | (Q(pesel_index=index) if index else Q(pk__in=[])))
        for row in rows.exclude(person_key=None).order_by("pk"):
            subjects.setdefault(row.person_key_id, []).append(str(row))
    destroyed = dict(PersonKey.objects.filter(pk__in=subjects).values_list("pk", "destroyed_at"))
    for key, names in subjects.items():
        yield SealedOccurrence(key, tuple(names), destroyed=destroyed[key] is not None)
