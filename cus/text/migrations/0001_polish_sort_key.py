"""Extensions and the immutable function behind ``PolishSortKey``."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations

# Lower-case by hand as well as by lower(): under ctype C lower('Ł') stays 'Ł'. Letters with a Polish
# diacritic become the plain letter and '~', which in the "C" collation stands after every letter and
# digit: 'ą' falls between 'a' with anything after it and 'b'; 'ź' < 'ż' is 'z~' < 'z~~'. Quotation
# marks and brackets do not count, other punctuation becomes one space.
CREATE = """
CREATE FUNCTION polish_sort_key(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
SELECT replace(replace(replace(replace(replace(replace(replace(replace(replace(
    regexp_replace(
        regexp_replace(
            translate(lower(value), 'ĄĆĘŁŃÓŚŹŻÁÀÂÄáàâäÉÈËéèëÍíÖÔöôÜÚüúČčŠšŽžÝý',
                                    'ąćęłńóśźżaaaaaaaaeeeeeeiioooouuuuccsszzyy'),
            '[„”“"''’‘«»()\\[\\]]', '', 'g'),
        '[^a-z0-9ąćęłńóśźż]+', ' ', 'g'),
    'ą', 'a~'), 'ć', 'c~'), 'ę', 'e~'), 'ł', 'l~'), 'ń', 'n~'), 'ó', 'o~'), 'ś', 's~'), 'ź', 'z~'), 'ż', 'z~~')
    COLLATE "C"
$$
"""


class Migration(migrations.Migration):
    """Makes trigram, unaccent and range-exclusion support and the sort key."""

    initial = True
    dependencies: list = []
    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        BtreeGistExtension(),
        migrations.RunSQL(CREATE, "DROP FUNCTION polish_sort_key(text)"),
    ]
