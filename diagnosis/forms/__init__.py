"""What people and browsers send to a diagnosis."""
