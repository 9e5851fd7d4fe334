"""What the director is asked for: a comment."""

from cus.ui.fields import LongTextField
from cus.ui.forms import PlainPaperForm


class CommentForm(PlainPaperForm):
    """A comment without which a return cannot be made."""

    comment = LongTextField(label="komentarz")
