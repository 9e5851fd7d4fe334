"""Questionnaires on quality in the demo: five services, eighty sheets from paper each."""

import datetime as dt
from collections.abc import Mapping

from django.utils import timezone

from cus.accounts.enums import Role
from cus.desk.loaders.demo.accounts import demo_person
from programmes.models import Programme
from programmes.results.actions.opinions import enter_many_sheets
from programmes.results.actions.quality import close_survey, create_survey, edit_survey, open_survey
from programmes.results.quality_enums import MARKS
from services.models import Service


def judge(programme: Programme, rows: list[dict], services: Mapping[str, Service]) -> None:
    """Hold each questionnaire of the file: open it, close it on its day, type its sheets."""
    organiser, worker = demo_person(Role.ORGANISER), demo_person(Role.WORKER)
    for row in rows:
        fields = {
            "service": services[row["service"]],
            "title": row["title"],
            "opens_on": dt.date.fromisoformat(row["opens_on"]),
            **row["statements"],
        }
        # Only a questionnaire whose days go on can be opened; its own days come after.
        survey = create_survey(by=organiser, programme=programme, fields=fields | {"closes_on": timezone.localdate()})
        survey = open_survey(by=organiser, survey=survey)
        closes = {"closes_on": dt.date.fromisoformat(row["closes_on"])}
        survey = edit_survey(by=organiser, survey=survey, version=survey.version, fields=closes)
        survey = close_survey(by=organiser, survey=survey)
        sheets = [dict(zip(MARKS, map(int, sheet), strict=True)) for sheet in row["sheets"]]
        enter_many_sheets(by=worker, survey=survey, rows=sheets)
