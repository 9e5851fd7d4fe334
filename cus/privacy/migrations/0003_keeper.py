"""Database functions of erasure, run by the keeper; see cus/database/keeper.py."""

from django.db import migrations

DESTROY_KEY = """
CREATE FUNCTION keeper_destroy_person_key(key_id uuid, by_whom text, OUT destroyed bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE privacy_personkey SET wrapped = NULL, destroyed_at = now() WHERE id = key_id AND wrapped IS NOT NULL;
    GET DIAGNOSTICS destroyed = ROW_COUNT;
    IF destroyed > 0 THEN
        PERFORM audit_protocol_add('erasure', 'klucz danych osoby', destroyed, NULL, NULL, by_whom,
                                   jsonb_build_object('key', key_id));
    END IF;
END $$;
REVOKE ALL ON FUNCTION keeper_destroy_person_key(uuid, text) FROM PUBLIC
"""

# They can put one mark in place of text, and empty keys; logs, keys and accounts are out of reach.
ERASE_TEXT = """
CREATE FUNCTION keeper_erase_text(
    tab text, col text, row_id text, fragments text[], by_whom text, OUT erased bigint
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    mark constant text := '[dane usunięto]';
    part text; kind text; longest int; key_column text; escaped text; changed bigint;
BEGIN
    erased := 0;
    IF tab !~ '^(partners|diagnosis|programmes|services|centre|drafts|attachments)_[a-z_]+$' THEN
        RAISE EXCEPTION 'table % is not erased from', tab USING ERRCODE = 'restrict_violation';
    END IF;
    SELECT format_type(a.atttypid, NULL), CASE WHEN a.atttypmod > 4 THEN a.atttypmod - 4 END INTO kind, longest
    FROM pg_attribute a WHERE a.attrelid = format('public.%I', tab)::regclass AND a.attname = col AND NOT a.attisdropped;
    IF kind IS NULL OR kind NOT IN ('text', 'character varying', 'text[]', 'character varying[]', 'jsonb') THEN
        RAISE EXCEPTION 'column %.% holds no text', tab, col USING ERRCODE = 'restrict_violation';
    END IF;
    SELECT CASE WHEN bool_or(attname = 'pgh_id') THEN 'pgh_id' ELSE 'id' END INTO key_column
    FROM pg_attribute WHERE attrelid = format('public.%I', tab)::regclass AND NOT attisdropped;
    IF fragments IS NULL THEN
        IF kind NOT IN ('text', 'character varying') THEN
            RAISE EXCEPTION 'only text is erased whole' USING ERRCODE = 'restrict_violation';
        END IF;
        EXECUTE format('UPDATE public.%I SET %I = left(%L, %s) WHERE %I::text = $1 AND %I NOT IN (%L, '''')',
                       tab, col, mark, coalesce(longest, 100), key_column, col, mark) USING row_id;
        GET DIAGNOSTICS erased = ROW_COUNT;
    ELSE
        FOREACH part IN ARRAY fragments LOOP
            CONTINUE WHEN part = '' OR part = mark;
            IF kind = 'jsonb' THEN
                escaped := substr(to_jsonb(part)::text, 2, length(to_jsonb(part)::text) - 2);
                EXECUTE format('UPDATE public.%I SET %I = replace(%I::text, $2, %L)::jsonb'
                               ' WHERE %I::text = $1 AND position($2 IN %I::text) > 0',
                               tab, col, col, mark, key_column, col) USING row_id, escaped;
            ELSIF kind LIKE '%[]' THEN
                EXECUTE format('UPDATE public.%I SET %I = array(SELECT left(replace(one, $2, %L), %s)'
                               ' FROM unnest(%I) WITH ORDINALITY AS list(one, at) ORDER BY at)::%s'
                               ' WHERE %I::text = $1 AND position($2 IN array_to_string(%I, chr(10))) > 0',
                               tab, col, mark, coalesce(longest, 20000), col, kind, key_column, col)
                USING row_id, part;
            ELSE
                EXECUTE format('UPDATE public.%I SET %I = left(replace(%I, $2, %L), %s)'
                               ' WHERE %I::text = $1 AND position($2 IN %I) > 0',
                               tab, col, col, mark, coalesce(longest, 1000000), key_column, col) USING row_id, part;
            END IF;
            GET DIAGNOSTICS changed = ROW_COUNT;
            erased := erased + changed;
        END LOOP;
    END IF;
    IF erased > 0 THEN
        PERFORM audit_protocol_add('erasure', tab || '.' || col, erased, NULL, NULL, by_whom,
                                   jsonb_build_object('row', row_id, 'whole', fragments IS NULL));
    END IF;
END $$;
REVOKE ALL ON FUNCTION keeper_erase_text(text, text, text, text[], text) FROM PUBLIC
"""


class Migration(migrations.Migration):
    """Functions in SQL: Django's models do not know them."""

    dependencies = [("privacy", "0002_erasure"), ("audit", "0002_keeper")]

    operations = [
        migrations.RunSQL(DESTROY_KEY, "DROP FUNCTION keeper_destroy_person_key(uuid, text)"),
        migrations.RunSQL(ERASE_TEXT, "DROP FUNCTION keeper_erase_text(text, text, text, text[], text)"),
    ]
