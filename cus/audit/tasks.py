"""Background jobs of the logs; each is safe to run twice."""

from procrastinate.contrib.django import app

from cus.audit import retention


@app.periodic(cron="20 3 * * *")
@app.task(queue="keeper", name="audit.retention", queueing_lock="audit.retention", pass_context=False)
def remove_old_rows(timestamp: int) -> None:
    """Every night: remove what its retention class no longer keeps."""
    retention.run(by=retention.BY_JOB, dry_run=False)
