"""The staffing balance: required − available = gap, and how it is filled (handbook ch. 2.3, step 4)."""

from diagnosis.staffing.balance import Balance, Plan, RowBalance, balance_of
from diagnosis.staffing.proposing import Proposal, proposals_of
from diagnosis.staffing.state import BalanceState, state_of

__all__ = ["Balance", "BalanceState", "Plan", "Proposal", "RowBalance", "balance_of", "proposals_of", "state_of"]
