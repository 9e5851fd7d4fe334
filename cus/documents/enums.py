"""What the verification of a frozen document can say."""

from django.db import models


class Verdict(models.TextChoices):
    """One document, compared with itself: its data, its file and a new print of the data."""

    WHOLE = "whole", "zgodny co do bajtu"
    NOT_READY = "not_ready", "dane zgodne, PDF w przygotowaniu"
    OTHER_RELEASE = "other_release", "zgodny; wydrukowano innym wydaniem aplikacji"
    OTHER_TEXT = "other_text", "wydrukowano innym wydaniem, dziś brzmiałby inaczej"
    ERASED = "erased", "dane osoby usunięto, nie ma czego porównać"
    DATA = "data", "dane zmienione po zamrożeniu"
    FILE = "file", "plik zmieniony po zapisaniu"
    PRINT = "print", "plik nie powstał z tych danych"
    BASIS = "basis", "zmieniono wzór, z którego powstał"
    UNREADABLE = "unreadable", "nie da się odczytać"


FAULTS = (Verdict.DATA, Verdict.FILE, Verdict.PRINT, Verdict.BASIS, Verdict.UNREADABLE)
# Somebody should look, but nothing was tampered with.
WARNINGS = (Verdict.OTHER_TEXT,)
