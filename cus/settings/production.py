"""Production: everything from the environment, nothing weakened."""

from cus.settings.base import *  # noqa: F403
from cus.settings.database import APPLICATION_ROLE, KEEPER_ROLE, databases, keeper_url

DATABASES = databases()
DATABASE_APPLICATION_ROLE, DATABASE_KEEPER_ROLE = APPLICATION_ROLE, KEEPER_ROLE
DATABASE_KEEPER_URL = keeper_url()
