"""Editions of the classification take turns by date; entries can be searched and may have successors."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models
from django.utils import timezone

import cus.text.fields


def date_the_current(apps, schema_editor):
    """The edition that was marked as current is so from the day whose state it gives."""
    editions = apps.get_model("services", "OccupationEdition").objects
    editions.filter(is_current=True).update(valid_from=models.F("state_on"))


def mark_the_current(apps, schema_editor):
    """Mark the edition with the latest day that has come."""
    editions = apps.get_model("services", "OccupationEdition").objects
    current = editions.filter(valid_from__lte=timezone.localdate()).order_by("-valid_from").first()
    if current:
        editions.filter(pk=current.pk).update(is_current=True)


class Migration(migrations.Migration):
    dependencies = [
        ("services", "0004_delivery_and_quality"),
    ]

    operations = [
        migrations.CreateModel(
            name="OccupationEditionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("code", models.SlugField(db_index=False, verbose_name="oznaczenie")),
                ("name", models.CharField(max_length=120, verbose_name="nazwa")),
                ("state_on", models.DateField(verbose_name="stan na dzień")),
                ("legal_basis", models.CharField(max_length=200, verbose_name="podstawa")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="bieżące od dnia")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OccupationSuccession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ],
            options={
                "verbose_name": "następstwo zawodów",
                "verbose_name_plural": "następstwa zawodów",
                "ordering": ["old__code", "new__code"],
            },
        ),
        migrations.AlterModelOptions(
            name="occupationedition",
            options={
                "ordering": ["-state_on", "-pk"],
                "verbose_name": "wydanie klasyfikacji zawodów",
                "verbose_name_plural": "wydania klasyfikacji zawodów",
            },
        ),
        migrations.AddField(
            model_name="occupationedition",
            name="valid_from",
            field=models.DateField(blank=True, null=True, verbose_name="bieżące od dnia"),
        ),
        migrations.RunPython(date_the_current, mark_the_current),
        migrations.RemoveConstraint(
            model_name="occupationedition",
            name="occupation_edition_one_current",
        ),
        migrations.RemoveField(
            model_name="occupationedition",
            name="is_current",
        ),
        migrations.AddField(
            model_name="occupation",
            name="search_text",
            field=cus.text.fields.StemsField(default="", editable=False, sources=("title", "variant_title")),
        ),
        migrations.AddField(
            model_name="occupationedition",
            name="previous",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="followers",
                to="services.occupationedition",
                verbose_name="poprzednie wydanie",
            ),
        ),
        migrations.AddField(
            model_name="occupationedition",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddIndex(
            model_name="occupation",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass("search_text", name="gin_trgm_ops"), name="occupation_search"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="occupationedition",
            trigger=pgtrigger.compiler.Trigger(
                name="added_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "services_occupationeditionevent" ("code", "id", "legal_basis", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "state_on", "valid_from", "version") VALUES (NEW."code", NEW."id", NEW."legal_basis", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'added\', NEW."id", NEW."previous_id", NEW."state_on", NEW."valid_from", NEW."version"); RETURN NULL;',
                    hash="902e22365594d6264ff23b5d3bc48a2503de0b40",
                    operation="INSERT",
                    pgid="pgtrigger_added_insert_1a40f",
                    table="services_occupationedition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="occupationedition",
            trigger=pgtrigger.compiler.Trigger(
                name="changed_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "services_occupationeditionevent" ("code", "id", "legal_basis", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "state_on", "valid_from", "version") VALUES (NEW."code", NEW."id", NEW."legal_basis", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."previous_id", NEW."state_on", NEW."valid_from", NEW."version"); RETURN NULL;',
                    hash="6edd7bf3fbb3e9d1e832c60ff24fed80ea546bf0",
                    operation="UPDATE",
                    pgid="pgtrigger_changed_update_ac2bd",
                    table="services_occupationedition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="occupationedition",
            trigger=pgtrigger.compiler.Trigger(
                name="deleted_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "services_occupationeditionevent" ("code", "id", "legal_basis", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "state_on", "valid_from", "version") VALUES (OLD."code", OLD."id", OLD."legal_basis", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."previous_id", OLD."state_on", OLD."valid_from", OLD."version"); RETURN NULL;',
                    hash="2672250500dc5997d1b84e3eac4d82b5ed64e1eb",
                    operation="DELETE",
                    pgid="pgtrigger_deleted_delete_3956a",
                    table="services_occupationedition",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="occupationedition",
            constraint=models.UniqueConstraint(
                fields=("valid_from",),
                name="occupation_edition_one_from_a_day",
                violation_error_message="Od tego dnia obowiązuje już inne wydanie.",
            ),
        ),
        migrations.AddConstraint(
            model_name="occupationedition",
            constraint=models.CheckConstraint(
                condition=models.Q(("previous", models.F("id")), _negated=True),
                name="occupation_edition_does_not_follow_itself",
            ),
        ),
        migrations.AddField(
            model_name="occupationeditionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="services.occupationedition",
            ),
        ),
        migrations.AddField(
            model_name="occupationeditionevent",
            name="previous",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="services.occupationedition",
                verbose_name="poprzednie wydanie",
            ),
        ),
        migrations.AddField(
            model_name="occupationsuccession",
            name="new",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="successions_from",
                to="services.occupation",
                verbose_name="nowy",
            ),
        ),
        migrations.AddField(
            model_name="occupationsuccession",
            name="old",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="successions",
                to="services.occupation",
                verbose_name="dawny",
            ),
        ),
        migrations.AddConstraint(
            model_name="occupationsuccession",
            constraint=models.UniqueConstraint(fields=("old", "new"), name="occupation_succession_once"),
        ),
        migrations.AddConstraint(
            model_name="occupationsuccession",
            constraint=models.CheckConstraint(
                condition=models.Q(("old", models.F("new")), _negated=True), name="occupation_succession_of_another"
            ),
        ),
    ]
