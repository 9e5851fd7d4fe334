"""Background jobs of personal data; each is safe to run twice."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from cus.privacy.erasures import carry_out
from cus.privacy.models import Erasure


@app.task(queue="keeper", name="privacy.erase", retry=RetryStrategy(max_attempts=6, exponential_wait=4))
def erase(*, erasure_id: int) -> None:
    """Do an ordered erasure."""
    carry_out(Erasure.objects.get(pk=erasure_id))
