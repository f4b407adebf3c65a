"""What a user reads about words, keys and values that no manifest has: every line, exactly."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from growthos_cli.manifest.grammar import TABLE_FILE

CASES = {
    "an unknown key of a policy": (
        {
            "t.yaml": """\
table: things
columns:
  id: {type: uuid}
policies:
  things_read: {command: select, to: [admin], usng: 'true'}
""",
        },
        """
            t.yaml:5:47: policy things_read has no key 'usng'; did you mean 'using'?
        """,
    ),
    "an unknown key with nothing near it": (
        {
            "t.yaml": """\
table: things
columns:
  id: {type: uuid}
zzz: 1
""",
        },
        f"t.yaml:4:1: table things has no key 'zzz'; its keys are {', '.join(TABLE_FILE.fields)}",
    ),
    "a misspelt key is reported once and still understood": (
        {
            "t.yaml": """\
table: things
columns:
  id: {type: uuid}
indxes:
  - [nope]
""",
        },
        """
            t.yaml:4:1: table things has no key 'indxes'; did you mean 'indexes'?
            t.yaml:5:6: index things_nope_idx names column 'nope', which table things does not have
        """,
    ),
    "a misspelt table key": (
        {
            "t.yaml": """\
tabel: things
columns:
  id: {type: uuid}
""",
        },
        """
            t.yaml:1:1: this file has no key 'tabel'; did you mean 'table'?
        """,
    ),
    "a table key in a file without a table": (
        {
            "t.yaml": """\
indexes:
  - [id]
""",
        },
        """
            t.yaml:1:1: this file has no key 'indexes'; it belongs into a file with `table`
        """,
    ),
    "a project key in another file": (
        {
            "t.yaml": """\
platform: supabase
""",
        },
        """
            t.yaml:1:1: this file has no key 'platform'; it belongs into growthos.yaml at the top of the manifests folder
        """,
    ),
    "a table without columns": (
        {
            "t.yaml": """\
table: things
""",
        },
        """
            t.yaml:1:8: table things needs the key 'columns'
        """,
    ),
    "a column without a type": (
        {
            "t.yaml": """\
table: things
columns:
  id: {not_null: true}
""",
        },
        """
            t.yaml:3:7: column id needs the key 'type'
        """,
    ),
    "a duplicate key": (
        {
            "t.yaml": """\
table: things
columns:
  id: {type: uuid}
  id: {type: text}
""",
        },
        """
            t.yaml:4:3: key 'id' stands here a second time; the first is in line 3
        """,
    ),
    "yes is no boolean": (
        {
            "t.yaml": """\
table: things
columns:
  id: {type: uuid, not_null: yes}
""",
        },
        """
            t.yaml:3:30: not_null of column id must be true or false, not 'yes'
        """,
    ),
    "a quoted boolean": (
        {
            "t.yaml": """\
table: things
columns:
  id: {type: uuid, not_null: 'true'}
""",
        },
        """
            t.yaml:3:30: not_null of column id must be true or false, not the text 'true'
        """,
    ),
    "octal number": (
        {
            "f.yaml": """\
sequences:
  s: {start: 010}
""",
        },
        """
            f.yaml:2:14: start of sequence s must be a whole number, not '010'
        """,
    ),
    "a text where a list belongs": (
        {
            "t.yaml": """\
table: things
columns:
  id: {type: uuid}
primary_key: id
""",
        },
        """
            t.yaml:4:14: primary_key of table things must be a list or a mapping, not 'id'
        """,
    ),
    "a list where a mapping belongs": (
        {
            "t.yaml": """\
table: things
columns: [id]
indexes:
  - [other]
""",
        },
        """
            t.yaml:2:10: columns of table things must be a mapping, not a list
        """,
    ),
    "an empty value": (
        {
            "t.yaml": """\
table: things
comment:
columns: {id: {type: uuid}}
""",
        },
        """
            t.yaml:2:9: comment of table things is empty
        """,
    ),
    "the whole file a list": (
        {
            "t.yaml": """\
- table: things
""",
        },
        """
            t.yaml:1:1: a manifest must be a mapping, not a list
        """,
    ),
    "unknown words": (
        {
            "t.yaml": """\
table: things
columns:
  id: {type: uuid, references: other.id, on_delete: casade}
row_security: enabled
""",
        },
        """
            t.yaml:3:32: column id names table 'other', which no manifest declares
            t.yaml:3:53: on_delete of column id must be one of no action, restrict, cascade, set null, set default, not 'casade'; did you mean 'cascade'?
            t.yaml:4:15: row_security of table things must be one of on, forced, off, off and forced, not 'enabled'
        """,
    ),
}


@pytest.mark.parametrize(("files", "expected"), CASES.values(), ids=CASES)
def test_the_user_reads_exactly_these_lines(
    problems: Callable[[Mapping[str, str]], list[str]], files: Mapping[str, str], expected: str
) -> None:
    assert problems(files) == [line.strip() for line in expected.strip().splitlines()]
