"""What manifests declare that is no table: functions, schemas, rows, waivers."""

from __future__ import annotations

from growthos_cli.catalog.foreign import ForeignServer, UserMapping
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Extension, Schema, Sequence, SequenceOwner
from growthos_cli.catalog.replication import Publication, PublicationSchema, PublicationTable, Subscription
from growthos_cli.catalog.routines import Function
from growthos_cli.catalog.rows import Row
from growthos_cli.catalog.security import Comment, DefaultPrivilege, Grant
from growthos_cli.declared import Declared
from growthos_cli.errors import Mark
from growthos_cli.intent import Waiver
from tests.manifest.conftest import Reader

STUDENTS = """\
table: students
columns: {id: {type: uuid, primary_key: true}, company_id: {type: integer}}
uniques: [[company_id, id]]
"""


def of_table(declared: Declared, table: str, *kinds: type[Object]) -> list[Object]:
    return [item for item in declared.catalog if isinstance(item, kinds) and table in item.ref.path]


def test_functions(read_manifests: Reader) -> None:
    text = """\
functions:
  f:
    arguments:
      p_user: UUID
      order: {type: "Numeric(12,  2)", default: "1"}
      p_out: {type: text, mode: out}
      p_all: {type: "text[]", mode: variadic}
    language: sql
    body: select 1
  private.g():
    returns: setof public.users
    language: plpgsql
    volatility: stable
    security: definer
    search_path: ""
    settings: {lock_timeout: 2s}
    strict: true
    parallel: safe
    leakproof: true
    cost: 10
    rows: 2.5
    execute: [authenticated, public]
    comment: Who asks.
    body: |
      begin
        return 1;
      end

  g(text): {arguments: {x: text}, returns: text, language: sql, search_path: "public,pg_temp", body: select x}
schemas: {private: {}}
"""
    declared = read_manifests({"f.yaml": text})
    g = ("private", "g", "")
    assert of_table(declared, "f", Function) + of_table(declared, "g", Object) == [
        Function(
            "public",
            "f",
            "uuid, numeric(12, 2), text[]",
            'p_user UUID, "order" Numeric(12,  2) default 1, out p_out text, variadic p_all text[]',
            "text",
            "sql",
            "\nselect 1\n",
        ),
        Function(
            *g,
            arguments="",
            returns="setof public.users",
            language="plpgsql",
            body="\nbegin\n  return 1;\nend\n",
            volatility="stable",
            security="definer",
            strict=True,
            leakproof=True,
            parallel="safe",
            cost=10.0,
            rows=2.5,
            settings=(("search_path", '""'), ("lock_timeout", "2s")),
        ),
        Comment("function", g, "Who asks."),
        Grant("function", g, "authenticated", ("execute",)),
        Grant("function", g, "public", ("execute",)),
        Function("public", "g", "text", "x text", "text", "sql", "\nselect x\n", settings=(("search_path", "public, pg_temp"),)),
    ]


def test_waivers_stand_beside_what_they_speak_of(read_manifests: Reader) -> None:
    text = """\
table: t
columns: {a: {type: integer}}
waivers: {existence-oracle: Known., secret-readable: {a: No secret.}}
functions:
  f: {arguments: {x: int}, returns: int, language: sql, body: select 1, waivers: {definer-callable: "Says 1."}}
buckets: {files: {public: true, waivers: {bucket-public: Logos.}}}
"""
    declared = read_manifests({"t.yaml": text, "w.yaml": "waivers: {owner-past-row-security: {role postgres: The platform's.}}\n"})
    t = Ref("table", ("public", "t"))
    assert declared.waivers == (
        Waiver("definer-callable", Ref("function", ("public", "f", "int")), None, "Says 1.", Mark("manifests/t.yaml", 5, 83)),
        Waiver("bucket-public", Ref("bucket", ("files",)), None, "Logos.", Mark("manifests/t.yaml", 6, 43)),
        Waiver("existence-oracle", t, None, "Known.", Mark("manifests/t.yaml", 3, 11)),
        Waiver("secret-readable", t, "a", "No secret.", Mark("manifests/t.yaml", 3, 55)),
        Waiver("owner-past-row-security", None, "role postgres", "The platform's.", Mark("manifests/w.yaml", 1, 37)),
    )


