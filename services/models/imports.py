"""A table of services that somebody brought and has not yet accepted."""

from cus.importing.models import KeptFiles


class CatalogueImport(KeptFiles):
    """Files with services, between their preview and its acceptance."""

    class Meta(KeptFiles.Meta):
        verbose_name = "import katalogu"
        verbose_name_plural = "importy katalogu"
