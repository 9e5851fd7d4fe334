"""Writes to what a partner works with: staff groups, rooms and equipment."""

from partners.merging import Moved
from partners.models import Partner


def move_resources(kept: Partner, absorbed: Partner) -> Moved:
    """Let staff groups and facilities follow to the card that stays; called inside the transaction of the merge."""
    moved = []
    for kind, mine, theirs in (
        ("kadra", kept.staff_groups, absorbed.staff_groups.select_related("occupation")),
        ("pomieszczenie lub sprzęt", kept.facilities, absorbed.facilities.all()),
    ):
        place = mine.count()
        for row in theirs:
            row.partner, row.position = kept, place
            row.save(update_fields=["partner", "position"])
            moved.append((kind, str(row)))
            place += 1
    return moved
