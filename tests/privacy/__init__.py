"""Personal data: keys, sealed values, the register, report and erasure."""
