"""The balance on paper, A4 on its side."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from cus.documents.parts import Document, Letterhead
from cus.text.dates import short_day
from diagnosis.models import Diagnosis
from diagnosis.staffing.balance import Balance


@dataclass(frozen=True, slots=True, kw_only=True)
class BalancePaper:
    """What the template prints."""

    letterhead: Letterhead
    title: str
    on: dt.date
    balance: Balance


def balance_document(diagnosis: Diagnosis, balance: Balance, *, letterhead: Letterhead) -> Document:
    """Return the balance of today as a document; it is a working paper, so it carries its day."""
    today = timezone.localdate()
    return Document(
        template="documents/staffing.html",
        context=BalancePaper(letterhead=letterhead, title=diagnosis.title, on=today, balance=balance),
        title=f"Bilans kadr. Stan na {short_day(today)}",
        letterhead=letterhead,
        state=diagnosis.paper_state,
    )
