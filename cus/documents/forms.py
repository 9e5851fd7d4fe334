"""What is typed from a paper."""

from django.core.exceptions import ValidationError

from cus.documents.checking import read_code
from cus.ui.fields import TextField
from cus.ui.forms import PlainPaperForm, Row


class CheckForm(PlainPaperForm):
    """The check code; how it is spaced does not matter."""

    code = TextField(
        label="kod sprawdzenia", max_length=40, error_messages={"required": "Przepisz kod z góry strony dokumentu."}
    )
    rows = [Row("Kod sprawdzenia", "dwanaście znaków z góry każdej strony, np. 7K3M-9QXT-2HVB", "code")]

    def clean_code(self) -> str:
        """Refuse what cannot be a code: a character is missing, or one too many."""
        code = read_code(self.cleaned_data["code"])
        if not code:
            raise ValidationError("Kod ma dwanaście cyfr i liter, po cztery w grupie. Przepisz go jeszcze raz.")
        return code
