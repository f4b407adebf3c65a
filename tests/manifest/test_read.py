"""What the objects of a manifest are, whole."""

from __future__ import annotations

import pytest

from growthos_cli.catalog.constraints import Check, ForeignKey, PrimaryKey, Unique
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Column, Index, ReplicaIdentity, Table
from growthos_cli.catalog.routines import Trigger
from growthos_cli.catalog.rows import Bucket
from growthos_cli.catalog.security import Comment, Grant, Policy, RowSecurity
from growthos_cli.declared import Declared
from growthos_cli.errors import Mark
from growthos_cli.intent import BucketAccess, Cell, Environment, Guard, Project, Scope, TableAccess, Tenant
from tests.manifest.conftest import Reader

STUDENTS = """\
table: students
columns: {id: {type: uuid, primary_key: true}, company_id: {type: integer}}
uniques: [[company_id, id]]
"""


def of_table(declared: Declared, table: str, *kinds: type[Object]) -> list[Object]:
    return [item for item in declared.catalog if isinstance(item, kinds) and table in item.ref.path]


def test_a_table_with_everything_that_its_columns_can_state(read_manifests: Reader) -> None:
    text = """\
table: app.invoices
comment: Billed.
columns:
  id: {type: uuid, default: gen_random_uuid(), primary_key: true, comment: Never reused.}
  student_id: {type: uuid, not_null: true, references: students.id, on_delete: cascade, on_update: restrict}
  number: {type: bigint, identity: by default}
  total: {type: "numeric(12,2)", generated: number * 1.2}
  code: {type: text, unique: true, collation: C}
  order: {type: text, one_of: [no, "it's", ""]}
"""
    declared = read_manifests({"invoices.yaml": text, "students.yaml": STUDENTS, "s.yaml": "schemas: {app: {}}"})
    invoices = ("app", "invoices")
    assert of_table(declared, "invoices", Object) == [
        Table(*invoices),
        Comment("table", invoices, "Billed."),
        Column(*invoices, "id", "uuid", not_null=True, default="gen_random_uuid()", position=1),
        Comment("column", (*invoices, "id"), "Never reused."),
        Column(*invoices, "student_id", "uuid", not_null=True, position=2),
        ForeignKey(
            *invoices,
            "invoices_student_id_fkey",
            ("student_id",),
            "public",
            "students",
            ("id",),
            on_delete="cascade",
            on_update="restrict",
        ),
        Column(*invoices, "number", "bigint", not_null=True, identity="by default", position=3),
        Column(*invoices, "total", "numeric(12,2)", generated="number * 1.2", position=4),
        Column(*invoices, "code", "text", collation='"C"', position=5),
        Unique(*invoices, "invoices_code_key", ("code",)),
        Column(*invoices, "order", "text", position=6),
        Check(*invoices, "invoices_order_check", "\"order\" in ('no', 'it''s', '')"),
        PrimaryKey(*invoices, "invoices_pkey", ("id",)),
        RowSecurity(*invoices),
    ]
    assert [item.position for item in declared.catalog if isinstance(item, Column) and item.table == "invoices"] == [1, 2, 3, 4, 5, 6]


def test_constraints_and_indexes_beside_the_columns(read_manifests: Reader) -> None:
    text = """\
table: t
columns: {a: {type: integer}, b: {type: text}, Odd Name: {type: text}}
primary_key: {name: t_key, columns: [a, b], include: [Odd Name], deferrable: true}
uniques:
  - [b, a]
  - {columns: [b], name: t_b, nulls_not_distinct: true, deferrable: true, initially_deferred: true}
checks: {a_positive: a > 0}
foreign_keys:
  - {columns: [a], references: {table: students, columns: [company_id]}}
  - {columns: [a], references: {table: auth.users, columns: [id]}, name: x, match: full, on_delete: set null, set_columns: [a]}
indexes:
  - [a desc nulls last, b]
  - [(lower(b)), "coalesce(a, 1)", (a + 1)]
  - [Odd Name]
  - {columns: [b text_pattern_ops], where: a > 1, unique: true, include: [a], method: hash, name: t_i, nulls_not_distinct: true}
"""
    declared = read_manifests({"t.yaml": text, "students.yaml": STUDENTS})
    t = ("public", "t")
    assert of_table(declared, "t", PrimaryKey, Unique, Check, ForeignKey, Index) == [
        PrimaryKey(*t, "t_key", ("a", "b"), include=("Odd Name",), deferrable=True),
        Unique(*t, "t_b_a_key", ("b", "a")),
        Unique(*t, "t_b", ("b",), nulls_not_distinct=True, deferrable=True, initially_deferred=True),
        Check(*t, "a_positive", "a > 0"),
        ForeignKey(*t, "t_a_fkey", ("a",), "public", "students", ("company_id",)),
        ForeignKey(*t, "x", ("a",), "auth", "users", ("id",), on_delete="set null", match="full", set_columns=("a",)),
        Index(*t, "t_a_b_idx", ("a desc nulls last", "b")),
        Index(*t, "t_lower_coalesce_expr_idx", ("(lower(b))", "coalesce(a, 1)", "(a + 1)")),
        Index(*t, "t_Odd Name_idx", ('"Odd Name"',)),
        Index(*t, "t_i", ("b text_pattern_ops",), method="hash", unique=True, include=("a",), nulls_not_distinct=True, where="a > 1"),
    ]


