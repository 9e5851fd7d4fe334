"""Closing the circle: what results say goes on to the next diagnosis, as a note or a row of needs, with its origin."""
