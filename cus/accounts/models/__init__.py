"""People who sign in, what they were authorised to, how they were invited; one concept a file."""

from cus.accounts.models.authorisation import Authorisation, signed
from cus.accounts.models.invitation import Invitation
from cus.accounts.models.user import User, UserManager

__all__ = ["Authorisation", "Invitation", "User", "UserManager", "signed"]
