"""What a database holds, said so that two databases can be compared: sums of rows, counters, objects, rights."""

import re
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql

# What is neither the server's nor an extension's; c is a row of pg_class.
OURS = """
    c.relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
    AND c.relpersistence = 'p' AND c.relnamespace::regnamespace::text NOT LIKE 'pg\\_%'
    AND NOT EXISTS (SELECT 1 FROM pg_depend AS d WHERE d.objid = c.oid AND d.deptype = 'e')
"""
TABLES = """
SELECT c.relnamespace::regnamespace::text, c.relname FROM pg_class AS c
WHERE c.relkind = 'r' AND @ours ORDER BY 1, 2
""".replace("@ours", OURS)
# Sums of sums in their own order: the order in which rows lie on the disk does not matter. A sum is
# 32 bytes and a field holds 1 GB, which is enough for thirty million rows a table.
ROWS = """
SELECT count(*), encode(sha256(coalesce(string_agg(one.sum, ''::bytea ORDER BY one.sum), ''::bytea)), 'hex')
FROM (SELECT sha256(convert_to(_row::text, 'UTF8')) AS sum FROM {table} AS _row) AS one
"""
SEQUENCES = """
SELECT schemaname || '.' || sequencename, last_value FROM pg_sequences
WHERE schemaname NOT LIKE 'pg\\_%' ORDER BY 1
"""
# NOT NULL is told with its column: only since PostgreSQL 18 is it a constraint as well.
OBJECTS = {
    "columns": """
        SELECT format('%s.%s %s%s %s', c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod),
            CASE WHEN a.attnotnull THEN ' not null' ELSE '' END, pg_get_expr(d.adbin, d.adrelid))
        FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid
        LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'v', 'm') AND @ours""",
    "constraints": """
        SELECT format('%s %s %s', c.oid::regclass, k.conname, k.contype) FROM pg_constraint AS k
        JOIN pg_class AS c ON c.oid = k.conrelid WHERE k.convalidated AND k.contype <> 'n' AND @ours""",
    "functions": """
        SELECT format('%s %s %s', p.oid::regprocedure, p.prosecdef, md5(p.prosrc)) FROM pg_proc AS p
        WHERE p.pronamespace::regnamespace::text NOT LIKE 'pg\\_%'
          AND p.pronamespace <> 'information_schema'::regnamespace
          AND NOT EXISTS (SELECT 1 FROM pg_depend AS d WHERE d.objid = p.oid AND d.deptype = 'e')""",
    "grants": """
        SELECT format('%s %s %s', c.oid::regclass, acl.grantee::regrole, acl.privilege_type) FROM pg_class AS c,
            aclexplode(coalesce(c.relacl, acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner)))
            AS acl WHERE c.relkind IN ('r', 'v', 'm', 'S') AND acl.grantee <> c.relowner AND @ours
        UNION ALL
        SELECT format('%s %s %s', p.oid::regprocedure, acl.grantee::regrole, acl.privilege_type) FROM pg_proc AS p,
            aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) AS acl
        WHERE p.pronamespace::regnamespace::text NOT LIKE 'pg\\_%' AND acl.grantee <> p.proowner
          AND p.pronamespace <> 'information_schema'::regnamespace
          AND NOT EXISTS (SELECT 1 FROM pg_depend AS d WHERE d.objid = p.oid AND d.deptype = 'e')
        UNION ALL
        SELECT format('schema %s %s %s', n.nspname, acl.grantee::regrole, acl.privilege_type) FROM pg_namespace AS n,
            aclexplode(n.nspacl) AS acl WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
            AND acl.grantee <> n.nspowner""",
    "indexes": """
        SELECT format('%s %s %s', i.indrelid::regclass, c.relname, i.indisunique) FROM pg_index AS i
        JOIN pg_class AS c ON c.oid = i.indexrelid WHERE i.indisvalid AND @ours""",
    "triggers": """
        SELECT format('%s %s', t.tgenabled, pg_get_triggerdef(t.oid)) FROM pg_trigger AS t
        JOIN pg_class AS c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND @ours""",
}
CONNECT = """
SELECT acl.grantee::regrole::text FROM pg_database AS d, aclexplode(d.datacl) AS acl
WHERE d.datname = current_database() AND acl.privilege_type = 'CONNECT' AND acl.grantee <> d.datdba AND acl.grantee <> 0
ORDER BY 1
"""


@dataclass(frozen=True)
class Facts:
    """What a database holds: rows and sum of each table, counters, objects by kind, who may connect."""

    tables: dict[str, tuple[int, str]]
    sequences: dict[str, int | None]
    objects: dict[str, list[str]]
    connect: list[str]
    migrations: list[tuple[str, str]]

    @property
    def rows(self) -> int:
        """Rows of all tables."""
        return sum(count for count, _ in self.tables.values())


def facts_of(login: psycopg.Connection) -> Facts:
    """Read everything; run it in one transaction that sees one moment."""
    tables = {
        f"{schema}.{name}": _all(login, sql.SQL(ROWS).format(table=sql.Identifier(schema, name)))[0]
        for schema, name in _all(login, TABLES)
    }
    return Facts(
        tables=tables,
        sequences=dict(_all(login, SEQUENCES)),
        objects={
            kind: sorted(row[0] for row in _all(login, query.replace("@ours", OURS)))
            for kind, query in OBJECTS.items()
        },
        connect=[row[0] for row in _all(login, CONNECT)],
        migrations=_all(login, "SELECT app, name FROM django_migrations ORDER BY 1, 2")
        if "public.django_migrations" in tables
        else [],
    )


def differences(wanted: Facts, found: Facts) -> list[str]:
    """Return, in Polish, how a restored database differs from what was backed up; nothing when it is the same.

    A counter may have moved on between the reading and the dump: it must not have gone back.
    """
    said = []
    for name in sorted(set(wanted.tables) | set(found.tables)):
        before, after = wanted.tables.get(name), found.tables.get(name)
        if before != after:
            said.append(f"tabela {name}: w kopii {_table_text(before)}, po odtworzeniu {_table_text(after)}")
    for name in sorted(set(wanted.sequences) | set(found.sequences)):
        if name not in found.sequences or (found.sequences[name] or 0) < (wanted.sequences.get(name) or 0):
            said.append(f"licznik {name}: cofnął się albo go nie ma")
    for kind in sorted(wanted.objects):
        before, after = _by_sense(wanted.objects[kind]), _by_sense(found.objects.get(kind, []))
        odd = [before.get(sense) or after[sense] for sense in before.keys() ^ after.keys()]
        said += [f"{KINDS[kind]}: {one}" for one in sorted(odd)[:5]]
    return said


# PostgreSQL reads its own printed „x IN ('a', 'b')” back as another tree: only casts of text and brackets differ.
_CAST = re.compile(r"::(?:character varying|text)(?:\(\d+\))?(?:\[\])?")


def _by_sense(texts: list[str]) -> dict[str, str]:
    """Return texts of objects by what they mean, whatever the server has printed around it."""
    return {_CAST.sub("", text).replace("(", "").replace(")", ""): text for text in texts}


KINDS = {
    "columns": "kolumna",
    "constraints": "warunek",
    "functions": "funkcja",
    "grants": "uprawnienie",
    "indexes": "indeks",
    "triggers": "wyzwalacz",
}


def _table_text(facts: tuple[int, str] | None) -> str:
    return f"{facts[0]} wierszy (skrót {facts[1][:12]})" if facts else "brak"


def _all(login: psycopg.Connection, query: Any) -> list[tuple]:
    with login.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()
