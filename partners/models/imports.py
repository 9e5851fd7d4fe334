"""A table of partners that somebody brought and has not yet accepted."""

from cus.importing.models import KeptFiles


class RegistryImport(KeptFiles):
    """Files with partners and offers, between their preview and its acceptance."""

    class Meta(KeptFiles.Meta):
        verbose_name = "import partnerów"
        verbose_name_plural = "importy partnerów"
