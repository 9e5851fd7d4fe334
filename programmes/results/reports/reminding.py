"""A text that reminds of a report, ready to be sent by whatever way the centre writes to its providers."""

import datetime

from cus.text.dates import day as polish_day
from programmes.contracts.printing import providers_of
from programmes.results.models import ProviderReport
from programmes.results.reports.enums import ReportState

HOW = (
    "Sprawozdanie można wypełnić przez osobisty odnośnik, który przesyłamy osobno, albo na papierze. "
    "Prosimy nie podawać nazwisk ani innych danych mieszkańców."
)


def reminder(report: ProviderReport, *, by, today: datetime.date) -> str:
    """Return the text; what is due is a term of the contract, and that is what it says."""
    contract = report.contract
    what = "końcowe sprawozdanie" if report.is_final else f"sprawozdanie za okres {report.days}"
    who = ", ".join(providers_of(contract)) or "Szanowni Państwo"
    back = report.state == ReportState.RETURNED
    first = (
        f"prosimy o poprawienie i ponowne przesłanie dokumentu: {what} z wykonania: {contract}."
        if back
        else f"przypominamy, że {contract.noun} ({contract}) przewiduje {what}."
    )
    late = report.due_on < today
    term = f"Termin {'minął' if late else 'mija'} {polish_day(report.due_on)} r."
    return "\n\n".join(
        [
            who,
            f"Dzień dobry,\n{first} {term}",
            HOW,
            f"Z poważaniem\n{by.get_full_name()}",
        ]
    )
