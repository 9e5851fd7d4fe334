"""Production: everything from the environment, nothing weakened."""

from cus.settings.base import *  # noqa: F403
from cus.settings.database import APPLICATION_ROLE, databases

DATABASES = databases()
DATABASE_APPLICATION_ROLE = APPLICATION_ROLE
