"""What people fill in to build and decide a programme, one concern a file."""

from programmes.forms.building import AddItemsForm, CreateForm, FilterForm, NeedsForm
from programmes.forms.deciding import CommentForm
from programmes.forms.gaps import GapsForm
from programmes.forms.item import ITEM_PAGES, ItemForm
from programmes.forms.opinion import OpinionForm
from programmes.forms.points import POINT_TABLES, PointForm
from programmes.forms.terms import FeeRuleForm
from programmes.forms.terms_asking import CalculatorForm, CriterionForm, NewRuleForm
from programmes.forms.terms_rows import BANDS

__all__ = [
    "BANDS",
    "ITEM_PAGES",
    "POINT_TABLES",
    "AddItemsForm",
    "CalculatorForm",
    "CommentForm",
    "CreateForm",
    "CriterionForm",
    "FeeRuleForm",
    "FilterForm",
    "GapsForm",
    "ItemForm",
    "NeedsForm",
    "NewRuleForm",
    "OpinionForm",
    "PointForm",
]
