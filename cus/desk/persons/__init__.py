"""Personal data: the register to read, how long it is kept, one person's data to list and to erase."""
