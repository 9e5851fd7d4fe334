"""Entries of the classification that are already there get the words by which they are found."""

from django.db import migrations

from cus.text.search import stems

BATCH = 1_000


def fill(apps, schema_editor):
    """Write the stems of every entry's titles."""
    entries = apps.get_model("services", "Occupation").objects
    found = list(entries.filter(search_text="").only("title", "variant_title"))
    for entry in found:
        entry.search_text = " ".join(dict.fromkeys(stems(f"{entry.title} {entry.variant_title}")))
    entries.bulk_update(found, ["search_text"], batch_size=BATCH)


class Migration(migrations.Migration):
    """Nothing to take back: the column goes with the migration before."""

    dependencies = [("services", "0005_occupation_editions")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
