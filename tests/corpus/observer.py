"""Looks at a database with other eyes than the engine's: every row of every catalog, told by names instead of numbers.

Shares nothing with the engine. Postgres says itself which columns of its catalogs hold which kind of number
(pg_get_catalog_foreign_keys), so a kind that nobody thought of is seen all the same. Left out is what no schema says: statistics,
file nodes, horizons, the place of a column in its table, and rows that Postgres makes for itself.
"""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from functools import cache
from pathlib import Path

import psycopg

Seen = dict[str, list[str]]
"""Catalog -> its rows, each as text, sorted."""

# Cluster-wide, derived from others, or about data.
_SKIPPED = frozenset(
    "pg_depend pg_shdepend pg_statistic pg_statistic_ext_data pg_largeobject pg_largeobject_metadata pg_init_privs pg_shdescription"
    " pg_authid pg_auth_members pg_database pg_tablespace pg_db_role_setting pg_parameter_acl pg_replication_origin pg_shseclabel"
    " pg_subscription_rel".split()
)
_IGNORED = {
    "pg_class": "oid relfilenode relpages reltuples relallvisible relallfrozen reltoastrelid relfrozenxid relminmxid reltype relnatts"
    " relhasindex relhasrules relhastriggers relhassubclass relchecks relrewrite relispopulated".split(),
    "pg_attribute": "attnum attndims attlen attcacheoff attbyval attalign atthasdef atthasmissing attmissingval attisdropped".split(),
    "pg_type": "oid typlen typbyval typalign typdefault typdefaultbin typarray typrelid typelem".split(),
    # Of a key of a partition, `connoinherit` says only by which of two routes it came.
    "pg_constraint": "oid conkey confkey confdelsetcols conbin conindid connoinherit".split(),
    "pg_index": "indkey indexprs indpred indcheckxmin indisready indislive indcollation indclass indoption".split(),
    "pg_attrdef": "oid adbin adnum".split(),
    "pg_rewrite": "oid ev_qual ev_action".split(),
    "pg_trigger": "oid tgattr tgqual".split(),
    "pg_proc": "oid prosqlbody proargdefaults".split(),
    "pg_policy": "oid polqual polwithcheck".split(),
    "pg_partitioned_table": "partattrs partexprs partclass partcollation".split(),
    "pg_statistic_ext": "oid stxkeys stxexprs".split(),
    "pg_publication_rel": "oid prqual prattrs".split(),
    "pg_extension": "oid extconfig".split(),
    "pg_enum": "oid enumsortorder".split(),
    "pg_collation": "oid collversion".split(),
    "pg_inherits": ["inhseqno"],
    "pg_subscription": "oid subskiplsn subdbid".split(),
}
_PRINTED = {
    "pg_class": "pg_get_expr(x.relpartbound, x.oid), pg_get_viewdef(case when x.relkind in ('v', 'm') then x.oid end), x.relpersistence",
    "pg_constraint": "pg_get_constraintdef(x.oid), case when x.contype in ('c', 'n') then x.connoinherit end",
    "pg_type": "case when x.typdefaultbin is null then x.typdefault else pg_get_expr(x.typdefaultbin, 0) end",
    "pg_index": "pg_get_indexdef(x.indexrelid)",
    "pg_attrdef": "pg_get_expr(x.adbin, x.adrelid)",
    "pg_rewrite": "pg_get_ruledef(x.oid)",
    "pg_trigger": "pg_get_triggerdef(x.oid)",
    "pg_proc": "case when x.prokind <> 'a' then pg_get_functiondef(x.oid) end, pg_get_function_arguments(x.oid)",
    "pg_policy": "pg_get_expr(x.polqual, x.polrelid), pg_get_expr(x.polwithcheck, x.polrelid)",
    "pg_partitioned_table": "pg_get_partkeydef(x.partrelid)",
    "pg_statistic_ext": "(select array_agg(a.attname order by a.attname) from pg_attribute as a where a.attrelid = x.stxrelid"
    " and a.attnum = any (x.stxkeys)), pg_get_statisticsobjdef_expressions(x.oid)",
    "pg_publication_rel": "pg_get_expr(x.prqual, x.prrelid), (select array_agg(a.attname order by a.attname) from pg_attribute as a"
    " where a.attrelid = x.prrelid and a.attnum = any (x.prattrs))",
    "pg_enum": "(select count(*) from pg_enum as e where e.enumtypid = x.enumtypid and e.enumsortorder < x.enumsortorder)",
    "pg_inherits": "(select count(*) from pg_inherits as i where i.inhrelid = x.inhrelid and i.inhseqno < x.inhseqno)",
    "pg_sequence": "(select string_agg(pg_describe_object(d.refclassid, d.refobjid, d.refobjsubid), ',') from pg_depend as d"
    " where d.classid = 'pg_class'::regclass and d.objid = x.seqrelid and d.deptype in ('a', 'i'))",
}
_NOT_THESE = {
    "pg_class": "x.relkind in ('t') or x.relnamespace = 'pg_toast'::regnamespace",
    "pg_attribute": "(x.attnum < 0 and x.attacl is null) or x.attisdropped"
    " or (select relkind from pg_class where oid = x.attrelid) in ('t', 'S')"
    " or (select relnamespace from pg_class where oid = x.attrelid) = 'pg_toast'::regnamespace",
    "pg_type": "x.typcategory = 'A' or (x.typtype = 'c' and (select relkind from pg_class where oid = x.typrelid) <> 'c')",
    # What a key to a partitioned table has for each of its partitions; Postgres numbers them as they come.
    "pg_constraint": "x.contype = 'f' and exists (select from pg_constraint as p where p.oid = x.conparentid and p.conrelid = x.conrelid)",
    "pg_trigger": "x.tgisinternal",
    "pg_index": "(select relnamespace from pg_class where oid = x.indexrelid) = 'pg_toast'::regnamespace",
    "pg_conversion": "x.oid < 16384",
    "pg_namespace": "x.nspname ~ '^pg_(toast_)?temp_'",
    "pg_subscription": "x.subdbid <> (select oid from pg_database where datname = current_database())",
}
_ACL = {"pg_proc": "f", "pg_namespace": "n", "pg_type": "T", "pg_language": "l", "pg_foreign_data_wrapper": "F", "pg_foreign_server": "S"}
_OWNERS = {"pg_proc": "proowner", "pg_namespace": "nspowner", "pg_type": "typowner", "pg_language": "lanowner"}
_OWNERS |= {"pg_foreign_data_wrapper": "fdwowner", "pg_foreign_server": "srvowner", "pg_class": "relowner"}


