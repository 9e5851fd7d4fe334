"""Roles of the people who work with the application (product table of roles)."""

from django.db import models


class Role(models.TextChoices):
    """What a person may be here; one person may hold several roles."""

    WORKER = "worker", "pracownik"
    ORGANISER = "organiser", "organizator usług społecznych"
    DIRECTOR = "director", "dyrektor"
    ADMINISTRATOR = "administrator", "administrator systemu"
    READER = "reader", "wgląd"


class InvitationKind(models.TextChoices):
    """How an invitation reaches the person."""

    MAIL = "mail", "zaproszenie e-mailem"
    SLIP = "slip", "kartka z kodem"
