"""Start, stop and address of the embedded PostgreSQL server."""


def url(*, owner: bool) -> str:
    """Return the connection URL of the embedded server for the owner or the application role."""
    raise NotImplementedError