_DATABASE = """
select 'grant ' || a.item::text from pg_database as d, unnest(coalesce(d.datacl, acldefault('d', d.datdba))) as a (item)
where d.datname = current_database()
union all
select 'setting ' || c.item from pg_db_role_setting as s, unnest(s.setconfig) as c (item)
where s.setrole = 0 and s.setdatabase = (select d.oid from pg_database as d where d.datname = current_database())
union all
select 'setting of ' || s.setrole::regrole::text || ' ' || c.item from pg_db_role_setting as s, unnest(s.setconfig) as c (item)
where s.setrole <> 0 and s.setdatabase = (select d.oid from pg_database as d where d.datname = current_database())
"""


def observe(conn: psycopg.Connection) -> Seen:
    """Everything that users made in this database; equal for two databases of one server exactly when their schemas are."""
    major = conn.info.server_version // 10_000
    with conn.transaction(force_rollback=True):
        conn.execute("set local search_path to pg_catalog")
        seen: Seen = {}
        for name, query in _queries(conn, major).items():
            if rows := sorted(row[0] for row in conn.execute(query)):
                seen[name] = rows
        seen["the database"] = sorted(row[0] for row in conn.execute(_DATABASE))
    return seen


def differences(left: Seen, right: Seen) -> list[str]:
    """One line for each row that only one of the two has."""
    told = []
    for name in sorted({*left, *right}):
        ours, theirs = left.get(name, []), right.get(name, [])
        told += [f"- {name} {row}" for row in ours if row not in theirs] + [f"+ {name} {row}" for row in theirs if row not in ours]
    return told


_cached: dict[int, dict[str, str]] = {}


def _queries(conn: psycopg.Connection, major: int) -> dict[str, str]:
    """One query per catalog; they are the same for every database of a server."""
    if major not in _cached:
        columns: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for table, column, kind in conn.execute(
            "select c.relname, a.attname, t.typname from pg_class as c join pg_attribute as a on a.attrelid = c.oid"
            " join pg_type as t on t.oid = a.atttypid where c.relnamespace = 'pg_catalog'::regnamespace and c.relkind = 'r'"
            " and a.attnum > 0 and not a.attisdropped order by c.relname, a.attnum"
        ):
            columns[table].append((column, kind))
        points: dict[tuple[str, str], tuple[str, bool]] = {}
        for table, column, referenced, is_array in conn.execute(
            "select fktable::regclass::text, fkcols[1], pktable::regclass::text, is_array from pg_get_catalog_foreign_keys()"
            " where cardinality(fkcols) = 1"
        ):
            points[table, column] = (referenced, is_array)
        _cached[major] = {name: _query(name, found, points) for name, found in columns.items() if name not in _SKIPPED}
    return _cached[major]


