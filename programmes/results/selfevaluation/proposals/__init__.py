"""What the system proposes for each leaf of the outline: sentences with their sources, nothing invented.

A sentence tells a fact that somebody entered elsewhere. A leaf of which nothing is known gets no sentence.
"""

from programmes.results.selfevaluation.enums import Part
from programmes.results.selfevaluation.facts import Facts
from programmes.results.selfevaluation.outline import Leaf
from programmes.results.selfevaluation.proposals import closing, opening, procedures, tasks
from programmes.results.selfevaluation.sentence import Sentence


def proposed(facts: Facts, leaf: Leaf) -> list[Sentence]:
    """Return the sentences for ``leaf``, each fact once; none where the leaf does not apply."""
    if not leaf.applies:
        return []
    if leaf.part == Part.TASK:
        found = tasks.proposed(facts, leaf)
    elif leaf.part == Part.INTRODUCTION:
        found = opening.introduction(facts)
    elif leaf.part == Part.CONCLUSIONS:
        found = closing.proposed(facts, leaf.aspect)
    else:
        found = procedures.proposed(facts, leaf.part, leaf.aspect)
    return list({sentence.key: sentence for sentence in found}.values())
