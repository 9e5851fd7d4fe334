"""The guide to services (*informator*): where in our gmina one can get what, from whom and how.

Source: art. 13 ust. 1 pkt 9 of the Act (the centre collects, updates and shares information on services);
what an entry says is the handbook's (ch. 3), the Act names no fields.
"""
