"""A schema is the same on every PostgreSQL that can have it: made on one, it is what a database of another already holds, or becomes.

Of 15 and the embedded major a few cases, both ways; `make test-versions` takes every case, each with the next pair of all there are.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import cycle, permutations
from pathlib import Path

import psycopg
import pytest
from becoming import Becoming, Look, database, run
from cases import ROLES, Case, cases
from converging import converge, read_at, read_sql
from versions import BINDIRS, running

from growthos_cli.db.binaries import find_bindir
from growthos_cli.db.connect import Target
from growthos_cli.db.embedded import SUPERUSER
from growthos_cli.db.extract import extract
from growthos_cli.db.home import Home
from growthos_cli.errors import ApplyError, ManifestError
from growthos_cli.flows.compare import compare
from growthos_cli.flows.importing import Into, import_into
from growthos_cli.flows.manifests import Manifests
from growthos_cli.flows.workspace import Workspace, open_workspace
from growthos_cli.planning.lineage.tied import NAMED
from growthos_cli.platform import PLAIN
from growthos_cli.report.importing import import_lines
from growthos_cli.report.lines import plain

CASES = [case for case in cases() if case.across]
PAIRS = list(permutations(BINDIRS, 2))
ALL = os.environ.get("GROWTHOS_CORPUS_ALL")
TRIED = (
    list(zip(CASES, cycle(PAIRS), strict=False))
    if ALL
    else [(case, pair) for case in [case for case in CASES if not case.since][::60] for pair in PAIRS]
)

_WORD = r'(?:"(?:[^"]|"")+"|\S+)'
OF_A_COLUMN = re.compile(rf"(?: CONSTRAINT {_WORD})? NOT NULL")
OF_THE_TABLE = re.compile(rf"(?:CONSTRAINT {_WORD} )?NOT NULL {_WORD}")


@pytest.fixture(scope="module")
def servers() -> Iterator[dict[str, Becoming]]:
    """One of each version, with the roles that scripts name."""
    with ExitStack() as stack:
        found = {}
        for name, bindir in BINDIRS.items():
            server = stack.enter_context(running(bindir))
            with psycopg.connect(server.conninfo("template1", SUPERUSER), autocommit=True) as admin:
                admin.execute(ROLES.read_text())
            found[name] = Becoming(server, find_bindir({}, server.home), bindir is None)
        yield found


@pytest.mark.parametrize(("case", "pair"), TRIED, ids=lambda value: value.name if isinstance(value, Case) else "-on-".join(value))
def test_it_is_the_same_on_another_major(case: Case, pair: tuple[str, str], servers: dict[str, Becoming], tmp_path: Path) -> None:
    here, there = (servers[name] for name in pair)
    if not case.since <= min(here.major, there.major) <= max(here.major, there.major) <= case.until:
        pytest.skip(f"for PostgreSQL {case.since} to {case.until}")
    file = tmp_path / "b.sql"
    file.write_text(case.b)
    with (
        database(here.server, here.programs, case.b) as made,
        database(there.server, there.programs, case.b) as same,
        database(there.server, there.programs, case.a) as live,
    ):
        # From a database, compiled once more by the embedded server; and from SQL, compiled by the one of the other major.
        read, compiled = read_at(made), read_sql(file, here.server.home)
        for desired in (read, compiled):
            left = compare(desired, Target("database", same), prune=True)
            assert not left.plan.changes, [(change.verb, str(change.ref), change.fields) for change in left.plan.changes]
        seen = Look.at(same, there.programs)
        run(there.programs, live, case.seed)
        # SQL says of nothing whose it is, so that the database is what to be like.
        converge(live, read)
        found = Look.at(live, there.programs)
        if here.major < NAMED <= there.major:
            seen, found = unnamed(seen), unnamed(found)
        found.must_be(seen)
        converge(live, compiled)


def unnamed(look: Look) -> Look:
    """The same without the constraints by which columns are not null: older majors know neither their names nor whose they are."""
    seen = look.seen | {"pg_constraint": [row for row in look.seen.get("pg_constraint", ()) if '"contype": "n"' not in row]}
    dump = {part: [OF_A_COLUMN.sub("", line) for line in lines if not OF_THE_TABLE.fullmatch(line)] for part, lines in look.dump.items()}
    return Look(seen, dump)


@pytest.mark.skipif(not ALL, reason="part of `make test-versions`")
@pytest.mark.parametrize("case", [case for case in CASES if case.since], ids=lambda case: case.name)
def test_an_older_major_has_it_or_is_told_to_be_too_old(case: Case, servers: dict[str, Becoming]) -> None:
    by_major = {each.major: each for each in servers.values()}
    new = by_major[max(major for major in by_major if case.since <= major <= case.until)]
    old = by_major[max(major for major in by_major if major < case.since)]
    for script in (case.a, case.b):
        with database(new.server, new.programs, script) as made, database(old.server, old.programs, "") as live:
            try:
                converge(live, read_at(made))
            except ApplyError as told:
                assert "too old for part of the plan, so nothing was sent" in str(told)


@pytest.mark.skipif("15" not in BINDIRS, reason="needs a PostgreSQL 15")
def test_what_a_target_is_too_old_for_is_told_and_nothing_is_sent(servers: dict[str, Becoming]) -> None:
    new, old = servers["embedded"], servers["15"]
    wanted = "create table u (a int); create table t (a int, b int generated always as (a + 1) virtual, c int, check (c > 0) not enforced);"
    with database(new.server, new.programs, wanted) as made, database(old.server, old.programs, "create table v (a int);") as live:
        before = Look.at(live, old.programs)
        with pytest.raises(ApplyError) as told:
            converge(live, read_at(made))
        Look.at(live, old.programs).must_be(before)
    assert str(told.value).splitlines()[1:] == [
        "  check public.t.t_c_check: enforced false is known since PostgreSQL 18, and this is 15",
        "  column public.t.b: virtual is known since PostgreSQL 18, and this is 15",
    ]


@pytest.mark.skipif("15" not in BINDIRS, reason="needs a PostgreSQL 15")
def test_what_a_compiler_is_too_old_for_is_told_at_its_place(servers: dict[str, Becoming], tmp_path: Path) -> None:
    (tmp_path / "growthos.yaml").write_text("project: p\nplatform: postgres\n")
    table = "table: t\ncolumns:\n  a: {type: integer}\n  b: {type: integer, generated: a + 1, virtual: true}\n"
    (tmp_path / "t.yaml").write_text(table)
    environ = {**os.environ, "GROWTHOS_HOME": str(servers["15"].server.home.root)}
    with pytest.raises(ManifestError) as told:
        _ = open_workspace(tmp_path, tmp_path, environ, lambda _stage: None).desired
    (problem,) = told.value.problems
    assert problem.mark and (Path(problem.mark.file).name, problem.mark.line) == ("t.yaml", 4)
    assert problem.message == "column public.t.b: virtual is known since PostgreSQL 18, and this is 15"


@pytest.mark.skipif("15" not in BINDIRS, reason="needs a PostgreSQL 15")
def test_manifests_of_an_older_database_mean_the_same_to_a_newer_compiler(servers: dict[str, Becoming], home: Home, tmp_path: Path) -> None:
    old = servers["15"]
    case = next(case for case in CASES if case.name == "relations/inheritance_new_tables")
    with database(old.server, old.programs, case.b) as made, psycopg.connect(made, autocommit=True) as conn:
        found = extract(conn, PLAIN)
    workspace = Workspace(home, Path(), Manifests.of_platform(PLAIN.name), os.environ, lambda _stage: None)
    imported = import_into(Into(tmp_path / "m", "p"), found, workspace)
    assert imported.equal, plain(import_lines(imported, case.name))
