"""The catalogue in the administrator's panel; every write goes through ``services.actions``."""

from services.admin import areas, editions, occupations, services

__all__ = ["areas", "editions", "occupations", "services"]
