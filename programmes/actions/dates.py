"""Days of recorded facts: never in the future, never before their cause."""

import datetime

from django.utils import timezone

from cus.workflow import Refusal, Refused


def refuse_future(day: datetime.date, field: str) -> None:
    """Refuse a fact dated later than today."""
    if day > timezone.localdate():
        raise Refused(Refusal("Ta data jeszcze nie nadeszła. Wpisz dzień, w którym to się stało.", field=field))


def refuse_before(day: datetime.date, cause: datetime.date | None, message: str, field: str) -> None:
    """Refuse a fact dated before its cause."""
    if cause and day < cause:
        raise Refused(Refusal(message, field=field))
