"""Background jobs of the catalogue; each is safe to run twice."""

from services.tasks.prints import drop_old_prints, make_print

__all__ = ["drop_old_prints", "make_print"]
