"""The seven parts of art. 6 ust. 2, one a file."""
