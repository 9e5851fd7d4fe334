"""Whether the application works, for whoever watches over it; a stranger learns yes or no, nothing more.

The reason of a „no” stands in the technical log.
"""

import logging
from collections.abc import Callable

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

logger = logging.getLogger("cus.health")
LATE_MINUTES = 15
# A job that should have been started so long ago waits for a worker that is not there.
LATE_JOBS = """
SELECT count(*) FROM procrastinate_jobs AS job WHERE job.status = 'todo'
  AND coalesce(job.scheduled_at, (SELECT min(at) FROM procrastinate_events WHERE job_id = job.id)) < now() - %s * interval '1 minute'
"""
_migrated = False


def fault_of_database() -> str:
    """Say why the database cannot be used, or an empty text: it answers and has every migration."""
    global _migrated
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    if not _migrated:  # asked until true: applied migrations stay applied while a process lives
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return "migrations are not applied"
        _migrated = True
    return ""


def fault_of_work() -> str:
    """Say why background work does not go on, or an empty text."""
    with connection.cursor() as cursor:
        cursor.execute(LATE_JOBS, [LATE_MINUTES])
        late = cursor.fetchone()[0]
    return f"{late} jobs wait longer than {LATE_MINUTES} minutes" if late else ""


def is_well(check: Callable[[], str]) -> bool:
    """Run a check; log its fault."""
    try:
        fault = check()
    except DatabaseError:
        logger.exception("the database does not answer")
        return False
    if fault:
        logger.error(fault)
    return not fault
