"""All rules, in the order in which their findings are told."""

from programmes.gaps.rule import Rule
from programmes.gaps.rules.basis import BASIS
from programmes.gaps.rules.contracts import CONTRACT_ENDED, CONTRACT_ENDING, CONTRACT_MISSING, CONTRACT_PAPERS
from programmes.gaps.rules.diagnosis import DIAGNOSIS, NO_DIAGNOSIS
from programmes.gaps.rules.elsewhere import TWICE
from programmes.gaps.rules.money import BUDGET_YEAR, ITEM_BUDGET, SUMS
from programmes.gaps.rules.needs import ITEM_NEED, NEED_WITHOUT_SERVICE
from programmes.gaps.rules.numbers import ITEM_INDICATOR, ITEM_NUMBER
from programmes.gaps.rules.opinions import OPINION_MISSING, OPINION_NEGATIVE
from programmes.gaps.rules.papers import (
    AGREEMENT_ENDED,
    AGREEMENT_ENDING,
    AGREEMENT_MISSING,
    POWER_ENDED,
    POWER_ENDING,
    POWER_MISSING,
)
from programmes.gaps.rules.plans import JOINT, POWIAT, STAGE_OUTSIDE
from programmes.gaps.rules.providers import CAPACITY, ITEM_PROVIDER
from programmes.gaps.rules.qualifications import REQUIREMENT_NOT_MET, REQUIREMENT_UNKNOWN
from programmes.gaps.rules.sections import SECTION
from programmes.gaps.rules.standards import STANDARD
from programmes.gaps.rules.terms import (
    ITEM_CONDITION,
    ITEM_DATA,
    ITEM_DISCOUNT_EVIDENCE,
    ITEM_EVIDENCE,
    ITEM_FEE,
    ITEM_FEE_AMOUNT,
    ITEM_FEE_DAYS,
)

RULES: tuple[Rule, ...] = (
    SECTION,
    OPINION_NEGATIVE,
    BASIS,
    DIAGNOSIS,
    NO_DIAGNOSIS,
    NEED_WITHOUT_SERVICE,
    ITEM_NEED,
    ITEM_NUMBER,
    ITEM_CONDITION,
    ITEM_EVIDENCE,
    ITEM_FEE,
    ITEM_FEE_AMOUNT,
    ITEM_FEE_DAYS,
    ITEM_DISCOUNT_EVIDENCE,
    ITEM_DATA,
    ITEM_INDICATOR,
    ITEM_BUDGET,
    SUMS,
    ITEM_PROVIDER,
    CAPACITY,
    REQUIREMENT_NOT_MET,
    REQUIREMENT_UNKNOWN,
    AGREEMENT_MISSING,
    AGREEMENT_ENDED,
    AGREEMENT_ENDING,
    POWER_MISSING,
    POWER_ENDED,
    POWER_ENDING,
    CONTRACT_MISSING,
    CONTRACT_ENDED,
    CONTRACT_ENDING,
    CONTRACT_PAPERS,
    BUDGET_YEAR,
    STAGE_OUTSIDE,
    POWIAT,
    JOINT,
    TWICE,
    STANDARD,
    OPINION_MISSING,
)
