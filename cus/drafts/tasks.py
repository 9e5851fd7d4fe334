"""Background jobs of drafts; each is safe to run twice."""

from procrastinate.contrib.django import app

from cus.drafts.actions import drop_old_drafts


@app.periodic(cron="20 3 * * *")
@app.task(queue="upkeep", name="drafts.drop_old", queueing_lock="drafts.drop_old")
def drop_old(timestamp: int) -> None:
    """Forget drafts nobody came back to within thirty days; ``timestamp`` is when the job was due."""
    drop_old_drafts()
