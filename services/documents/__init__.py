"""What the catalogue prints: plain data, made into a PDF by ``cus.documents``."""
