"""Agreed before signed; how and why an agreement ended."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


def say_how_they_ended(apps, schema_editor):
    """Those ended so far had a last day and nothing more was asked."""
    apps.get_model("partners", "CooperationAgreement").objects.filter(state="ended").update(ending="expired")


def take_agreed_back(apps, schema_editor):
    """There was no such state before."""
    agreed = apps.get_model("partners", "CooperationAgreement").objects.filter(state="agreed")
    agreed.update(state="draft", agreed_at=None, agreed_by=None)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_authorisations_and_invitations"),
        ("centre", "0001_centre_profile"),
        ("partners", "0007_card_beyond"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="cooperationagreement",
            name="added_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="cooperationagreement",
            name="changed_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="cooperationagreement",
            name="deleted_delete",
        ),
        migrations.RemoveConstraint(
            model_name="cooperationagreement",
            name="agreement_signed_has_date_manner_and_by",
        ),
        migrations.AddField(
            model_name="cooperationagreement",
            name="agreed_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="uzgodniono"),
        ),
        migrations.AddField(
            model_name="cooperationagreement",
            name="agreed_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="kto uzgodnił",
            ),
        ),
        migrations.AddField(
            model_name="cooperationagreement",
            name="end_reason",
            field=models.TextField(blank=True, verbose_name="powód zakończenia"),
        ),
        migrations.AddField(
            model_name="cooperationagreement",
            name="ending",
            field=models.CharField(
                blank=True,
                choices=[("expired", "upłynął czas, na który je zawarto"), ("terminated", "rozwiązano je wcześniej")],
                max_length=10,
                verbose_name="jak się zakończyło",
            ),
        ),
        migrations.AddField(
            model_name="cooperationagreementevent",
            name="agreed_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="uzgodniono"),
        ),
        migrations.AddField(
            model_name="cooperationagreementevent",
            name="agreed_by",
            field=models.ForeignKey(
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="kto uzgodnił",
            ),
        ),
        migrations.AddField(
            model_name="cooperationagreementevent",
            name="end_reason",
            field=models.TextField(blank=True, verbose_name="powód zakończenia"),
        ),
        migrations.AddField(
            model_name="cooperationagreementevent",
            name="ending",
            field=models.CharField(
                blank=True,
                choices=[("expired", "upłynął czas, na który je zawarto"), ("terminated", "rozwiązano je wcześniej")],
                max_length=10,
                verbose_name="jak się zakończyło",
            ),
        ),
        migrations.AlterField(
            model_name="cooperationagreement",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "projekt"),
                    ("agreed", "uzgodnione"),
                    ("signed", "podpisane"),
                    ("ended", "zakończone"),
                ],
                default="draft",
                editable=False,
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="cooperationagreementevent",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "projekt"),
                    ("agreed", "uzgodnione"),
                    ("signed", "podpisane"),
                    ("ended", "zakończone"),
                ],
                default="draft",
                editable=False,
                max_length=10,
            ),
        ),
        migrations.RunPython(say_how_they_ended, take_agreed_back),
        pgtrigger.migrations.AddTrigger(
            model_name="cooperationagreement",
            trigger=pgtrigger.compiler.Trigger(
                name="added_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_cooperationagreementevent" ("agreed_at", "agreed_by_id", "concluded_on", "created_at", "created_by_id", "end_reason", "ending", "ends_on", "goals", "id", "mission", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "signature_manner", "signed_at", "signed_by_id", "signed_under_id", "state", "template_id", "version") VALUES (NEW."agreed_at", NEW."agreed_by_id", NEW."concluded_on", NEW."created_at", NEW."created_by_id", NEW."end_reason", NEW."ending", NEW."ends_on", NEW."goals", NEW."id", NEW."mission", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'added\', NEW."id", NEW."place", NEW."signature_manner", NEW."signed_at", NEW."signed_by_id", NEW."signed_under_id", NEW."state", NEW."template_id", NEW."version"); RETURN NULL;',
                    hash="5a7dcbfdb8b8825630a476acd890c2d0f0a8d4a5",
                    operation="INSERT",
                    pgid="pgtrigger_added_insert_bf1b6",
                    table="partners_cooperationagreement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cooperationagreement",
            trigger=pgtrigger.compiler.Trigger(
                name="changed_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."agreed_at" IS DISTINCT FROM (NEW."agreed_at") OR OLD."agreed_by_id" IS DISTINCT FROM (NEW."agreed_by_id") OR OLD."concluded_on" IS DISTINCT FROM (NEW."concluded_on") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."end_reason" IS DISTINCT FROM (NEW."end_reason") OR OLD."ending" IS DISTINCT FROM (NEW."ending") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."goals" IS DISTINCT FROM (NEW."goals") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."mission" IS DISTINCT FROM (NEW."mission") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."signature_manner" IS DISTINCT FROM (NEW."signature_manner") OR OLD."signed_at" IS DISTINCT FROM (NEW."signed_at") OR OLD."signed_by_id" IS DISTINCT FROM (NEW."signed_by_id") OR OLD."signed_under_id" IS DISTINCT FROM (NEW."signed_under_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."template_id" IS DISTINCT FROM (NEW."template_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "partners_cooperationagreementevent" ("agreed_at", "agreed_by_id", "concluded_on", "created_at", "created_by_id", "end_reason", "ending", "ends_on", "goals", "id", "mission", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "signature_manner", "signed_at", "signed_by_id", "signed_under_id", "state", "template_id", "version") VALUES (NEW."agreed_at", NEW."agreed_by_id", NEW."concluded_on", NEW."created_at", NEW."created_by_id", NEW."end_reason", NEW."ending", NEW."ends_on", NEW."goals", NEW."id", NEW."mission", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."place", NEW."signature_manner", NEW."signed_at", NEW."signed_by_id", NEW."signed_under_id", NEW."state", NEW."template_id", NEW."version"); RETURN NULL;',
                    hash="7d2dc89f7515b6f74aa63302731a13f18dfb659d",
                    operation="UPDATE",
                    pgid="pgtrigger_changed_update_7b68f",
                    table="partners_cooperationagreement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cooperationagreement",
            trigger=pgtrigger.compiler.Trigger(
                name="deleted_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_cooperationagreementevent" ("agreed_at", "agreed_by_id", "concluded_on", "created_at", "created_by_id", "end_reason", "ending", "ends_on", "goals", "id", "mission", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "signature_manner", "signed_at", "signed_by_id", "signed_under_id", "state", "template_id", "version") VALUES (OLD."agreed_at", OLD."agreed_by_id", OLD."concluded_on", OLD."created_at", OLD."created_by_id", OLD."end_reason", OLD."ending", OLD."ends_on", OLD."goals", OLD."id", OLD."mission", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."place", OLD."signature_manner", OLD."signed_at", OLD."signed_by_id", OLD."signed_under_id", OLD."state", OLD."template_id", OLD."version"); RETURN NULL;',
                    hash="f940243382ba48cdde067755512030659fe88b5f",
                    operation="DELETE",
                    pgid="pgtrigger_deleted_delete_b3944",
                    table="partners_cooperationagreement",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="cooperationagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("signature_manner", ""),
                        ("signed_at__isnull", True),
                        ("signed_by__isnull", True),
                        ("state__in", ("draft", "agreed")),
                    ),
                    models.Q(
                        ("signed_at__isnull", False),
                        ("signed_by__isnull", False),
                        ("state__in", ["signed", "ended"]),
                        ("concluded_on__isnull", False),
                        models.Q(("signature_manner", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="agreement_signed_has_date_manner_and_by",
                violation_error_message="Podpisane porozumienie ma datę, sposób podpisania i osobę, która to odnotowała.",
            ),
        ),
        migrations.AddConstraint(
            model_name="cooperationagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("agreed_at__isnull", True),
                        ("agreed_by__isnull", True),
                        models.Q(("state", "agreed"), _negated=True),
                    ),
                    models.Q(
                        ("agreed_at__isnull", False),
                        ("agreed_by__isnull", False),
                        models.Q(("state", "draft"), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="agreement_agreed_with_its_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="cooperationagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(models.Q(("state", "ended"), _negated=True), ("end_reason", ""), ("ending", "")),
                    models.Q(("ending", "expired"), ("state", "ended")),
                    models.Q(
                        ("ending", "terminated"), ("state", "ended"), models.Q(("end_reason", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="agreement_ended_says_how",
                violation_error_message="Rozwiązane porozumienie ma powód rozwiązania.",
            ),
        ),
    ]
