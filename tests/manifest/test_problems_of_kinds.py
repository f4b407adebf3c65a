"""What a user reads about one kind or another that is at odds with itself: every line, exactly."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

CASES = {
    "rows": (
        {
            "t.yaml": """\
table: things
columns:
  id: {type: integer}
  name: {type: text}
rows:
  key: [id]
  values:
    - {id: 1, name: a}
    - {id: 1, name: b}
    - {name: c}
    - {id: 2, name: }
""",
        },
        """
            t.yaml:9:7: two rows of table things have id 1; the first is at manifests/t.yaml:8:7
            t.yaml:10:7: this row of table things lacks id, by which rows are known apart
            t.yaml:11:21: name has no value; write null, or "" for an empty text
        """,
    ),
    "a replica identity by an index that is not there, and a word that is none": (
        {
            "t.yaml": """\
table: things
columns: {id: {type: uuid, primary_key: true}}
replica_identity: {using_index: things_pky}
""",
            "u.yaml": """\
table: others
columns: {id: {type: uuid}}
replica_identity: {using_index: any}
""",
            "v.yaml": """\
table: more
columns: {id: {type: uuid}}
replica_identity: ful
""",
        },
        """
            t.yaml:3:33: replica identity of table things names index 'things_pky', which the table does not have; did you mean 'things_pkey'?
            u.yaml:3:33: replica identity of table others names index 'any', which the table does not have; it takes an index, a unique constraint or the primary key
            v.yaml:3:19: replica_identity of table more must be one of default, full, nothing or a mapping, not 'ful'
        """,
    ),
    "publications": (
        {
            "p.yaml": """\
publications:
  live: {tables: [thigns, auth.users]}
  other: {tables: [{table: things, columns: [idd]}, {columns: [id]}], schemas: [nowhere], publish: [insert, selct]}
""",
            "t.yaml": """\
table: things
columns: {id: {type: uuid}}
""",
        },
        """
            p.yaml:2:19: publication live names table 'thigns', which no manifest declares; did you mean 'things'?
            p.yaml:2:27: publication live cannot have the table auth.users, which belongs to the platform
            p.yaml:3:46: publication other names column 'idd', which table things does not have; did you mean 'id'?
            p.yaml:3:53: table of tables of publication other needs the key 'table'
            p.yaml:3:81: what publication other publishes is in schema 'nowhere', which no manifest declares; declare it under `schemas`
            p.yaml:3:109: verb of publish of publication other must be one of insert, update, delete, truncate, not 'selct'
        """,
    ),
    "labels of enums": (
        {"e.yaml": "enums:\n  status: [open, paid, open]\n"},
        """
            e.yaml:2:24: enum status names 'open' twice
        """,
    ),
    "default privileges": (
        {
            "p.yaml": """\
default_privileges:
  - {role: postgres, schema: public, tables: {anon: [selct]}, functions: {}}
  - {role: postgres, schema: public, functions: {}}
  - {role: postgres}
  - {role: postgres, schema: privat, schemas: {}}
""",
            "s.yaml": """\
schemas:
  private: {}
  auth: {}
""",
        },
        """
            p.yaml:2:54: privilege of grantee anon must be one of select, insert, update, delete, truncate, references, trigger, maintain, not 'selct'; did you mean 'select'?
            p.yaml:3:38: what postgres grants in schema public on new functions is declared a second time; the first is at manifests/p.yaml:2:63
            p.yaml:4:5: this entry of default_privileges names none of tables, sequences, functions, types, schemas, large_objects
            p.yaml:5:30: an entry of default_privileges is in schema 'privat', which no manifest declares; did you mean 'private'?
            p.yaml:5:38: default privileges on schemas are database-wide; leave `schema` out
            s.yaml:3:3: the schema auth belongs to the platform and cannot be declared
        """,
    ),
    "platform tables": (
        {
            "a.yaml": """\
table: auth.users
columns: {id: {type: uuid}}
access: {}
""",
            "b.yaml": """\
table: auth.nothing
triggers: {}
""",
            "c.yaml": """\
table: app.things
columns: {id: {type: uuid}}
""",
            "d.yaml": """\
functions:
  auth.f: {returns: text, language: sql, body: x}
""",
        },
        """
            a.yaml:2:1: table auth.users belongs to the platform and may only carry triggers, policies, scopes, waivers; remove 'columns'
            a.yaml:3:1: table auth.users belongs to the platform and may only carry triggers, policies, scopes, waivers; remove 'access'
            b.yaml:1:8: table auth.nothing is no table of the platform that may carry triggers or policies of ours
            c.yaml:1:8: table app.things is in schema 'app', which no manifest declares; declare it under `schemas`
            d.yaml:2:3: function auth.f: the schema auth belongs to the platform; choose another
        """,
    ),
    "columns at odds with themselves": (
        {
            "t.yaml": """\
