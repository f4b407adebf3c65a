"""What a manifest says for proofs: row classes, what scopes cover, whose a row is, samples, personas."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from growthos_cli.errors import Mark
from growthos_cli.intent import BelongsTo, Person, Personas, RowClass
from tests.manifest.conftest import Reader

PROJECT = """\
project: school
access:
  roles: [admin, student]
  row_classes:
    own: "{person} = {caller}"
    other: "{tenant} is not null"
scopes:
  all: {using: "true", covers: all}
  own: {using: "{owner} = 1", covers: [own, none], when: "{caller} is not null"}
"""
TABLE = """\
table: t
owner: user_id
columns: {user_id: {type: integer}, status: {type: text}}
access: {select: {admin: all, student: own}}
belongs_to: {person: "abs({owner})", tenant: "1"}
samples:
  - {status: "'a'"}
  - {status: "'b'", user_id: "{person}"}
"""
PERSONAS = """\
personas:
  setup: insert into people values (1); select 1
  people:
    anon: {database_role: anon}
    admin: {role: admin, id: 7, tenant: 1, comment: Runs it., settings: {app.user: "7"}}
"""


def test_what_proofs_need_is_read(read_manifests: Reader) -> None:
    declared = read_manifests({"growthos.yaml": PROJECT, "t.yaml": TABLE, "p.yaml": PERSONAS})
    assert declared.project.row_classes == (
        RowClass("own", "{person} = {caller}", Mark("manifests/growthos.yaml", 5, 5)),
        RowClass("other", "{tenant} is not null", Mark("manifests/growthos.yaml", 6, 5)),
    )
    scopes = {name: (scope.covers, scope.when) for name, scope in declared.scopes.items()}
    assert scopes == {"all": (("all",), None), "own": (("own", "none"), "{caller} is not null")}
    table = declared.tables[0]
    assert table.belongs_to == BelongsTo("abs({owner})", "1")
    assert table.samples == ({"status": "'a'"}, {"status": "'b'", "user_id": "{person}"})
    assert declared.personas == Personas(
        "insert into people values (1); select 1",
        (
            Person("anon", database_role="anon", mark=Mark("manifests/p.yaml", 4, 5)),
            Person("admin", "admin", "7", "1", None, {"app.user": "7"}, "Runs it.", Mark("manifests/p.yaml", 5, 5)),
        ),
        Mark("manifests/p.yaml", 1, 1),
    )


def test_a_table_that_says_nothing_has_one_sample_of_which_nothing_is_said(read_manifests: Reader) -> None:
    declared = read_manifests({"t.yaml": "table: t\ncolumns: {a: {type: text}}\n"})
    assert (declared.tables[0].belongs_to, declared.tables[0].samples) == (BelongsTo(), ({},))


@pytest.mark.parametrize(
    ("files", "line"),
    [
        (
            {"growthos.yaml": PROJECT.replace("covers: [own, none]", "covers: [owm]")},
            "growthos.yaml:9:40: scope own covers the unknown row class 'owm'; did you mean 'own'?",
        ),
        (
            {"growthos.yaml": PROJECT.replace("covers: all", "covers: some")},
            "growthos.yaml:8:32: covers of scope all must be all or a list, not 'some'",
        ),
        (
            {"growthos.yaml": PROJECT.replace(", covers: [own, none]", "")},
            "growthos.yaml:9:31: scope own has `when` without `covers`; name the row classes that it is a condition on",
        ),
        (
            {"growthos.yaml": PROJECT.replace("{person} =", "{persn} =")},
            "growthos.yaml:5:10: row class own has the unknown placeholder {persn}; did you mean 'person'?",
        ),
        (
            {"growthos.yaml": PROJECT.replace("    other:", "    none:")},
            "growthos.yaml:6:5: the row class none is always known; choose another name",
        ),
        (
            {"growthos.yaml": PROJECT, "p.yaml": PERSONAS.replace("role: admin", "role: admn")},
            "p.yaml:5:19: person admin has the unknown role 'admn'; did you mean 'admin'?",
        ),
        (
            {"growthos.yaml": PROJECT, "p.yaml": PERSONAS, "q.yaml": PERSONAS},
            "q.yaml:1:1: personas is declared a second time; the first is at manifests/p.yaml:1:1",
        ),
        (
            {"growthos.yaml": PROJECT, "t.yaml": TABLE.replace("{status: \"'a'\"}", "{statsu: \"'a'\"}")},
            "t.yaml:7:6: a sample of table t names column 'statsu', which table t does not have; did you mean 'status'?",
        ),
        (
            {"growthos.yaml": PROJECT, "t.yaml": TABLE.replace('"{person}"', '"{caller}"')},
            "t.yaml:8:30: a sample of table t has the unknown placeholder {caller}; there are {person}, {tenant}",
        ),
    ],
)
def test_a_slip_is_told_with_its_place(problems: Callable[[Mapping[str, str]], list[str]], files: Mapping[str, str], line: str) -> None:
    assert problems(files) == [line]
