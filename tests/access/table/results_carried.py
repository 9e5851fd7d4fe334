"""Carrying over to the next diagnosis: a matter of whoever writes notes."""

from tests.access.rows import STAFF, form, only

RESULTS_CARRIED = [form("results:carried", get=only(STAFF), post=only(STAFF, 422))]