def _query(table: str, columns: list[tuple[str, str]], points: dict[tuple[str, str], tuple[str, bool]]) -> str:
    ignored = {*_IGNORED.get(table, ()), "oid"}
    parts = []
    for column, kind in columns:
        if column in ignored or kind == "pg_node_tree":
            continue
        if kind == "_aclitem":
            parts.append(f"'{column}', {_acl(table, column)}")
        elif (table, column) in points:
            referenced, is_array = points[table, column]
            parts.append(f"'{column}', {_names(referenced, f'x.{column}') if is_array else _name(referenced, f'x.{column}')}")
        else:
            parts.append(f"'{column}', x.{column}::text")
    has_oid = any(column == "oid" for column, _ in columns)
    identity = f"(pg_identify_object('{table}'::regclass, x.oid, 0)).identity" if has_oid and table != "pg_enum" else "''"
    if table in ("pg_description", "pg_seclabel"):
        identity = "(pg_identify_object(x.classoid, x.objoid, x.objsubid)).identity"
        parts = [part for part in parts if not part.startswith(("'objoid'", "'objsubid'"))]
    printed = f", 'printed', concat_ws(' | ', {_PRINTED[table]})" if table in _PRINTED else ""
    mine = f"x.{_subject(table, columns)} >= 16384 or x.{_subject(table, columns)} = to_regnamespace('public')"
    wanted = f"({mine}) and not coalesce({_NOT_THESE.get(table, 'false')}, false)"
    return f"select ({identity} || ' ' || jsonb_build_object({', '.join(parts)}{printed})::text) as row from {table} as x where {wanted}"


def _subject(table: str, columns: list[tuple[str, str]]) -> str:
    """The column that says whether a row is about something that users made."""
    names = [column for column, _ in columns]
    if "oid" in names:
        return "oid"
    return "objoid" if table in ("pg_description", "pg_seclabel") else next(name for name in names if name not in ("classid",))


def _name(table: str, value: str) -> str:
    if table == "pg_authid":
        return f"case {value} when 0 then 'public' else pg_get_userbyid({value}) end"
    if table in ("pg_type", "pg_class", "pg_proc", "pg_namespace", "pg_operator"):
        cast = {"pg_type": "regtype", "pg_class": "regclass", "pg_proc": "regprocedure", "pg_namespace": "regnamespace"}
        return f"{value}::{cast.get(table, 'regoperator')}::text"
    return f"coalesce((pg_identify_object('{table}'::regclass, nullif({value}, 0), 0)).identity, {value}::text)"


def _names(table: str, value: str) -> str:
    return f"(select array_agg({_name(table, 'u.one')} order by u.place) from unnest({value}::oid[]) with ordinality as u (one, place))"


def _acl(table: str, column: str) -> str:
    default = f"acldefault('{_ACL[table]}', x.{_OWNERS[table]})" if table in _ACL else "null"
    if table == "pg_class":
        default = "acldefault(case x.relkind when 'S' then 's' else 'r' end::\"char\", x.relowner)"
    held = f"coalesce(x.{column}, {default})"
    if table == "pg_proc":
        # What constructs a range comes with it, and has the default privileges of that moment; pg_dump leaves them out, too.
        comes_along = "exists (select from pg_depend where classid = 'pg_proc'::regclass and objid = x.oid and deptype = 'i')"
        held = f"case when not {comes_along} then {held} end"
    return (
        f"(select array_agg(w.word order by w.word) from (select concat(case e.grantee when 0 then 'public' else pg_get_userbyid(e.grantee)"
        f" end, ' ', e.privilege_type, ' ', e.is_grantable, ' ', pg_get_userbyid(e.grantor)) as word"
        f" from aclexplode({held}) as e) as w)"
    )


_HEADER = re.compile(r"^-- (?:Data for )?Name: (.*)$")


@cache
def _dump_program(bindir: Path) -> str:
    return str(bindir / "pg_dump")


def dumped(bindir: Path, conninfo: str) -> dict[str, list[str]]:
    """What pg_dump prints, entry by entry; the lines of an entry sorted, because columns may stand in another order."""
    done = subprocess.run([_dump_program(bindir), "--schema-only", "-d", conninfo], capture_output=True, text=True, check=True)
    entries: dict[str, list[str]] = defaultdict(list)
    header = ""
    for line in done.stdout.splitlines():
        if found := _HEADER.match(line):
            header = found[1]
        elif line.strip() and not line.startswith(("--", "\\", "SET default_")):
            entries[header].append(_in_any_order(line.strip().rstrip(",")))
    return {name: sorted(lines) for name, lines in entries.items()}


def _in_any_order(line: str) -> str:
    """The keys of extended statistics and the columns that are published stand in the order of the table's columns."""
    found = _KEYS.match(line) or _PUBLISHED.match(line)
    return f"{found[1]}{', '.join(sorted(found[2].split(', ')))}{found[3]}" if found else line


_PUBLISHED = re.compile(r"(ALTER PUBLICATION .* ADD TABLE ONLY [^(]* \()([^)]*)(\).*)")
_KEYS = re.compile(r"(CREATE STATISTICS .* ON )(.*)( FROM .*)")


def dump_differences(left: dict[str, list[str]], right: dict[str, list[str]]) -> list[str]:
    """One line for each line of a dump that only one of the two has."""
    told = []
    for name in sorted({*left, *right}):
        ours, theirs = left.get(name, []), right.get(name, [])
        told += [f"- {name}: {line}" for line in ours if line not in theirs] + [f"+ {name}: {line}" for line in theirs if line not in ours]
    return told
