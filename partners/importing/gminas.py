"""Gminas as people write them in a cell, and back."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from cus.centre.models import CentreGmina, Gmina
from cus.importing.words import Words, Wrong
from cus.tables.columns import key_of

_CODE = re.compile(r"\d{7}")
_KIND = re.compile(r"^(?:gmina|miasto|m|gm)\s+")


class Gminas(Words):
    """Names or TERYT codes of gminas, apart by semicolons, commas or lines; the value is a sorted list of codes.

    A name that several gminas bear means the one that the centre serves.
    """

    empty = ()

    @cached_property
    def names(self) -> dict[str, str]:
        """Names by code."""
        return dict(Gmina.objects.order_by("teryt").values_list("teryt", "name"))

    @cached_property
    def served(self) -> frozenset[str]:
        """Codes of the gminas that the centre serves."""
        return frozenset(CentreGmina.objects.order_by().values_list("gmina_id", flat=True))

    @cached_property
    def codes(self) -> dict[str, list[str]]:
        """Codes by name; where the centre serves one of them, only those it serves."""
        found: dict[str, list[str]] = defaultdict(list)
        for code, name in self.names.items():
            found[key_of(name)].append(code)
        return {name: [code for code in codes if code in self.served] or codes for name, codes in found.items()}

    def read(self, text: str) -> list[str]:
        """Return the codes.

        Raises:
            Wrong: no such gmina, or several of the name.
        """
        return sorted({self.code(part.strip()) for part in re.split(r"[;,\n]", text) if part.strip()})

    def code(self, text: str) -> str:
        """Return the code of one gmina.

        Raises:
            Wrong: no such gmina, or several of the name.
        """
        if _CODE.fullmatch(text):
            if text not in self.names:
                raise Wrong(f"Nie ma gminy o kodzie TERYT {text}.")
            return text
        codes = self.codes.get(key_of(text)) or self.codes.get(_KIND.sub("", key_of(text))) or []
        if not codes:
            raise Wrong(f"Nie ma gminy o nazwie „{text[:80]}”. Wpisz nazwę w mianowniku albo kod TERYT.")
        if len(codes) > 1:
            raise Wrong(f"Jest kilka gmin o nazwie „{text[:80]}”. Wpisz kod TERYT: {', '.join(codes[:5])}.")
        return codes[0]

    def show(self, value: Iterable[str]) -> str:
        """Return names; the code where a name would mean another gmina."""
        return "; ".join(self.said(code) for code in sorted(value))

    def said(self, code: str) -> str:
        """Return the name of one gmina, or its code where the name would mean another."""
        name = self.names.get(code, code)
        return name if self.codes.get(key_of(name)) == [code] else code
