"""What stands around questionnaires on quality: their life, their paper, their open page."""
