"""Tables that nobody came back to."""

from procrastinate.contrib.django import app

from programmes.results.actions.delivery_imports import drop_old_tables


@app.periodic(cron="20 4 * * *")
@app.task(queue="upkeep", name="results.drop_old_tables", queueing_lock="results.drop_old_tables")
def forget_old_tables(timestamp: int) -> None:
    """Forget tables of figures that wait for more than a week; ``timestamp`` is when the job was due."""
    drop_old_tables()
