"""Getting in and staying in: throttles, second factor, sessions and their end, fresh identity.

Decided in docs/adr/0009. The library (allauth) signs people in; here stands what is ours.
"""
