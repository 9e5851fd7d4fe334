"""Pages of programmes: reading, building, deciding, the council's stage."""
