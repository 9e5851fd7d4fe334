"""Results of a year on one page: for the director and the council, on the screen and on two printed pages."""