table: things
columns:
  id: {type: bigserial, primary_key: true}
  a: {type: text, default: pending, on_delete: cascade}
  b: {type: integer, default: 1, generated: 1 + 1}
  c: {type: integer, default: 1, identity: always}
primary_key: [id]
""",
        },
        """
            t.yaml:3:14: column id: bigserial is a shorthand, not a type; write `identity: by default`
            t.yaml:3:25: table things states its primary key twice; keep one of the two
            t.yaml:4:28: column a: the default pending is read as SQL; a text is written "'pending'"
            t.yaml:4:37: column a has `on_delete` without `references`
            t.yaml:5:34: column b has both `default` and `generated`; Postgres allows one of them
            t.yaml:6:34: column c has both `default` and `identity`; Postgres allows one of them
        """,
    ),
    "two primary key flags": (
        {
            "t.yaml": """\
table: things
columns:
  a: {type: text, primary_key: true}
  b: {type: text, primary_key: true}
""",
        },
        """
            t.yaml:4:19: a table has one primary key; write `primary_key: [a, b]` beside `columns`
        """,
    ),
    "functions": (
        {
            "f.yaml": """\
functions:
  a: {language: sql, body: x}
  b(text): {arguments: {x: uuid}, returns: text, language: sql, body: x}
  c: {returns: text, language: sql, body: x, search_path: a, settings: {search_path: public}, volatility: sable, cost: -1}
  d: {returns: text, language: sql}
""",
        },
        """
            f.yaml:2:3: function a needs the key 'returns', or an argument whose mode is out
            f.yaml:3:3: function b(text) has other types in its name than in its arguments (uuid); make them equal
            f.yaml:4:73: function c has the setting search_path beside the key `search_path`; remove one
            f.yaml:4:107: volatility of function c must be one of volatile, stable, immutable, not 'sable'; did you mean 'stable'?
            f.yaml:4:120: cost of function c must be a number not below 0, not '-1'
            f.yaml:5:3: function d needs the key 'body', or 'sql_body' for one that Postgres is to understand
        """,
    ),
    "sql that leaves its place": (
        {
            "t.yaml": """\
table: things
columns:
  id: {type: uuid)}
checks:
  a: id > 0) or (true
  b: "1 = 1; drop table things"
  c: id > 0 -- always
  d: name = 'x
  e: name = $$;$$ and f(')') and "a;b" = E'\\';'
  f: (id > 0
""",
        },
        """
            t.yaml:3:14: type of column id: ')' closes what was not opened
            t.yaml:5:6: check a: ')' closes what was not opened
            t.yaml:6:6: check b: ';' does not belong into an expression
            t.yaml:7:6: check c: '--' begins a comment, which does not belong into an expression; write it as a YAML comment
            t.yaml:8:6: check d: a quote is opened and not closed
            t.yaml:10:6: check f: '(' is not closed
        """,
    ),
    "environments": (
        {
            "growthos.yaml": """\
environments:
  a: {url: 'postgres://u:secret@h/d'}
  b: {url_variable: 'postgres://u:secret@h/d'}
  c: {service: 'host=h password=secret'}
  d: {service: a, url_variable: B}
access: {role_function: my_role, tenant: {column: company_id}}
""",
        },
        """
            growthos.yaml:2:3: environment a needs either url_variable or service
            growthos.yaml:2:7: environment a has no key 'url'; its keys are url_variable, service, protected
            growthos.yaml:3:21: url_variable of environment b must be the name of an environment variable, never the connection string
            growthos.yaml:4:16: service of environment c must be the name of an entry of pg_service.conf, never the connection string
            growthos.yaml:5:3: environment d needs either url_variable or service
            growthos.yaml:6:25: role_function of growthos.yaml names function 'my_role', which no manifest declares
            growthos.yaml:6:42: tenant of access of growthos.yaml needs the key 'using'
        """,
    ),
    "sequences": (
        {
            "s.yaml": """\
sequences:
  things: {owned_by: things.nope, usage: [a, a]}
  other: {owned_by: nothing.id, type: int}
""",
            "t.yaml": """\
table: things
columns: {id: {type: uuid}}
""",
        },
        """
            s.yaml:2:22: sequence things names column 'nope', which table things does not have
            s.yaml:2:46: usage of sequence things names 'a' twice
            s.yaml:3:21: sequence other names table 'nothing', which no manifest declares; did you mean 'things'?
            s.yaml:3:39: type of sequence other must be one of smallint, integer, bigint, not 'int'; did you mean 'bigint'?
            t.yaml:1:8: table things has the name of the sequence at manifests/s.yaml:2:3; give one of them another name
        """,
    ),
}


@pytest.mark.parametrize(("files", "expected"), CASES.values(), ids=CASES)
def test_the_user_reads_exactly_these_lines(
    problems: Callable[[Mapping[str, str]], list[str]], files: Mapping[str, str], expected: str
) -> None:
    assert problems(files) == [line.strip() for line in expected.strip().splitlines()]
