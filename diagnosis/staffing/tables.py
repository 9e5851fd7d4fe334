"""The balance and its plans as tables to take away."""

from cus.tables import Page
from cus.text.dates import short_day
from cus.text.numbers import number
from diagnosis.staffing.balance import Balance, RowBalance

ROWS = (
    *("Usługa", "Ścieżka kwalifikacji", "Plan", "Skąd plan", "Norma", "Skąd norma", "Potrzeba osób"),
    *("Spełnia wymagania u partnerów", "Kadra własna", "Nie wiadomo", "Brakuje", "Bez planu"),
)
PLANS = ("Usługa", "Dla ilu osób", "W jaki sposób", "Kto przygotuje", "Kto zatrudni", "Do kiedy", "Stan", "Uwagi")
STAFF = ("Usługa", "Partner", "Kto", "Liczba osób", "Wymagania", "Dlaczego")
OUTCOMES = {"met": "spełnione", "not_met": "niespełnione", "cannot_tell": "nie można stwierdzić"}
UNKNOWN = "nie wiadomo"


def balance_pages(balance: Balance, *, with_staff: bool = False) -> list[Page]:
    """Return the sheets of rows and plans; ``with_staff``: also whose people were counted, for those who read cards."""
    plans = [
        (
            row.service,
            *(
                number(plan.number),
                plan.manner,
                plan.trainer,
                plan.employer,
                short_day(plan.due_on),
                plan.word,
                plan.note,
            ),
        )
        for row in balance.rows
        for plan in row.plans
    ]
    pages = [Page("Bilans", ROWS, [_row(row) for row in balance.rows]), Page("Plany", PLANS, plans)]
    if with_staff:
        people = [
            (row.service, one.partner, one.who, number(one.number), OUTCOMES[one.outcome], " ".join(one.reasons))
            for row in balance.rows
            for one in row.staff
        ]
        pages.append(Page("Kadra", STAFF, people))
    return pages


def _row(row: RowBalance) -> tuple[str, ...]:
    return (
        *(row.service, row.path, row.planned_said, row.planned_source, row.norm_said, row.norm_source),
        UNKNOWN if row.required is None else number(row.required),
        *(number(row.met), number(row.own), number(row.unknown)),
        UNKNOWN if row.gap is None else number(row.gap),
        UNKNOWN if row.gap is None else number(row.unfilled),
    )