def test_triggers_policies_row_security_and_grants(read_manifests: Reader) -> None:
    text = """\
table: t
columns: {a: {type: integer}, b: {type: text}}
row_security: forced
triggers:
  guard: {before: [delete, update of b, a, insert], when: old.a > 1, execute: auth.f, arguments: [no, "1"], enabled: always}
  count: {after: [insert], for_each: statement, execute: extensions.f, new_table: added}
policies:
  read: {command: select, to: [student, anon], using: a = 1}
  keep: {command: all, to: [public], using: a = 1, check: b = 'x', restrictive: true}
grants:
  reporting: [select, insert]
  auditor: {select: [b, a], update: [a]}
"""
    declared = read_manifests({"t.yaml": text})
    t = ("public", "t")
    assert of_table(declared, "t", Trigger, Policy, Grant, RowSecurity) == [
        Trigger(
            *t,
            "guard",
            "before",
            ("insert", "update", "delete"),
            "auth",
            "f",
            columns=("b", "a"),
            when="old.a > 1",
            arguments=("no", "1"),
            enabled="always",
        ),
        Trigger(*t, "count", "after", ("insert",), "extensions", "f", for_each="statement", new_table="added"),
        Policy(*t, "read", "select", ("anon", "student"), using="a = 1"),
        Policy(*t, "keep", "all", ("public",), using="a = 1", check="b = 'x'", permissive=False),
        Grant("table", t, "reporting", ("insert", "select")),
        Grant("column", (*t, "b"), "auditor", ("select",)),
        Grant("column", (*t, "a"), "auditor", ("select", "update")),
        RowSecurity(*t, forced=True),
    ]


def test_row_security_that_is_off_is_no_object(read_manifests: Reader) -> None:
    declared = read_manifests({"t.yaml": "table: t\ncolumns: {a: {type: integer}}\nrow_security: off\n"})
    assert declared.catalog.kind("row_security") == []


@pytest.mark.parametrize(
    ("spelled", "item"),
    [
        ("default", None),
        ("full", ReplicaIdentity("public", "t", "full")),
        ("nothing", ReplicaIdentity("public", "t", "nothing")),
        ("{using_index: t_a_key}", ReplicaIdentity("public", "t", "using index", "t_a_key")),
        ("{using_index: t_a_idx}", ReplicaIdentity("public", "t", "using index", "t_a_idx")),
    ],
)
def test_a_replica_identity_is_an_object_where_it_is_not_the_primary_key(
    read_manifests: Reader, spelled: str, item: ReplicaIdentity | None
) -> None:
    text = "table: t\ncolumns: {a: {type: integer, not_null: true, unique: true}}\nindexes: [{columns: [a], unique: true}]\n"
    declared = read_manifests({"t.yaml": f"{text}replica_identity: {spelled}\n"})
    assert declared.catalog.kind("replica_identity") == ([item] if item else [])


