"""What a user reads about manifests that are wrong: every line, exactly."""

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
