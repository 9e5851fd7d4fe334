"""Opinions before the decision: of the legal adviser, the treasurer and the data-protection officer."""

from collections.abc import Iterator

from programmes.gaps.rule import PRACTICE, Gap, Rule
from programmes.models import OpinionResult


def _missing(ground) -> Iterator[Gap]:
    lacking = [one for one in ground.opinions if not one.is_given]
    if not lacking:
        return
    names = ", ".join(str(one.kind.label) for one in lacking)
    revision = ground.version.revision
    about = f" o poprawce {revision}" if revision > 1 else ""
    values = tuple((str(one.kind.label), _said(one)) for one in lacking)
    yield Gap(f"nie ma opinii{about}: {names}", values=values)


def _said(one) -> str:
    if one.before:
        return f"{one.now.state_word}; o poprawce {one.before.revision}: {one.before.get_result_display()}"
    return one.now.state_word


def _negative(ground) -> Iterator[Gap]:
    for one in ground.opinions:
        if one.now.result == OpinionResult.NEGATIVE:
            who = f"{one.kind.label}, {one.now.author}"
            yield Gap(f"opinia negatywna: {who}", one.now.get_absolute_url(), values=(("treść", one.now.text[:300]),))


OPINION_MISSING = Rule(
    code="opinion_missing",
    title="Brak opinii przed decyzją",
    source=PRACTICE,
    looks_at="opinie radcy prawnego, skarbnika i inspektora ochrony danych o tej poprawce",
    do="Wpisz opinię albo dzień prośby",
    door="programmes:opinions",
    is_open=True,
    of_version=_missing,
)
OPINION_NEGATIVE = Rule(
    code="opinion_negative",
    title="Opinia negatywna",
    source=PRACTICE,
    looks_at="wyniki opinii o tej poprawce",
    do="Przeczytaj opinię",
    door="programmes:opinions",
    is_open=True,
    of_version=_negative,
)
