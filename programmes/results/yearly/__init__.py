"""What the yearly report and plan of the director say, worked out from what the system knows."""
