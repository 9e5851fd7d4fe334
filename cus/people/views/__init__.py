"""Pages about people: authorisations, invitations, the review of rights."""
