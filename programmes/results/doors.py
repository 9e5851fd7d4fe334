"""How the rooms of figures and of measures stand, in a few words, for the hub."""

from cus.text.plural import plural
from programmes.models import Programme
from programmes.results.indicators import indicators_of
from programmes.results.ledger import ledger_of
from programmes.results.rooms import Room, Told, register


def enter() -> None:
    """Enter both rooms."""
    register(
        Room(
            "Liczby",
            "results:delivery",
            10,
            "Osoby, godziny, odmowy i koszty według usług, wykonawców i okresów.",
            tells=figures_told,
        )
    )
    register(
        Room(
            "Mierniki",
            "results:indicators",
            20,
            "Skąd program wychodził, dokąd miał dojść i gdzie jest.",
            tells=measures_told,
        )
    )


def figures_told(programme: Programme | None) -> Told | None:
    """Whether figures are missing, odd or all there."""
    if programme is None:
        return None
    ledger = ledger_of(programme)
    if incomplete := {span for _, span in ledger.missing()}:
        return Told(f"niepełne kwartały: {len(incomplete)}", "warn")
    if odd := len(ledger.all_doubts):
        return Told(f"{odd} do sprawdzenia", "warn")
    count = len(ledger.rows)
    if not count:
        return Told("jeszcze nic nie wpisano")
    return Told(f"{count} {plural(count, 'wiersz', 'wiersze', 'wierszy')}", "done")


def measures_told(programme: Programme | None) -> Told | None:
    """How many measures reached their target, how many have no value yet."""
    if programme is None:
        return None
    measures = [one for one in indicators_of(programme) if one.target is not None]
    if not measures:
        return Told("program nie ma mierników")
    silent = sum(one.latest is None for one in measures)
    reached = sum(one.is_reached is True for one in measures)
    if silent == len(measures):
        return Told("brak danych")
    words = f"cel osiągnięty: {reached} z {len(measures)}"
    return Told(words, "done" if reached == len(measures) else "now")
