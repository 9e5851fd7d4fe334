"""Bands must leave no hole and no overlap: otherwise nobody could tell the fee."""

from collections.abc import Sequence
from decimal import Decimal

from cus.text.numbers import number
from programmes.fees.terms import Band
from programmes.terms_enums import BandBasis, BandWho

SIGNS = {BandBasis.INCOME: " zł", BandBasis.INCOME_PERCENT: "%", BandBasis.AGE: " lat", BandBasis.HOUSEHOLD_SIZE: ""}
STARTS = {BandBasis.HOUSEHOLD_SIZE: Decimal(1)}


def edge(value: Decimal, basis: str) -> str:
    """Write the end of a band: „150%”, „776 zł”, „60 lat”."""
    sign = SIGNS.get(BandBasis(basis), "") if basis else ""
    return number(value) + sign.replace(" ", "\u00a0")


def bands_for(who: str, bands: Sequence[Band]) -> list[Band]:
    """The bands of single people or of families, by their start; those of everybody count for both."""
    return sorted((band for band in bands if band.who in (BandWho.ANYBODY, who)), key=lambda band: band.low)


def faults_of_bands(bands: Sequence[Band], basis: str) -> list[str]:
    """Return each hole and each overlap in words; empty when every value has exactly one band."""
    if not bands:
        return []
    apart = any(band.who != BandWho.ANYBODY for band in bands)
    faults: list[str] = []
    for who in (BandWho.SINGLE, BandWho.FAMILY) if apart else (BandWho.ANYBODY,):
        whom = f" ({BandWho(who).label})" if apart else ""
        faults += [f"{fault}{whom}." for fault in _faults(bands_for(who, bands), basis)]
    return faults


def _faults(bands: list[Band], basis: str) -> list[str]:
    start = STARTS.get(BandBasis(basis), Decimal(0))
    if not bands:
        return ["Nie ma żadnego progu"]
    faults = []
    if bands[0].low > start:
        faults.append(f"Dziura: poniżej {edge(bands[0].low, basis)} nie ma progu")
    reached = bands[0].high
    for band in bands[1:]:
        if reached is None or band.low < reached:
            until = edge(reached, basis) if reached is not None else "bez górnej granicy"
            faults.append(f"Progi zachodzą na siebie od {edge(band.low, basis)}: poprzedni sięga do {until}")
        elif band.low > reached:
            faults.append(f"Dziura: od {edge(reached, basis)} do {edge(band.low, basis)} nie ma progu")
        if reached is not None:
            reached = None if band.high is None else max(reached, band.high)
    if reached is not None:
        faults.append(f"Dziura: od {edge(reached, basis)} w górę nie ma progu (w ostatnim zostaw „do” puste)")
    return faults
