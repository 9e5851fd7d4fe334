"""The information on the implementation of a programme (art. 6): seven parts counted from what the system knows."""
