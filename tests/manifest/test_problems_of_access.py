"""What a user reads about access, policies and scopes that cannot be: every line, exactly."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

CASES = {
    "access": (
        {
            "t.yaml": """\
table: things
columns:
  id: {type: uuid}
access:
  select: {admin: al, teacher: all, anon: all, student: own}
  insert: {admin: company, student: none}
  update: nobody
  delte: none
guards:
  id: [anon]
""",
        },
        """
            t.yaml:5:19: select of table things gives admin the unknown scope 'al'; did you mean 'all'?
            t.yaml:5:23: select of table things names the unknown role 'teacher'; roles are listed under `access` in growthos.yaml
            t.yaml:5:57: scope own speaks of {owner}, but table things has no `owner`; name the column
            t.yaml:6:19: scope company needs the column company_id, which table things does not have
            t.yaml:7:11: update of access of table things must be none or a mapping, not 'nobody'
            t.yaml:8:3: access of table things has no key 'delte'; did you mean 'delete'?
            t.yaml:10:8: the guard of id names the unknown role 'anon'; roles are listed under `access` in growthos.yaml
        """,
    ),
    "access without a project": (
        {
            "growthos.yaml": """\
project: x
""",
            "t.yaml": """\
table: things
columns: {id: {type: uuid}}
access: {select: {admin: all}}
""",
            "b.yaml": """\
buckets:
  files: {access: {select: {admin: all}}}
""",
        },
        """
            b.yaml:2:11: bucket files has `access`, but growthos.yaml has none; state the caller and the roles there
            b.yaml:2:36: select of bucket files gives admin the unknown scope 'all'; declare it under `scopes`
            t.yaml:3:1: table things has `access`, but growthos.yaml has none; state the caller and the roles there, or write `policies`
            t.yaml:3:26: select of table things gives admin the unknown scope 'all'; declare it under `scopes`
        """,
    ),
    "guards and hidden without access; row security off with access": (
        {
            "a.yaml": """\
table: a
columns: {id: {type: uuid}}
guards: {id: none}
hidden: [id]
""",
            "b.yaml": """\
table: b
columns: {id: {type: uuid}}
row_security: off
access: {}
""",
        },
        """
            a.yaml:3:1: table a has `guards` without `access`; state who may update it
            a.yaml:4:1: table a has `hidden` without `access`; state who may read the rest
            b.yaml:3:15: table b has `access`, which needs row security; remove `row_security: off`
        """,
    ),
    "scope placeholders": (
        {
            "s.yaml": """\
scopes:
  a: {using: "x in ({role})"}
  b: {using: "x = any ('{admin}')"}
  c: {using: "{bucket} = id"}
  d: {needs: [id]}
  e: {using: "true", bound: "{owner} = {roles} or {others} or {bucket} = {other}"}
""",
            "t.yaml": """\
table: things
columns: {id: {type: uuid}}
access: {select: {admin: c}}
""",
        },
        """
            s.yaml:2:14: scope a has the unknown placeholder {role}; did you mean 'roles'?
            s.yaml:5:6: scope d needs the key 'using'
            s.yaml:6:29: scope e has the unknown placeholder {bucket}; there are {roles}, {others}, {owner}
            s.yaml:6:29: scope e has the unknown placeholder {other}; did you mean 'others'?
            t.yaml:3:26: scope c speaks of {bucket}, which only a bucket has
        """,
    ),
    "policies": (
        {
            "t.yaml": """\
table: things
columns:
  id: {type: uuid}
policies:
  a: {command: insert, to: [admin], using: 'true'}
  b: {command: delete, to: [admin]}
  c: {command: selec, to: []}
  things_select: {command: select, to: [admin], using: 'true'}
access: {}
""",
        },
        """
            t.yaml:5:37: policy a is for insert, which takes no `using`; write `check`
            t.yaml:6:3: policy b has no predicate; write `using`
            t.yaml:7:3: policy c has no predicate; write `using`
            t.yaml:7:16: command of policy c must be one of all, select, insert, update, delete, not 'selec'; did you mean 'select'?
            t.yaml:7:27: to of policy c is an empty list; it must name at least one role
            t.yaml:8:3: policy things_select has the name of a policy that `access` makes; give it another
        """,
    ),
    "bucket": (
        {
            "b.yaml": """\
buckets:
  files: {public: no, file_size_limit: 10 MB, allowed_mime_types: [], access: {select: {student: own, admin: filez}}}
""",
        },
        """
            b.yaml:2:19: public of bucket files must be true or false, not 'no'
            b.yaml:2:40: file_size_limit of bucket files must be a whole number not below 1, not '10 MB'
            b.yaml:2:67: allowed_mime_types of bucket files is an empty list; it must name at least one type
            b.yaml:2:98: scope own speaks of {owner}, but bucket files has no `owner`; write its expression
            b.yaml:2:110: select of bucket files gives admin the unknown scope 'filez'; declare it under `scopes`
        """,
    ),
    "waivers": (
        {
            "t.yaml": """\
table: things
columns: {id: {type: uuid}}
waivers:
  secret-readable: {id: A name., "": No name.}
  existence-oracle:
functions:
  f: {returns: integer, language: sql, body: select 1, waivers: [definer-callable]}
""",
            "w.yaml": """\
waivers:
  bypass-role-reachable: Known.
  owner-past-row-security: {role postgres: Known.}
""",
            "x.yaml": """\
waivers:
  owner-past-row-security: {role postgres: Known.}
""",
        },
        """
            t.yaml:4:34: object name is empty
            t.yaml:5:20: check existence-oracle is empty
            t.yaml:7:65: waivers of function f must be a mapping, not a list
            w.yaml:2:26: the waiver of bypass-role-reachable names no object; write `{object: reason}`, the object as the finding spells it
            x.yaml:2:29: a waiver of owner-past-row-security for the same object is declared a second time; the first is at manifests/w.yaml:3:29
        """,
    ),
}


@pytest.mark.parametrize(("files", "expected"), CASES.values(), ids=CASES)
def test_the_user_reads_exactly_these_lines(
    problems: Callable[[Mapping[str, str]], list[str]], files: Mapping[str, str], expected: str
) -> None:
    assert problems(files) == [line.strip() for line in expected.strip().splitlines()]
