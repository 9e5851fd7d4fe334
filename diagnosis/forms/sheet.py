"""Reads the JSON of the sheet into plain rows, trusting nothing in it."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from cus.text.validators import TextLimit, no_unprintable
from diagnosis.enums import NeedKind, NeedUnit, TerritoryRow
from diagnosis.sheet import AREAS, LAST, SERVICES, TEXT_FIELDS, NeedDeletion, NeedMove, NeedSave

MAX_ROWS = 1000
MAX_NUMBER = 100_000_000
MAX_VERSION = 1_000_000
AREAS_OF_THE_ACT = 14


class MalformedSheet(ValueError):
    """The request is not what our page sends; nothing in it can be used."""


@dataclass(slots=True)
class SheetRequest:
    """Rows that may be handed to the action, and the rows whose contents a person has to mend."""

    saves: list[NeedSave] = field(default_factory=list)
    deletions: list[NeedDeletion] = field(default_factory=list)
    moves: list[NeedMove] = field(default_factory=list)
    invalid: dict[UUID, dict[str, list[str]]] = field(default_factory=dict)


def read_sheet(
    body: bytes, gminas: Callable[[], set[str]], readers: "dict[str, Callable[[Any], Any]] | None" = None
) -> SheetRequest:
    """Read a request of the sheet; ``gminas`` answers with the codes a row may name, asked only when one does.

    ``readers`` check the cells by name; without them the rows are those of form 1.

    Raises:
        MalformedSheet: not JSON, wrong types or names, or more rows than a sheet can hold.
    """
    data = _object(_json(body), {"saves", "deletions", "moves"})
    saves, deletions, moves = (_list(data.get(name, [])) for name in ("saves", "deletions", "moves"))
    request = SheetRequest()
    for item in saves:
        _read_save(item, gminas, request, readers or READERS)
    for item in deletions:
        item = _object(item, {"key", "version"})
        request.deletions.append(NeedDeletion(_key(item.get("key")), _version(item.get("version"))))
    for item in moves:
        item = _object(item, {"key", "after"})
        request.moves.append(NeedMove(_key(item.get("key")), _after(item.get("after"))))
    keys = [wish.key for wish in (*request.saves, *request.deletions)] + list(request.invalid)
    if len(keys) != len(set(keys)):
        raise MalformedSheet("a row is sent twice")
    return request


def read_proposal(body: bytes) -> tuple[str, list[int]]:
    """Read the wish for a new service: its name and the numbers of its areas.

    Raises:
        MalformedSheet: not what our page sends.
    """
    data = _object(_json(body), {"name", "areas"})
    if not isinstance(data.get("name"), str):
        raise MalformedSheet("name")
    return data["name"], READERS[AREAS](data.get("areas", []))


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise MalformedSheet("not JSON") from error


def _read_save(
    item: Any, gminas: Callable[[], set[str]], request: SheetRequest, readers: dict[str, Callable[[Any], Any]]
) -> None:
    item = _object(item, {"key", "version", "fields", "after", "restore"})
    key = _key(item.get("key"))
    sent = _object(item.get("fields"), set(readers))
    fields, errors = {}, {}
    for name, value in sent.items():
        try:
            fields[name] = readers[name](value)
        except ValidationError as error:
            errors[name] = error.messages
    if fields.get("gmina_id") and fields["gmina_id"] not in gminas():
        errors["gmina_id"] = ["Wybierz gminę, której dotyczy diagnoza."]
    if errors:
        request.invalid[key] = errors
        return
    restore = item.get("restore", False)
    if not isinstance(restore, bool):
        raise MalformedSheet("restore")
    request.saves.append(
        NeedSave(key, _version(item.get("version")), fields, _after(item.get("after", LAST)), restore)
    )


def _object(value: Any, names: set[str]) -> dict[str, Any]:
    if not isinstance(value, dict) or not names.issuperset(value):
        raise MalformedSheet("unexpected names")
    return value


def _list(value: Any) -> list:
    if not isinstance(value, list) or len(value) > MAX_ROWS:
        raise MalformedSheet("not a list of rows")
    return value


def _key(value: Any) -> UUID:
    try:
        return UUID(value)
    except (TypeError, ValueError, AttributeError) as error:
        raise MalformedSheet("key") from error


def _version(value: Any) -> int:
    if type(value) is not int or not 0 <= value < MAX_VERSION:
        raise MalformedSheet("version")
    return value


def _after(value: Any) -> UUID | str | None:
    return value if value is None or value == LAST else _key(value)


def read_text(value: Any) -> str:
    """Check the text of a cell: its length and its characters; the text itself is kept as typed."""
    if not isinstance(value, str):
        raise MalformedSheet("text")
    if "\x00" in value or any("\ud800" <= char <= "\udfff" for char in value):
        raise ValidationError("Usuń niewidoczny, uszkodzony znak: tekstu z nim nie da się zapisać. Wpisz go od nowa.")
    TextLimit()(value)
    no_unprintable(value)
    return value.replace("\r\n", "\n")


def _whole(low: int, high: int) -> Callable[[Any], int | None]:
    def read(value: Any) -> int | None:
        if value is None:
            return None
        if type(value) is not int:
            raise MalformedSheet("number")
        if not low <= value <= high:
            raise ValidationError(f"Wpisz liczbę całkowitą od {low} do {high}.")
        return value

    return read


def _choice(values: list[str]) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if not isinstance(value, str) or (value and value not in values):
            raise MalformedSheet("choice")
        return value

    return read


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise MalformedSheet("flag")
    return value


def _gmina(value: Any) -> str | None:
    if value is not None and not isinstance(value, str):
        raise MalformedSheet("gmina")
    return value or None


def _short(longest: int, *, missing: str = "") -> Callable[[Any], str]:
    def read(value: Any) -> str:
        text = " ".join(read_text(value).split())
        if missing and not text:
            raise ValidationError(missing)
        if len(text) > longest:
            raise ValidationError(f"Tekst ma {len(text)} znaków, a mieści się {longest}. Skróć go.")
        return text

    return read


def _keys(name: str, most: int, highest: int) -> Callable[[Any], list[int]]:
    def read(value: Any) -> list[int]:
        if (
            not isinstance(value, list)
            or len(value) > most
            or any(type(pk) is not int or not 0 < pk <= highest for pk in value)
        ):
            raise MalformedSheet(name)
        return sorted(set(value))

    return read


READERS: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(TEXT_FIELDS, read_text),
    "number": _whole(1, MAX_NUMBER),
    "unit": _choice(NeedUnit.values),
    "at_least": _flag,
    "kind": _choice(NeedKind.values),
    "size": _whole(1, 5),
    "severity": _whole(1, 5),
    "evidence": _whole(1, 3),
    "gmina_id": _gmina,
    SERVICES: _keys("services", 100, 2**63 - 1),
    AREAS: _keys("areas", AREAS_OF_THE_ACT, AREAS_OF_THE_ACT),
}

# Form 2: its head and its lines travel in one batch.
TERRITORY_READERS: dict[str, Callable[[Any], Any]] = {
    "territory": _short(200, missing="Wpisz nazwę terytorium."),
    "assessor": _short(300),
    "gmina_id": _gmina,
    **dict.fromkeys(TerritoryRow.values, read_text),
    "row": _choice(TerritoryRow.values),
    "text": read_text,
}
