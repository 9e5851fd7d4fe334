"""What the programmes gave: figures, reports of providers, opinions of people, information and evaluation.

An application of its own inside ``programmes``: it reads programmes, contracts and partners, and nothing
below reads it (``docs/adr/0048``).
"""
