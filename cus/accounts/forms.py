"""Sign-in in our words and our look."""

from allauth.account.forms import LoginForm


class SignInForm(LoginForm):
    """E-mail and password, without „remember me”: the desk is shared."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("remember", None)
        self.label_suffix = ""
        self.fields["login"].label = "Adres e-mail"
        self.fields["password"].label = "Hasło"
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs["class"] = "form-control"
