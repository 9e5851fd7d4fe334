"""The catalogue PDF."""

from procrastinate.contrib.django import app

from services.actions import prints


@app.task(queue="documents", name="services.make_print")
def make_print(*, print_id: int) -> None:
    """Make the catalogue that a person ordered."""
    prints.fill_print(print_id=print_id)


@app.periodic(cron="40 3 * * *")
@app.task(queue="upkeep", name="services.drop_old_prints", queueing_lock="services.drop_old_prints")
def drop_old_prints(timestamp: int) -> None:
    """Forget catalogues older than a day; ``timestamp`` is when the job was due."""
    prints.drop_old_prints()
