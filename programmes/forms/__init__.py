"""What people fill in to build and decide a programme, one concern a file."""

from programmes.forms.building import AddItemsForm, CreateForm, FilterForm, NeedsForm
from programmes.forms.deciding import AdoptionForm, CommentForm, MayorForm, PublicationForm, RevocationForm
from programmes.forms.item import ROW_FORMSETS, ROW_TITLES, ItemForm
from programmes.forms.sections import SectionsForm

__all__ = [
    "ROW_FORMSETS",
    "ROW_TITLES",
    "AddItemsForm",
    "AdoptionForm",
    "CommentForm",
    "CreateForm",
    "FilterForm",
    "ItemForm",
    "MayorForm",
    "NeedsForm",
    "PublicationForm",
    "RevocationForm",
    "SectionsForm",
]
