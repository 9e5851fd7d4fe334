"""Parts 1 and 2: the name of the programme and the time of its implementation."""

from cus.text.dates import day, period
from programmes.results.implementation.ground import Ground
from programmes.results.implementation.sheet import Entry, Fact, Part


def name(ground: Ground) -> Part:
    """The name, the resolution behind it and names that it bore before."""
    version = ground.version
    url = version.get_absolute_url()
    facts = [Fact("Nazwa programu", Entry(f"„{version.name}”", url))]
    if version.resolution_number:
        text = f"nr {version.resolution_number} z {day(version.resolution_date)} r."
        facts.append(Fact("Uchwała", Entry(text, url)))
    if version.journal_reference:
        facts.append(Fact("Ogłoszenie", Entry(f"{version.journal_reference}, {day(version.journal_date)} r.", url)))
    for former in ground.earlier:
        renamed = f"„{former.name}”, " if former.name != version.name else ""
        text = f"{renamed}uchwała nr {former.resolution_number} z {day(former.resolution_date)} r."
        facts.append(Fact(f"Wcześniej: {former.label}", Entry(text, former.get_absolute_url())))
    return Part(number=1, title="Nazwa programu", law="art. 6 ust. 2 pkt 1", facts=tuple(facts))


def time(ground: Ground) -> Part:
    """The days of implementation; the period that was planned, where a repeal came first."""
    version, term = ground.version, ground.term
    url = version.get_absolute_url()
    facts = [Fact("Okres realizacji", Entry(period(ground.start, term.end), url))]
    if term.is_repealed:
        planned = period(version.period_start, version.period_end)
        facts.append(Fact("Planowano", Entry(f"{planned}; program uchylono z dniem {day(term.end)} r.", url)))
    for former in ground.earlier:
        if (former.period_start, former.period_end) != (version.period_start, version.period_end):
            text = period(former.period_start, former.period_end)
            facts.append(Fact(f"W programie, {former.label}", Entry(text, former.get_absolute_url())))
    return Part(number=2, title="Okres realizacji", law="art. 6 ust. 2 pkt 2", facts=tuple(facts))
