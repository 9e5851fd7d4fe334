"""Tables that nobody came back to."""

from procrastinate.contrib.django import app

from partners.actions import imports


@app.periodic(cron="55 3 * * *")
@app.task(queue="upkeep", name="partners.drop_old_imports", queueing_lock="partners.drop_old_imports")
def drop_old_imports(timestamp: int) -> None:
    """Forget tables that wait for more than a week; ``timestamp`` is when the job was due."""
    imports.drop_old_imports()
