"""Which PostgreSQL, and as whom.

``DATABASE_URL`` (application role) and ``DATABASE_OWNER_URL`` (owner: migrations, restore) name a
server. With neither set, the embedded server of ``cus.database`` serves both roles.
``DATABASE_KEEPER_URL`` (keeper: retention, erasure) is given to the worker alone.
``DATABASE_ROLE=owner`` picks the owner; everything else runs as the restricted application role.
"""

import os

import environ

from cus.database import embedded

# The role that removes old log lines and erases; nothing else, see ``cus.database.keeper``.
KEEPER_ROLE = os.environ.get("DATABASE_KEEPER_ROLE", embedded.KEEPER_ROLE)
# The role that the web server and the worker log in as; the owner grants it its rights.
APPLICATION_ROLE = os.environ.get("DATABASE_APPLICATION_ROLE", embedded.APPLICATION_ROLE)


def databases() -> dict[str, dict]:
    """Return Django's ``DATABASES`` for the role this process runs as."""
    env = environ.FileAwareEnv()
    as_owner = os.environ.get("DATABASE_ROLE") == "owner"
    url = env.str("DATABASE_OWNER_URL", default="") if as_owner else env.str("DATABASE_URL", default="")
    url = url or env.str("DATABASE_URL", default="") or embedded.url(owner=as_owner)
    config = environ.Env.db_url_config(url)
    config["ENGINE"] = "django.db.backends.postgresql"
    config["CONN_HEALTH_CHECKS"] = True
    options = config.get("OPTIONS", {})
    # A socket directory is given as ?host=/directory: as a host name it would lose its capitals.
    config["HOST"] = options.pop("host", config["HOST"])
    config["PORT"] = options.pop("port", config["PORT"])
    config["OPTIONS"] = options | {
        "options": "-c statement_timeout=60000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=120000"
    }
    if not as_owner:
        config["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 8, "timeout": 10}
    return {"default": config}


def keeper_url() -> str:
    """Return how the keeper logs in, or an empty text where this process is not given its password."""
    env = environ.FileAwareEnv()
    given = env.str("DATABASE_KEEPER_URL", default="")
    return given or (embedded.url(role=embedded.KEEPER_ROLE) if embedded.is_needed() else "")
