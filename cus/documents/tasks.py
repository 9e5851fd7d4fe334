"""Background jobs of documents; each is safe to run twice."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from cus.documents.actions import fill_file, run_check


@app.task(queue="documents", name="documents.make_file", retry=RetryStrategy(max_attempts=6, exponential_wait=4))
def make_file(*, frozen_id: int) -> None:
    """Make the PDF of a frozen document."""
    fill_file(frozen_id=frozen_id)


@app.task(queue="documents", name="documents.check_all", retry=RetryStrategy(max_attempts=6, exponential_wait=4))
def check_all(*, check_id: int) -> None:
    """Verify every frozen document."""
    run_check(check_id=check_id)
