"""Personal data: keys, sealed fields, the register of what is kept about people, report and erasure."""
