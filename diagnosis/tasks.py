"""Tables that nobody came back to."""

from procrastinate.contrib.django import app

from diagnosis.actions.figure_imports import drop_old_figure_files
from diagnosis.actions.outside import drop_old_surveys


@app.periodic(cron="50 3 * * *")
@app.task(queue="upkeep", name="diagnosis.drop_old_surveys", queueing_lock="diagnosis.drop_old_surveys")
def forget_old_surveys(timestamp: int) -> None:
    """Forget results of outside surveys that wait for more than a week; ``timestamp`` is when the job was due."""
    drop_old_surveys()


@app.periodic(cron="10 4 * * *")
@app.task(queue="upkeep", name="diagnosis.drop_old_figure_files", queueing_lock="diagnosis.drop_old_figure_files")
def drop_old_figures(timestamp: int) -> None:
    """Forget files with figures that wait for more than a week; ``timestamp`` is when the job was due."""
    drop_old_figure_files()
