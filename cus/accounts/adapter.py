"""allauth's hooks: no self-registration; sign-in only for usable accounts."""

from allauth.account.adapter import DefaultAccountAdapter


class ClosedAccountAdapter(DefaultAccountAdapter):
    """Accounts are made by the administrator."""

    def is_open_for_signup(self, request) -> bool:
        """Refuse self-registration."""
        return False

    def authenticate(self, request, **credentials):
        """Let in only an account that is active and whose last day has not passed."""
        user = super().authenticate(request, **credentials)
        return user if user is not None and user.is_usable else None
