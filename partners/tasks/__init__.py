"""Background jobs of the registry, one concept a file."""

from partners.tasks.imports import drop_old_imports

__all__ = ["drop_old_imports"]
