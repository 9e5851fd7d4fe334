"""What migrations leave in a database, read back as rows.

``python -m tests.database.schema NAME [--singly] [APP [MIGRATION]],…`` migrates a new database of that name,
prints its rows as JSON and drops it. ``--singly``: an operation after another, as Django does by itself.
"""

import json
import sys

COLUMNS = """table_name, ordinal_position, column_name, udt_name, is_nullable, column_default,
    character_maximum_length, numeric_precision, numeric_scale, collation_name, is_identity,
    identity_generation, is_generated, generation_expression"""
OURS = "current_schema()::regnamespace"
QUESTIONS = {
    "columns": f"SELECT {COLUMNS} FROM information_schema.columns WHERE table_schema = current_schema()",
    "constraints": "SELECT conrelid::regclass::text, conname, condeferrable, condeferred, convalidated,"
    f" pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = {OURS}",
    "indexes": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()",
    "triggers": "SELECT tgname, tgenabled, pg_get_triggerdef(t.oid), description FROM pg_trigger t"
    " JOIN pg_class c ON c.oid = tgrelid LEFT JOIN pg_description d ON d.objoid = t.oid"
    f" WHERE NOT tgisinternal AND relnamespace = {OURS}",
    "functions": "SELECT oid::regprocedure::text, prosrc, proacl::text FROM pg_proc"
    f" WHERE pronamespace = {OURS} AND prolang <> (SELECT oid FROM pg_language WHERE lanname = 'c')",
    "sequences": "SELECT sequencename, data_type::text, start_value, increment_by FROM pg_sequences"
    " WHERE schemaname = current_schema()",
    "rights": f"SELECT relname, relkind::text, relacl::text, relowner::regrole::text FROM pg_class WHERE relnamespace = {OURS}",
    "comments": "SELECT relname, objsubid, description FROM pg_description JOIN pg_class c ON c.oid = objoid"
    f" WHERE classoid = 'pg_class'::regclass AND relnamespace = {OURS}",
    "kinds of rows": "SELECT app_label, model FROM django_content_type",
    "permissions": "SELECT app_label, model, codename, p.name FROM auth_permission p"
    " JOIN django_content_type c ON c.id = p.content_type_id",
    "migrations": "SELECT app, name FROM django_migrations",
}


def main(name: str, *rest: str) -> None:
    """Make the database, migrate, print, drop."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.db.models.signals import pre_migrate

    singly, targets = "--singly" in rest, [target.split() for target in rest if target != "--singly"]
    assert not singly or pre_migrate.disconnect(dispatch_uid="cus.database.together")
    own = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = name
    connection.creation._create_test_db(verbosity=0, autoclobber=True)
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        for target in targets or [[]]:
            call_command("migrate", *target, verbosity=0)
        with connection.cursor() as cursor:
            json.dump(found(cursor), sys.stdout)
    finally:
        connection.creation.destroy_test_db(own, verbosity=0)


def found(cursor) -> dict[str, list[list[str]]]:
    """Return what stands in the current schema, and of what the database has only one, in one order."""
    return {what: _rows(cursor, question) for what, question in QUESTIONS.items()}


def _rows(cursor, question: str) -> list[list[str]]:
    cursor.execute(question)
    return sorted([str(value) for value in row] for row in cursor.fetchall())


if __name__ == "__main__":
    main(*sys.argv[1:])
