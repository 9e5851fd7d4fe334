"""Every write to accounts, invitations and authorisations, one concern a file."""

from cus.accounts.actions.authorisations import grant_authorisation, revoke_authorisation
from cus.accounts.actions.invitations import accept_invitation, invite, print_slip, withdraw_invitation
from cus.accounts.actions.people import give_role, save_user

__all__ = [
    "accept_invitation",
    "give_role",
    "grant_authorisation",
    "invite",
    "print_slip",
    "revoke_authorisation",
    "save_user",
    "withdraw_invitation",
]
