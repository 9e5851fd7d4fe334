"""Pages of the registry and of agreements."""
