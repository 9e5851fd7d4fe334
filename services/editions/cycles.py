"""Rings among groups: a group that stands, step by step, under itself."""

from collections.abc import Mapping


def cycles_in(parents: Mapping[str, str], *, order: Mapping[str, int]) -> list[list[str]]:
    """Return each ring once, from its earliest code by ``order``, each code followed by its parent.

    Whoever only hangs on a ring does not belong to it.
    """
    seen: set[str] = set()
    rings: list[list[str]] = []
    for start in sorted(parents, key=lambda code: order[code]):
        path: dict[str, int] = {}
        code = start
        while code in parents and code not in seen and code not in path:
            path[code] = len(path)
            code = parents[code]
        if code in path:
            ring = list(path)[path[code] :]
            first = min(range(len(ring)), key=lambda at: order[ring[at]])
            rings.append(ring[first:] + ring[:first])
        seen.update(path)
    return rings
