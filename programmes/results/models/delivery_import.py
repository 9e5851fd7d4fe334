"""A table of figures that waits for its preview to be accepted."""

from django.db import models

from cus.importing.models import KeptFiles
from programmes.models import Programme


class DeliveryImport(KeptFiles):
    """A file with figures of one programme between its preview and its acceptance."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="+", editable=False)

    class Meta(KeptFiles.Meta):
        verbose_name = "import liczb z realizacji"
        verbose_name_plural = "importy liczb z realizacji"
