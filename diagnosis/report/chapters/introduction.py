"""Chapter: introduction and legal basis, in our own words."""

from cus.documents.blocks import facts, items, text
from cus.text.dates import day, period
from diagnosis.models import Diagnosis
from diagnosis.report.content import Content, Scope

ACT = "ustawy z dnia 19 lipca 2019 r. o realizowaniu usług społecznych przez centrum usług społecznych"


def build(scope: Scope) -> Content:
    """Say what the diagnosis is, on what basis, for whom and for how long."""
    diagnosis = scope.diagnosis
    names = ", ".join(gmina.name for gmina in scope.gminas) or "nie wybrano"
    return Content(
        blocks=(
            text(
                f"Podstawą tej diagnozy jest art. 21 {ACT}. Centrum prowadzi stałe rozeznanie potrzeb i potencjału "
                "(art. 13 ust. 1 pkt 2), a z jego wniosków opracowuje diagnozę na pięć lat. Diagnozę aktualizuje się, "
                "gdy wnioski z rozeznania istotnie się zmienią."
            ),
            text("Ustawa wymaga, żeby diagnoza określała:"),
            items(
                (
                    "potrzeby wspólnoty samorządowej w zakresie usług społecznych (art. 21 ust. 3 pkt 1),",
                    (
                        "potencjał, czyli kto na obszarze działania centrum wykonuje usługi społeczne i jakie: jednostki "
                        "organizacyjne gminy, organizacje pozarządowe, inne podmioty prowadzące działalność pożytku "
                        "publicznego, osoby fizyczne i osoby prawne (art. 21 ust. 3 pkt 2)."
                    ),
                )
            ),
            text(
                "Pozostałe rozdziały są dobrą praktyką: ustawa ich nie wymaga, ale bez nich trudno zbudować program "
                "usług społecznych, dla którego diagnoza jest podstawą (art. 5 ust. 2)."
            ),
            facts(
                ("Obszar", names, "gminy, których dotyczy diagnoza"),
                ("Okres", period(diagnosis.period_start, diagnosis.period_end), "pięć lat, art. 21 ust. 2"),
                ("Kto opracował", _authors(diagnosis)),
                *([("Powód aktualizacji", diagnosis.update_reason, "art. 21 ust. 2")] if diagnosis.is_update else []),
                ("Stan danych", day(scope.day), "dzień, na który zestawiono rejestry"),
            ),
        )
    )


def _authors(diagnosis: Diagnosis) -> str:
    """Each author on a line: who it is, and what they answer for."""
    return "\n".join(
        f"{one.name} ({one.get_kind_display()}){f': {one.part}' if one.part else ''}"
        for one in diagnosis.author_rows.all()
    )
