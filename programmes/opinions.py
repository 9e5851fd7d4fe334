"""The three opinions of a version as pages show them: on the present revision, and what was said before."""

import datetime
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject

from programmes.models import Opinion, OpinionKind, ProgrammeVersion

COLUMNS = ("id", "revision", "kind", "requested_on", "author", "given_on", "result", "text", "edit_version")


@dataclass(frozen=True, slots=True)
class Asked:
    """One kind: the opinion on the present revision, or an empty one, and the last given on an earlier revision."""

    kind: OpinionKind
    now: Opinion
    before: Opinion | None

    @property
    def is_given(self) -> bool:
        """There is a result."""
        return bool(self.now.result)


def opinions_of(version: ProgrammeVersion) -> list[Asked]:
    """Return the three kinds in order; one query."""
    return asked_of(version, list(version.opinions.order_by("-revision", "pk")))


def rows_of_opinions() -> ArraySubquery:
    """Return the opinions of a version as JSON, to be fetched with it as ``opinion_rows``."""
    fields = {name: F(name) for name in COLUMNS}
    rows = Opinion.objects.filter(version=OuterRef("pk")).order_by("-revision", "pk")
    return ArraySubquery(rows.values(json=JSONObject(**fields)))


def fetched_opinions(version: ProgrammeVersion) -> list[Asked]:
    """Return the three kinds of a version that came with its ``opinion_rows``; a query when it came without."""
    if not hasattr(version, "opinion_rows"):
        return opinions_of(version)
    return asked_of(version, [Opinion(version=version, **_with_days(row)) for row in version.opinion_rows])


def _with_days(row: dict) -> dict:
    days = {name: row[name] and datetime.date.fromisoformat(row[name]) for name in ("requested_on", "given_on")}
    return row | days


def asked_of(version: ProgrammeVersion, opinions: list[Opinion]) -> list[Asked]:
    """Sort ``opinions`` of ``version``, the newest revision first, by kind."""
    return [_asked(version, kind, [one for one in opinions if one.kind == kind]) for kind in OpinionKind]


def _asked(version: ProgrammeVersion, kind: OpinionKind, opinions: list[Opinion]) -> Asked:
    now = next((one for one in opinions if one.revision == version.revision), None)
    before = next((one for one in opinions if one.revision < version.revision and one.result), None)
    return Asked(kind, now or Opinion(version=version, revision=version.revision, kind=kind, edit_version=0), before)
