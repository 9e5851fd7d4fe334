"""Background jobs of documents; each is safe to run twice."""

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from cus.documents.actions import fill_file, run_check

QUEUE = "documents"
RETRY = RetryStrategy(max_attempts=6, exponential_wait=4)


@app.task(queue=QUEUE, name="documents.make_file", retry=RETRY)
def make_file(*, frozen_id: int) -> None:
    """Make the PDF of a frozen document."""
    fill_file(frozen_id=frozen_id)


@app.task(queue="documents", name="documents.check_all", retry=RetryStrategy(max_attempts=6, exponential_wait=4))
def check_all(*, check_id: int) -> None:
    """Verify every frozen document."""
    run_check(check_id=check_id)


@app.periodic(cron="* * * * *")
@app.task(
    queue="upkeep", name="documents.take_up_abandoned", queueing_lock="documents.take_up_abandoned", pass_context=True
)
async def take_up_abandoned(context: JobContext, timestamp: int) -> None:
    """Do again what a worker left in the middle when it was killed: one that gives no sign of life.

    ``timestamp`` is when the job was due. Only documents: each of their jobs is safe to run twice.
    """
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(queue=QUEUE):
        await manager.retry_job(job)
