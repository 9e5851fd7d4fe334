"""Polish alphabetical order that does not lean on a collation of the server."""

from django.contrib.postgres.fields import DateRangeField
from django.db.models import Func, TextField

# The SQL function is made by cus/text/migrations/0001; its body is described there.
SORT_KEY_FUNCTION = "polish_sort_key"


class PolishSortKey(Func):
    """SQL expression: the text turned into a key that sorts by the Polish alphabet.

    Used in ``Meta.ordering`` and in indexes; equal on every server, whatever its locale.
    """

    function = SORT_KEY_FUNCTION
    arity = 1
    output_field = TextField(db_collation="C")


class DayRange(Func):
    """SQL expression: the range of days between two dates; an end that is null is open.

    The third argument says which ends belong to it: ``Value("[]")`` both.
    """

    function = "DATERANGE"
    arity = 3
    output_field = DateRangeField()
