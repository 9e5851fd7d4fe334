"""What people fill in, one concern a file."""
