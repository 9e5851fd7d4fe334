"""Authorisations, invitations, the review of rights."""