def test_the_project_scopes_and_access(read_manifests: Reader) -> None:
    project = """\
project: school
platform: supabase
access:
  caller: authenticated
  roles: [admin, student]
  role_function: private.my_role
  tenant: {column: company_id, using: company_id = 1}
  grants: {service_role: [select, insert]}
environments:
  staging: {url_variable: STAGING_URL}
  production: {service: school, protected: true}
scopes:
  all: {using: "true", comment: Every row.}
  own: {using: "{owner} = 1", check: "{owner} = 2", bound: "{owner} < 9", needs: [company_id]}
schemas: {private: {}}
functions: {private.my_role: {returns: text, language: sql, body: select 1}}
"""
    table = """\
table: t
owner: user_id
columns: {user_id: {type: integer}, company_id: {type: integer}}
access:
  delete: none
  update: {student: own, admin: local}
  select: {admin: all, anon: none}
guards: {user_id: [admin], company_id: none}
tenant: none
hidden: [company_id]
scopes: {local: {using: user_id = 3}}
"""
    files = "buckets:\n  files:\n    public: true\n    file_size_limit: 5\n    allowed_mime_types: [b/c, a/b]\n    owner: f(objects.name)\n"
    objects = "table: storage.objects\nscopes: {filed: {using: \"{owner} = '{bucket}'\"}}\n"
    declared = read_manifests(
        {
            "growthos.yaml": project,
            "t.yaml": table,
            "plain.yaml": "table: plain\ncolumns: {a: {type: text}}\n",
            "b.yaml": files + "    access: {select: {student: filed}}\n",
            "o.yaml": objects,
        }
    )
    assert declared.project == Project(
        "school",
        "supabase",
        "authenticated",
        ("admin", "student"),
        ("private", "my_role"),
        Tenant("company_id", "company_id = 1", Mark("manifests/growthos.yaml", 7, 11)),
        {"service_role": ("select", "insert")},
        {"staging": Environment("staging", url_variable="STAGING_URL"), "production": Environment("production", None, "school", True)},
    )
    assert declared.scopes == {
        "all": Scope("all", "true", comment="Every row.", mark=Mark("manifests/growthos.yaml", 13, 3)),
        "own": Scope("own", "{owner} = 1", "{owner} = 2", ("company_id",), "{owner} < 9", mark=Mark("manifests/growthos.yaml", 14, 3)),
    }
    plain, own = declared.tables
    assert plain == TableAccess("public", "plain", ("a",), declared=False, mark=Mark("manifests/plain.yaml", 1, 8))
    assert own == TableAccess(
        "public",
        "t",
        ("user_id", "company_id"),
        cells=(
            Cell("select", "admin", "all", Mark("manifests/t.yaml", 7, 19)),
            Cell("select", "anon", "none", Mark("manifests/t.yaml", 7, 30)),
            Cell("update", "student", "own", Mark("manifests/t.yaml", 6, 21)),
            Cell("update", "admin", "local", Mark("manifests/t.yaml", 6, 33)),
        ),
        guards=(
            Guard("user_id", ("admin",), Mark("manifests/t.yaml", 8, 10)),
            Guard("company_id", (), Mark("manifests/t.yaml", 8, 28)),
        ),
        hidden={"company_id": Mark("manifests/t.yaml", 10, 10)},
        scopes={"local": Scope("local", "user_id = 3", mark=Mark("manifests/t.yaml", 11, 10))},
        owner="user_id",
        tenant=False,
        mark=Mark("manifests/t.yaml", 4, 1),
    )
    filed = Scope("filed", "{owner} = '{bucket}'", mark=Mark("manifests/o.yaml", 2, 10))
    assert declared.buckets == (
        BucketAccess(
            "files",
            (Cell("select", "student", "filed", Mark("manifests/b.yaml", 7, 32)),),
            {"filed": filed},
            "f(objects.name)",
            Mark("manifests/b.yaml", 2, 3),
        ),
    )
    assert declared.catalog.kind("bucket") == [Bucket("files", "files", True, 5, ("a/b", "b/c"))]
    # A policy by hand on the table of all files opens this bucket's files, too.
    claim = Ref("table", ("storage", "objects"))
    assert (declared.catalog.claims, declared.mark(claim)) == ({claim}, Mark("manifests/b.yaml", 2, 3))


def test_without_a_host_schemas_of_any_name_are_ones_own(read_manifests: Reader) -> None:
    table = "table: auth.users\ncolumns: {id: {type: integer}}\n"
    declared = read_manifests(
        {"growthos.yaml": "project: p\nplatform: postgres\n", "s.yaml": "schemas: {auth: {}, storage: {}}", "t.yaml": table}
    )
    assert {Ref("schema", ("auth",)), Ref("schema", ("storage",)), Ref("table", ("auth", "users"))} <= declared.catalog.objects.keys()


def test_a_table_of_the_platform_carries_triggers_and_policies_only(read_manifests: Reader) -> None:
    text = """\
table: auth.users
triggers: {welcome: {after: [insert], execute: greet}}
policies: {see: {command: select, to: [anon], using: "true"}}
functions: {greet: {returns: trigger, language: plpgsql, body: x}}
"""
    declared = read_manifests({"users.yaml": text})
    users = ("auth", "users")
    assert of_table(declared, "users", Object) == [
        Trigger(*users, "welcome", "after", ("insert",), "public", "greet"),
        Policy(*users, "see", "select", ("anon",), using="true"),
    ]
    assert declared.tables == ()


def test_every_object_has_a_place_and_fields_have_theirs(read_manifests: Reader) -> None:
    text = "table: t\ncolumns:\n  a: {type: integer,\n    default: 1}\nchecks:\n  c:\n    a > 0\n"
    declared = read_manifests({"t.yaml": text})
    assert all((ref, "") in declared.marks for ref in declared.catalog.objects)
    column, check = Ref("column", ("public", "t", "a")), Ref("check", ("public", "t", "c"))
    assert str(declared.mark(column)) == "manifests/t.yaml:3:3"
    assert str(declared.mark(column, "default")) == "manifests/t.yaml:4:14"
    assert str(declared.mark(check, "expression")) == "manifests/t.yaml:7:5"


def test_without_a_project_file_row_security_is_written_by_hand(read_manifests: Reader) -> None:
    declared = read_manifests({"growthos.yaml": "# nothing", "t.yaml": "table: t\ncolumns: {a: {type: text}}\n"})
    assert declared.project == Project()
    assert [table.declared for table in declared.tables] == [False]
