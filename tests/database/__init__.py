"""The database: roles, grants, Polish order, the embedded server."""
