"""A message of a constraint stands at the field it is about."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from cus.ui.forms import PaperForm


def by_field(error: ValidationError, fields) -> dict[str, list[ValidationError]]:
    """Sort the messages of a model: a constraint whose code is the name of a field goes to that field."""
    found = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
    sorted_out: dict[str, list[ValidationError]] = {}
    for name, errors in found.items():
        for one in errors:
            named = name if name in fields else one.code
            sorted_out.setdefault(named if named in fields else NON_FIELD_ERRORS, []).append(one)
    return sorted_out


class RowForm(PaperForm):
    """The base of the forms of the profile."""

    def _update_errors(self, errors: ValidationError) -> None:
        super()._update_errors(ValidationError(by_field(errors, self.fields)))
