"""The key `bench`: what a database is filled with to be measured."""

from __future__ import annotations

import pytest

from growthos_cli.errors import ManifestError, Mark
from growthos_cli.intent import Bench, SeedStep
from tests.manifest.conftest import Reader

NOTES = "table: notes\ncolumns: {id: {type: integer}}\n"
BENCH = """\
bench:
  sizes: {notes: 1000}
  newest_by: [created_at]
  steps:
    - sql: create temporary table numbers on commit drop as select n from generate_series(1, {notes}) as n
    - table: notes
      written_before: true
      sql: |
        insert into public.notes select n, '{}', '{notes}' from numbers -- all of them
"""


def test_sizes_and_steps_are_read(read_manifests: Reader) -> None:
    declared = read_manifests({"notes.yaml": NOTES, "bench.yaml": BENCH})
    assert declared.bench == Bench(
        {"notes": 1000},
        (
            SeedStep(
                "create temporary table numbers on commit drop as select n from generate_series(1, {notes}) as n",
                mark=Mark("manifests/bench.yaml", 5, 12),
            ),
            SeedStep(
                "insert into public.notes select n, '{}', '{notes}' from numbers -- all of them\n",
                ("public", "notes"),
                True,
                Mark("manifests/bench.yaml", 8, 12),
            ),
        ),
        ("created_at",),
        Mark("manifests/bench.yaml", 1, 1),
    )


def test_a_table_of_the_platform_may_be_filled(read_manifests: Reader) -> None:
    declared = read_manifests({"bench.yaml": "bench: {steps: [{table: auth.users, sql: insert into auth.users values (1)}]}\n"})
    assert declared.bench.steps[0].table == ("auth", "users")


def test_everything_that_is_wrong_with_it_is_told(read_manifests: Reader) -> None:
    wrong = """\
bench:
  sizes: {notes: 0, many: x}
  steps:
    - {table: note, sql: "select {nots}, {zzz}"}
    - {table: notes}
    - sql: ""
"""
    with pytest.raises(ManifestError) as refused:
        read_manifests({"notes.yaml": NOTES, "a.yaml": wrong, "b.yaml": BENCH})
    assert [str(problem) for problem in refused.value.problems] == [
        "manifests/a.yaml:2:18: size notes must be a whole number not below 1, not '0'",
        "manifests/a.yaml:2:27: size many must be a whole number not below 1, not 'x'",
        "manifests/a.yaml:4:15: the step of note names table 'note', which no manifest declares; did you mean 'notes'?",
        "manifests/a.yaml:4:26: the step of note has the unknown placeholder {nots}; did you mean 'notes'?",
        "manifests/a.yaml:4:26: the step of note has the unknown placeholder {zzz}; there are {notes}, {many}",
        "manifests/a.yaml:5:7: step of steps of bench of this file needs the key 'sql'",
        "manifests/a.yaml:6:12: sql of step of steps of bench of this file is empty",
        "manifests/b.yaml:1:1: bench is declared a second time; the first is at manifests/a.yaml:1:1",
    ]


def test_a_placeholder_without_any_size(read_manifests: Reader) -> None:
    with pytest.raises(ManifestError) as refused:
        read_manifests({"bench.yaml": 'bench: {steps: [{sql: "select {n}"}]}\n'})
    assert str(refused.value) == "manifests/bench.yaml:1:23: a step of bench has the unknown placeholder {n}; there are none"
