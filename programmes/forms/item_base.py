"""What the forms of every page of a service share."""

from cus.ui.forms import PaperForm
from programmes.models import ProgrammeItem


class ItemForm(PaperForm):
    """What every page of a service has: the version of the service that the person saw."""

    version_field = "edit_version"

    class Meta:
        model = ProgrammeItem
        fields: list[str] = []