def test_schemas_extensions_sequences_publications_and_default_privileges(read_manifests: Reader) -> None:
    text = """\
schemas: {private: {comment: Hidden., usage: [authenticated], create: [authenticated]}}
extensions: {pg_trgm: {schema: extensions}}
sequences:
  s: {type: integer, owned_by: students.company_id, start: -5, increment: -1, minimum: -9, maximum: 0, cache: 2, cycle: true, usage: [anon]}
publications:
  live:
    tables: [students, {table: t, columns: [id, a], where: a > 0}]
    schemas: [private]
    publish: [truncate, insert]
    via_partition_root: true
  supabase_realtime: {tables: [students]}
  all: {all_tables: true, generated_columns: stored, comment: Everything.}
foreign_servers:
  far: {wrapper: w, version: "2", options: {host: h}, user_mappings: {public: {options: {user: u, password: <secret>}}}}
subscriptions:
  near: {connection: host=h, publications: [live]}
default_privileges:
  - {role: postgres, schema: public, tables: {anon: [select, insert]}, sequences: {}, functions: {}}
  - {role: postgres, functions: {}}
"""
    files = {"s.yaml": text, "students.yaml": STUDENTS, "t.yaml": "table: t\ncolumns: {id: {type: integer}, a: {type: integer}}"}
    declared = read_manifests(files)
    s, t = ("public", "s"), Ref("table", ("public", "t"))
    others = [item for item in declared.catalog if t not in (item.part_of, item.ref) and "students" not in item.ref.path[:2]]
    assert others == [
        Schema("private"),
        Comment("schema", ("private",), "Hidden."),
        Grant("schema", ("private",), "authenticated", ("create", "usage")),
        Extension("pg_trgm", "extensions"),
        Sequence(*s, type="integer", start=-5, increment=-1, minimum=-9, maximum=0, cache=2, cycle=True),
        Grant("sequence", s, "anon", ("usage",)),
        SequenceOwner(*s, "public", "students", "company_id"),
        DefaultPrivilege("postgres", "public", "table", "anon", ("insert", "select")),
        DefaultPrivilege("postgres", "", "function", "public", (), (), ("execute",)),
        Publication("live", publish=("insert", "truncate"), via_partition_root=True),
        PublicationTable("live", "public", "students"),
        PublicationTable("live", "public", "t", ("id", "a"), "a > 0"),
        PublicationSchema("live", "private"),
        PublicationTable("supabase_realtime", "public", "students"),
        Publication("all", all_tables=True, generated_columns="stored"),
        Comment("publication", ("all",), "Everything."),
        ForeignServer("far", "w", version="2", options=(("host", "h"),)),
        UserMapping("far", "public", (("user", "u"), ("password", "<secret>"))),
        Subscription("near", "host=h", ("live",)),
    ]
    assert declared.catalog.claims == {
        Ref("publication", ("live",)),
        Ref("publication", ("supabase_realtime",)),
        Ref("publication", ("all",)),
        *(Ref("default_privileges", ("postgres", "public", on)) for on in ("table", "sequence", "function")),
        Ref("default_privileges", ("postgres", "", "function")),
    }


def test_rows(read_manifests: Reader) -> None:
    text = """\
table: t
columns: {a: {type: integer}, b: {type: jsonb}, c: {type: "text[]"}, d: {type: text}}
rows:
  key: [a, d]
  values:
    - {a: 010, d: no, b: {x: [1, 1.50, "1", no, true, null, "é"], "": {}}, c: [a, 'b "c"', null, "null"]}
    - {a: 2, d: null, b: null, c: "{}"}
"""
    declared = read_manifests(
        {"t.yaml": text, "u.yaml": text.replace("table: t", "table: u").replace("  values", "  once: true\n  values")}
    )
    json = '{"x": [1, 1.50, "1", "no", true, null, "é"], "": {}}'
    values = (("b", json), ("c", '{"a","b \\"c\\"",NULL,"null"}'))
    rows = [item for item in declared.catalog if isinstance(item, Row)]
    assert rows == [
        Row("public", "t", (("a", "010"), ("d", "no")), values),
        Row("public", "t", (("a", "2"), ("d", None)), (("b", None), ("c", "{}"))),
        Row("public", "u", (("a", "010"), ("d", "no"))),
        Row("public", "u", (("a", "2"), ("d", None))),
    ]
    assert [row.initial for row in rows] == [(), (), values, (("b", None), ("c", "{}"))]
