"""Background jobs of the registry, one concept a file."""

from partners.tasks.bundles import drop_old_bundles, make_bundle
from partners.tasks.imports import drop_old_imports

__all__ = ["drop_old_bundles", "drop_old_imports", "make_bundle"]
