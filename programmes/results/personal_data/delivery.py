"""Figures count people and name none; only a note might."""

from cus.privacy.enums import Keep, Whose
from cus.privacy.register import Purpose, holds, holds_none

RESULTS = Purpose(
    why="Wyniki programów usług społecznych; nie jest to miejsce na dane mieszkańców.",
    basis="art. 6 ust. 1 lit. c i e RODO; art. 6 i 18 ustawy",
    keep=Keep.PROGRAMMES,
)

# A table waits for its preview to be accepted: at most one a person, gone after a week.
BROUGHT = Purpose(why="Plik z liczbami między podglądem a wczytaniem.", basis=RESULTS.basis, keep=Keep.DRAFTS)

holds("results.deliveryfigure", "note", "correction", whose=Whose.ANYBODY, purpose=RESULTS, free_text=True)
holds_none(
    "results.deliveryfigure",
    *("period_kind", "starts_on", "ends_on", "people", "places", "turns", "quantity", "quantity_unit"),
    *("refusals", "cost", "source", "created_at", "version", "token"),
)
holds("results.deliveryimport", "content", "second_content", whose=Whose.ANYBODY, purpose=BROUGHT)
holds_none("results.deliveryimport", "key", "created_at", "name", "second_name")
