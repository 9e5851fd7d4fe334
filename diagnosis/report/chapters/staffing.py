"""Chapter: the staffing balance (handbook ch. 2.3, step 4): how many people are needed, how many there are, who fills the gap."""

from cus.documents.blocks import Column, TableRow, items, note, table, text
from cus.text.dates import day, short_day
from cus.text.plural import plural
from diagnosis.report.content import Content, Scope
from diagnosis.staffing import Plan, RowBalance, balance_of

COLUMNS = (
    Column(label="Usługa i kwalifikacje", width=20),
    Column(label="Plan i norma", width=20),
    Column(label="Potrzeba", width=10, numeric=True),
    Column(label="Kto jest", hint="u partnerów, kadra własna, nie wiadomo", width=15),
    Column(label="Brakuje", width=10, numeric=True),
    Column(label="Jak to uzupełnimy"),
)
RULE = (
    "Potrzeba = plan × norma, w górę do całej osoby. Brakuje = potrzeba − osoby u partnerów, które spełniają wymagania "
    "− kadra własna. Osób, o których nie wiadomo, czy spełniają wymagania, nie odjęto."
)


def build(scope: Scope) -> Content | None:
    """Print the balance; left out when nobody has opened it: the law does not ask for it."""
    balance = balance_of(scope.diagnosis, on=scope.day)
    if balance is None or not balance.rows:
        return None
    counts = [
        f"{balance.required} {plural(balance.required, 'osoba potrzebna', 'osoby potrzebne', 'osób potrzebnych')}",
        f"brakuje: {balance.gap}",
        f"brakuje bez planu uzupełnienia: {balance.unfilled}",
    ]
    if balance.unreckoned:
        counts.append(f"pozycji bez normy lub liczby: {balance.unreckoned}")
    about = f"Ilu ludzi potrzebują usługi, ilu ich jest i skąd wziąć brakujących. Kadra z rejestru, stan na {day(scope.day)} r."
    rows = [_row(row) for row in balance.rows]
    source = "formularz potrzeb, rejestr partnerów, normy ze źródłami w tabeli."
    return Content(
        blocks=(text(about), items(counts), note(RULE), table("Bilans kadr", COLUMNS, rows, source=source, wide=True))
    )


def _row(row: RowBalance) -> TableRow:
    plan = [row.planned_said or "plan: nie podano", "liczba własna" if row.planned_is_own else row.planned_source]
    norm = [row.norm_said or "brak normy", row.norm_source]
    present = [f"u partnerów: {row.met}"]
    present += ["część liczona też w innej pozycji"] if row.is_shared else []
    present += [f"własna: {row.own}", f"nie wiadomo: {row.unknown}"]
    return TableRow(
        cells=(
            f"{row.service}\n{row.path or 'którakolwiek z dopuszczonych ścieżek'}",
            "\n".join(filter(None, [*plan, *norm])),
            "–" if row.required is None else str(row.required),
            "\n".join(present),
            _gap(row),
            "\n".join(_fillings(row)) or "–",
        )
    )


def _gap(row: RowBalance) -> str:
    if row.gap is None:
        return "–"
    spare = f"\nzapas: {row.spare}" if row.spare else ""
    return str(row.gap) if row.gap else f"nie brakuje{spare}"


def _fillings(row: RowBalance) -> list[str]:
    return [*map(_plan, row.plans), *([f"bez planu: {row.unfilled}"] if row.unfilled else [])]


def _plan(plan: Plan) -> str:
    people = f"{plan.number} {plural(plan.number, 'osoba', 'osoby', 'osób')} do {short_day(plan.due_on)} ({plan.word})"
    who = [plan.manner]
    who += [f"przygotuje {plan.trainer}"] if plan.trainer else []
    who += [f"zatrudni {plan.employer}"] if plan.employer else []
    return f"{people}: {'; '.join(who)}"
