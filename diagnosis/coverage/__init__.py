"""The coverage table: service × need × capacity × gap, from form 1 and the potential."""

from diagnosis.coverage.comparing import Demand, Outcome, Verdict, verdict_of
from diagnosis.coverage.table import Coverage, CoverageLine, NeedCoverage, Offering, ServiceTotal, coverage_of

__all__ = [
    "Coverage",
    "CoverageLine",
    "Demand",
    "NeedCoverage",
    "Offering",
    "Outcome",
    "ServiceTotal",
    "Verdict",
    "coverage_of",
    "verdict_of",
]
