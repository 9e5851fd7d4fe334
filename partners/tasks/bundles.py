"""Cards of partners in one file."""

from procrastinate.contrib.django import app

from cus.documents.tasks import QUEUE, RETRY
from partners.actions import bundles


@app.task(queue=QUEUE, name="partners.make_bundle", retry=RETRY)
def make_bundle(*, bundle_id: int) -> None:
    """Make the file that a person ordered."""
    bundles.fill_bundle(bundle_id=bundle_id)


@app.periodic(cron="45 3 * * *")
@app.task(queue="upkeep", name="partners.drop_old_bundles", queueing_lock="partners.drop_old_bundles")
def drop_old_bundles(timestamp: int) -> None:
    """Forget files older than a day; ``timestamp`` is when the job was due."""
    bundles.drop_old_bundles()
