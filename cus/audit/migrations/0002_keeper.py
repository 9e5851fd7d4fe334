"""The keeper's database functions: the protocol, and the removal of old lines of the access log."""

from django.db import migrations

PROTOCOL = """
CREATE FUNCTION audit_protocol_add(
    kind text, what text, "rows" bigint, first_at timestamptz, last_at timestamptz, by_whom text, details jsonb
) RETURNS void LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
INSERT INTO audit_protocol (at, kind, what, "rows", first_at, last_at, "by", details)
VALUES (now(), kind, left(what, 300), "rows", first_at, last_at, left(by_whom, 200), details)
$$;
REVOKE ALL ON FUNCTION audit_protocol_add(text, text, bigint, timestamptz, timestamptz, text, jsonb) FROM PUBLIC
"""

# KRI § 20: logs are kept for at least two years. The limit stands here, where no setting reaches it.
RETENTION = """
CREATE FUNCTION keeper_remove_access_entries(
    before timestamptz, by_whom text, dry_run boolean,
    OUT removed bigint, OUT first_at timestamptz, OUT last_at timestamptz
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF before IS NULL OR before > now() - interval '2 years' THEN
        RAISE EXCEPTION 'the access log is kept for at least two years' USING ERRCODE = 'restrict_violation';
    END IF;
    IF coalesce(dry_run, true) THEN
        SELECT count(*), min(at), max(at) INTO removed, first_at, last_at FROM audit_accessentry WHERE at < before;
        RETURN;
    END IF;
    WITH gone AS (DELETE FROM audit_accessentry WHERE at < before RETURNING at)
    SELECT count(*), min(at), max(at) INTO removed, first_at, last_at FROM gone;
    IF removed > 0 THEN
        PERFORM audit_protocol_add('access_log_retention', 'wpisy dziennika dostępu', removed, first_at, last_at,
                                   by_whom, jsonb_build_object('before', before));
    END IF;
END $$;
REVOKE ALL ON FUNCTION keeper_remove_access_entries(timestamptz, text, boolean) FROM PUBLIC
"""


class Migration(migrations.Migration):
    """Functions in SQL: Django's models do not know them."""

    dependencies = [("audit", "0001_access_log")]

    operations = [
        migrations.RunSQL(
            PROTOCOL,
            "DROP FUNCTION audit_protocol_add(text, text, bigint, timestamptz, timestamptz, text, jsonb)",
        ),
        migrations.RunSQL(RETENTION, "DROP FUNCTION keeper_remove_access_entries(timestamptz, text, boolean)"),
    ]
