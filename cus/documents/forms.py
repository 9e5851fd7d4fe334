"""What is typed from a paper."""

from cus.ui.fields import TextField
from cus.ui.forms import PlainPaperForm, Row


class CheckForm(PlainPaperForm):
    """The check code; how it is spaced does not matter."""

    code = TextField(
        label="kod sprawdzenia", max_length=40, error_messages={"required": "Przepisz kod z góry strony dokumentu."}
    )
    rows = [Row("Kod sprawdzenia", "dwanaście znaków z góry każdej strony, np. 7K3M-9QXT-2HVB", "code")]
