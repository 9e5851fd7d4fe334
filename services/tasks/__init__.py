"""Background jobs of the catalogue; each is safe to run twice."""

from services.tasks.imports import drop_old_imports
from services.tasks.prints import drop_old_prints, make_print

__all__ = ["drop_old_imports", "drop_old_prints", "make_print"]
