"""Kinds used in the register of personal data."""

from django.db import models


class Keep(models.TextChoices):
    """Classes of retention: what is kept together, for as long as the centre decides."""

    PARTNERS = "partners", "fiszki partnerów i oferty"
    AGREEMENTS = "agreements", "porozumienia o współpracy"
    POWERS = "powers", "pełnomocnictwa"
    DIAGNOSES = "diagnoses", "diagnozy potrzeb i potencjału"
    PROGRAMMES = "programmes", "programy usług społecznych"
    CATALOGUE = "catalogue", "katalog usług i wzory"
    FILES = "files", "załączniki i zamrożone dokumenty"
    ACCOUNTS = "accounts", "konta i upoważnienia"
    LOGS = "logs", "dziennik dostępu, protokoły i historia zmian"
    DRAFTS = "drafts", "szkice niezapisanych formularzy"


class Whose(models.TextChoices):
    """Categories of people whom the data tell of."""

    STAFF = "staff", "osoby z kontem w aplikacji"
    REPRESENTATIVES = "representatives", "osoby reprezentujące partnerów i osoby do kontaktu"
    ATTORNEYS = "attorneys", "pełnomocnicy"
    ANYBODY = "anybody", "osoby, o których ktoś napisał w polu opisowym"
    STRANGERS = "strangers", "osoby próbujące się zalogować"


class ErasureReason(models.TextChoices):
    """Why data of a person are erased."""

    REQUEST = "request", "żądanie osoby (art. 17 RODO)"
    RETENTION = "retention", "minął okres przechowywania"
    MISTAKE = "mistake", "dane wpisano omyłkowo albo w niewłaściwym miejscu"
