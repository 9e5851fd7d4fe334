"""What a person pays, whether a person qualifies, how much of a service is left: plain functions on plain data.

Nothing here asks the database or stores anything about anybody. Whatever cannot be told is said so, with the
fact that is missing; no text feeds a result.
"""

from programmes.fees.bands import faults_of_bands
from programmes.fees.calculating import CannotTell, Fee, NoRule, fee_on
from programmes.fees.conditions import Answer, qualifies
from programmes.fees.facts import Criterion, Person
from programmes.fees.limits import Allowed, Limit, Use, allowed
from programmes.fees.terms import Band, Cap, Discount, Exemption, Part, Rule, Terms

__all__ = [
    "Allowed",
    "Answer",
    "Band",
    "CannotTell",
    "Cap",
    "Criterion",
    "Discount",
    "Exemption",
    "Fee",
    "Limit",
    "NoRule",
    "Part",
    "Person",
    "Rule",
    "Terms",
    "Use",
    "allowed",
    "faults_of_bands",
    "fee_on",
    "qualifies",
]
