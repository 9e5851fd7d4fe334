"""Words of results in templates."""
