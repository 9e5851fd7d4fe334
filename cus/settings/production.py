"""Production: everything from the environment, nothing weakened."""

from cus.settings.base import *  # noqa: F403
from cus.settings.database import databases

DATABASES = databases()
