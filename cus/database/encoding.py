"""Whether a database treats Polish letters as letters.

Under SQL_ASCII or character type C ``lower('ŁÓDŹ')`` is ``ŁÓdŹ``, ILIKE misses and trigrams lose
letters, so search is silently wrong: such a database is refused, not worked around.
"""

from typing import Any

# Four letters make five trigrams; where ł is no letter, fewer are left.
LOWER = "SELECT current_setting('server_encoding'), lower('Ł') = 'ł'"
TRIGRAMS = "SELECT cardinality(show_trgm('łódź'))"
TRIGRAMS_OF_LODZ = 5
HINT = "Make the database with: CREATE DATABASE … ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0"


def fault_of(cursor: Any, *, has_trigrams: bool = True) -> str | None:
    """Return what is wrong with the database behind ``cursor``, or None.

    ``cursor`` is Django's or the driver's own. ``has_trigrams`` says whether the extension ``pg_trgm`` is installed there.
    """
    cursor.execute(LOWER)
    encoding, lowers = cursor.fetchone()
    if encoding != "UTF8":
        return f"The database's encoding is {encoding}, not UTF8."
    if not lowers:
        return "The database does not know that ł is the small letter of Ł."
    if has_trigrams:
        cursor.execute(TRIGRAMS)
        if cursor.fetchone()[0] != TRIGRAMS_OF_LODZ:
            return "The database's trigrams drop Polish letters."
    return None
