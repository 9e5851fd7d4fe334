"""What art. 21 asks of a diagnosis, and what good practice adds: each with its state and how it is known.

The one source of truth for the check list, for what the rail says is missing, and for what a stage waits for.
"""

from diagnosis.duties.facts import Duty, Gap, State
from diagnosis.duties.listing import Checked, check_list, duties, gaps, stage_duties

__all__ = ["Checked", "Duty", "Gap", "State", "check_list", "duties", "gaps", "stage_duties"]
