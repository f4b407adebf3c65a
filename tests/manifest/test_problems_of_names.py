"""What a user reads about names that are nowhere, twice, or too long: every line, exactly."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

CASES = {
    "unknown column everywhere": (
        {
            "t.yaml": """\
table: things
columns:
  id: {type: uuid}
  owner_id: {type: uuid}
owner: ownr_id
primary_key: [idd]
uniques:
  - [a]
  - {columns: [id], include: [b]}
foreign_keys:
  - {columns: [c], references: {table: things, columns: [d]}}
indexes:
  - [e desc]
  - {columns: [id], include: [f]}
triggers:
  touch: {before: [update of g, h], execute: auth.x}
access: {}
guards: {i: none}
hidden: [i]
grants:
  reader: {select: [j]}
rows:
  key: [k]
  values:
    - {k: 1, l: 2}
""",
        },
        """
            t.yaml:5:8: owner of table things names column 'ownr_id', which table things does not have; did you mean 'owner_id'?
            t.yaml:6:15: primary key things_pkey names column 'idd', which table things does not have; did you mean 'id'?
            t.yaml:8:6: unique constraint things_a_key names column 'a', which table things does not have
            t.yaml:9:31: unique constraint things_id_key names column 'b', which table things does not have
            t.yaml:11:16: foreign key things_c_fkey names column 'c', which table things does not have
            t.yaml:11:58: foreign key things_c_fkey names column 'd', which table things does not have; did you mean 'id'?
            t.yaml:13:6: index things_e_idx names column 'e', which table things does not have
            t.yaml:14:31: index things_id_idx names column 'f', which table things does not have
            t.yaml:16:30: trigger touch names column 'g', which table things does not have
            t.yaml:16:33: trigger touch names column 'h', which table things does not have
            t.yaml:18:10: guards of table things names column 'i', which table things does not have; did you mean 'id'?
            t.yaml:19:10: hidden of table things names column 'i', which table things does not have; did you mean 'id'?
            t.yaml:21:21: the grant to reader names column 'j', which table things does not have
            t.yaml:23:9: the key of rows of table things names column 'k', which table things does not have
            t.yaml:25:8: a row of table things names column 'k', which table things does not have
            t.yaml:25:14: a row of table things names column 'l', which table things does not have
        """,
    ),
    "a foreign key to unknown places": (
        {
            "t.yaml": """\
table: things
columns:
  id: {type: uuid, references: thngs.id}
  a: {type: uuid, references: things.idd}
  b: {type: uuid, references: auth.users.id}
  c: {type: uuid, references: things}
""",
        },
        """
            t.yaml:3:32: column id names table 'thngs', which no manifest declares; did you mean 'things'?
            t.yaml:4:31: column a names column 'idd', which table things does not have; did you mean 'id'?
            t.yaml:6:31: references of column c must be table.column or schema.table.column, not 'things'
        """,
    ),
    "foreign key column counts": (
        {
            "t.yaml": """\
table: things
columns:
  id: {type: uuid}
  a: {type: uuid}
foreign_keys:
  - {columns: [id], references: {table: things, columns: [id, a]}, set_columns: [a]}
""",
        },
        """
            t.yaml:6:58: foreign key things_id_fkey has 1 column, but refers to 2 columns of things; name as many
            t.yaml:6:82: foreign key things_id_fkey names 'a' in `set_columns`, which is not one of its columns
        """,
    ),
    "one table in two files": (
        {
            "a.yaml": """\
table: things
columns: {id: {type: uuid}}
""",
            "b/c.yaml": """\
table: public.things
columns: {id: {type: uuid}}
""",
        },
        """
            b/c.yaml:1:8: table things is declared a second time; the first is at manifests/a.yaml:1:8
        """,
    ),
    "one function in two files": (
        {
            "a.yaml": """\
functions:
  f: {returns: text, language: sql, body: select 1}
""",
            "b.yaml": """\
functions:
  f(): {returns: text, language: sql, body: select 1}
""",
        },
        """
            b.yaml:2:3: function f() is declared a second time; the first is at manifests/a.yaml:2:3
        """,
    ),
    "scopes twice": (
        {
            "a.yaml": """\
scopes:
  all: {using: 'true'}
  none: {using: 'true'}
""",
        },
        """
            a.yaml:2:3: scope all is declared a second time; the first is at manifests/growthos.yaml:5:3
            a.yaml:3:3: the scope none means no rows everywhere; choose another name
        """,
    ),
    "names that one schema shares": (
        {
            "t.yaml": """\
table: things
columns:
  id: {type: uuid}
uniques:
  - {name: things, columns: [id]}
indexes:
  - [id]
  - [id]
checks:
  c: id > 0
foreign_keys:
  - {name: c, columns: [id], references: {table: things, columns: [id]}}
""",
        },
        """
            t.yaml:5:5: unique constraint things has the name of the table at manifests/t.yaml:1:8; give one of them another name
            t.yaml:8:5: index things_id_idx is declared a second time; the first is at manifests/t.yaml:7:5
            t.yaml:12:5: foreign key c has the name of the check at manifests/t.yaml:10:3; give one of them another name
        """,
    ),
    "long names": (
        {
            "t.yaml": """\
table: tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt
columns:
  id: {type: uuid, primary_key: true}
  cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc: {type: text}
indexes:
  - [id]
access:
  select: {admin: all}
""",
        },
        """
            t.yaml:1:8: the name a policy would get, 'tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt_select', has 67 bytes and Postgres keeps 63; choose a shorter table name
            t.yaml:3:20: the name its primary key would get, 'tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt_pkey', has 65 bytes and Postgres keeps 63; write `primary_key: {name: ..., columns: [...]}`
            t.yaml:4:3: column name 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc…' has 64 bytes; Postgres keeps 63, so choose a shorter name
            t.yaml:6:5: the name the index would get, 'tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt_id_idx', has 67 bytes and Postgres keeps 63; write it as a mapping with a `name`
        """,
    ),
    "a trigger without a function": (
        {
            "t.yaml": """\
table: things
columns:
  id: {type: uuid}
triggers:
  a: {before: [update], execute: touhc}
  b: {execute: touch}
  c: {before: [updte], after: [insert], execute: touch}
  d: {after: [insert, insert], execute: reads}
  e: {after: [insert], execute: private.x}
functions:
  touch: {returns: trigger, language: plpgsql, body: x}
  reads: {returns: text, language: sql, body: x}
""",
        },
        """
            t.yaml:5:34: trigger a names function 'touhc', which no manifest declares; did you mean 'touch'?
            t.yaml:6:3: trigger b needs before or after
            t.yaml:7:3: trigger c has before and after; keep one of them
            t.yaml:7:16: trigger c has no event 'updte'; did you mean 'update'?
            t.yaml:8:23: trigger d names the event insert twice
            t.yaml:8:41: trigger d executes function reads, which must have no arguments and return trigger
            t.yaml:9:33: trigger e names function 'private.x', which no manifest declares
        """,
    ),
}


@pytest.mark.parametrize(("files", "expected"), CASES.values(), ids=CASES)
def test_the_user_reads_exactly_these_lines(
    problems: Callable[[Mapping[str, str]], list[str]], files: Mapping[str, str], expected: str
) -> None:
    assert problems(files) == [line.strip() for line in expected.strip().splitlines()]
