"""`make bench-sizes`: the same commands at 40, 400 and 4,000 tables, beside what Postgres and psycopg alone need at that size.

The manifests are made here: tables of ten columns with keys, checks, two indexes, a trigger, five policies, grants and comments.
Every figure is of a whole process; memory is its largest resident set, and never less than this program's own.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from growthos_cli.db.binaries import find_bindir
from growthos_cli.db.connect import connect
from growthos_cli.db.embedded import SUPERUSER, Server, stop
from growthos_cli.db.environment import create_database, drop_database
from growthos_cli.db.home import Home
from growthos_cli.flows.target import embedded, template_of
from growthos_cli.platform import PLAIN

SIZES = (40, 400, 4000)
GROWTHOS = str(Path(sys.executable).with_name("growthos"))
PROJECT = "project: sizes\nplatform: postgres\n"
FUNCTIONS = """\
functions:
  touch: {returns: trigger, language: plpgsql, body: begin new.changed_at := now(); return new; end}
  mine: {returns: integer, language: sql, volatility: stable, body: select 1}
"""
TABLE = """\
table: table_{n}
comment: The table of number {n}.
columns:
  id: {{type: bigint, identity: always, primary_key: true}}
  parent_id: {{type: bigint, references: table_{parent}.id, on_delete: cascade}}
  name: {{type: text, not_null: true, comment: What it is called.}}
  code: {{type: varchar(20), not_null: true, default: "'none'"}}
  amount: {{type: "numeric(12,2)", not_null: true, default: "0"}}
  state: {{type: text, not_null: true, default: "'new'", one_of: [new, open, done]}}
  owner: {{type: integer, not_null: true}}
  data: {{type: jsonb}}
  created_at: {{type: timestamptz, not_null: true, default: now()}}
  changed_at: {{type: timestamptz}}
checks: {{amount_not_negative: amount >= 0}}
indexes: [[parent_id], {{columns: [owner, state], where: state <> 'done'}}]
triggers: {{touch: {{before: [update], execute: touch}}}}
grants: {{bench_reader: [select], bench_writer: [select, insert, update]}}
policies:
  reads: {{command: select, to: [bench_reader], using: owner = (select public.mine())}}
  own: {{command: select, to: [bench_writer], using: owner = (select public.mine())}}
  adds: {{command: insert, to: [bench_writer], check: owner = (select public.mine())}}
  edits: {{command: update, to: [bench_writer], using: owner = (select public.mine()), check: state <> 'done'}}
  removes: {{command: delete, to: [bench_writer], using: owner = (select public.mine()) and state = 'new'}}
"""
RAW = """\
import sys
import psycopg
conn = psycopg.connect(sys.argv[1])
for query in sys.stdin.buffer.read().split(b'\\0'):
    conn.execute(query, prepare=False).fetchall()
"""
# What any tool has to ask for: the rows of the catalogs, with Postgres's own prints of expressions and bodies.
CATALOGS = (
    "select n.nspname, c.relname, c.relkind, c.relacl, c.reloptions from pg_class c join pg_namespace n on n.oid = c.relnamespace"
    " where c.oid >= 16384",
    "select a.attrelid, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attacl,"
    " pg_get_expr(d.adbin, d.adrelid) from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum"
    " join pg_class c on c.oid = a.attrelid where a.attrelid >= 16384 and a.attnum > 0 and c.relkind = 'r'",
    "select conrelid, conname, contype, pg_get_constraintdef(oid) from pg_constraint where oid >= 16384",
    "select indrelid, indexrelid, pg_get_indexdef(indexrelid) from pg_index where indexrelid >= 16384",
    "select tgrelid, tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal",
    "select polrelid, polname, polcmd, polroles, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid) from pg_policy",
    "select oid, proname, pg_get_functiondef(oid), proacl from pg_proc where oid >= 16384",
    "select objoid, objsubid, description from pg_description where objoid >= 16384",
    "select classid, objid, objsubid, refclassid, refobjid, refobjsubid from pg_depend where objid >= 16384 and refobjid >= 16384",
)


@dataclass(frozen=True)
class Ran:
    seconds: float
    megabytes: float


def main() -> None:
    root = Path(tempfile.mkdtemp(prefix="growthos-bench-"))
    os.chmod(root, 0o755)
    os.environ["GROWTHOS_HOME"] = str(root / "home")
    # Compiled once, as that of an installed package is, whatever this machine says of it.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(root / "bytecode")
    os.environ["GROWTHOS_SERVER_OWNER_PID"] = str(os.getpid())
    home = Home.locate(os.environ)
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    try:
        for size in sizes:
            _of_size(home, root / str(size), size)
    finally:
        stop(home)
        shutil.rmtree(root, ignore_errors=True)


def _of_size(home: Home, folder: Path, size: int) -> None:
    _write_manifests(folder, size)
    server = embedded(home, PLAIN, lambda _stage: None)
    _make_roles(server)
    tools = find_bindir(os.environ, home)
    script = folder / "all.sql"
    _run([GROWTHOS, "render", "-o", str(script), "--manifests", str(folder)])
    url = _database(server, f"bench_{size}")
    _run([GROWTHOS, "apply", "--manifests", str(folder), "--db", url, "--yes"])
    times = 7 if size <= 400 else 3
    warm = _median(lambda: _run([GROWTHOS, "diff", "--manifests", str(folder), "--db", url]), times)
    cold, load = _in_turn(
        lambda: _forgetful(home, [GROWTHOS, "diff", "--manifests", str(folder), "--db", url]),
        lambda: _loaded(server, tools, script),
        5 if size <= 400 else 1,
    )
    twin = _median(lambda: _run([GROWTHOS, "diff", "--desired", url, "--db", url]), times)
    raw = _median(lambda: _run([sys.executable, "-c", RAW, url], stdin="\0".join(CATALOGS)), times)
    dump = _median(lambda: _run([str(tools / "pg_dump"), "-s", "-f", os.devnull, url]), times)
    drop_database(server, f"bench_{size}")
    rows = [
        ("diff, nothing to do", warm, f"{warm.seconds / raw.seconds:5.2f} x raw extraction (aim 2)"),
        ("diff of two databases, nothing to do", twin, f"{twin.seconds / raw.seconds:5.2f} x raw extraction"),
        (
            "the same without its compilation in the cache",
            cold,
            f"{(cold.seconds - warm.seconds) / load.seconds:5.2f} x psql -1 more (aim 1.3)",
        ),
        ("floor: raw extraction", raw, ""),
        ("floor: pg_dump -s", dump, ""),
        ("floor: psql -1 -f of the SQL", load, ""),
    ]
    for name, ran, ratio in rows:
        print(f"{size:5} tables  {name:46} {ran.seconds * 1000:7.0f} ms {ran.megabytes:5.0f} MB  {ratio}", flush=True)


def _forgetful(home: Home, words: Sequence[str]) -> Ran:
    """The same without what was worked out of these manifests before."""
    for file in home.cache.glob("*.json"):
        file.unlink()
    return _run(words)


def _loaded(server: Server, tools: Path, script: Path) -> Ran:
    """The script run by psql in a database of its own, which is dropped afterwards as the scratch database is.

    Some file systems make files many times slower while others have just been deleted.
    """
    url = _database(server, "bench_load")
    ran = _run([str(tools / "psql"), "-1qX", "-v", "ON_ERROR_STOP=1", "-f", str(script), url])
    drop_database(server, "bench_load")
    return ran


def _write_manifests(folder: Path, size: int) -> None:
    (folder / "tables").mkdir(parents=True)
    (folder / "growthos.yaml").write_text(PROJECT)
    (folder / "functions.yaml").write_text(FUNCTIONS)
    for number in range(size):
        (folder / "tables" / f"{number:04}.yaml").write_text(TABLE.format(n=number, parent=number * 7 // 10))


def _make_roles(server: Server) -> None:
    with connect(server.conninfo("template1", SUPERUSER)) as admin:
        for role in ("bench_reader", "bench_writer"):
            if not admin.execute("select 1 from pg_roles where rolname = %s", [role]).fetchone():
                admin.execute(f"create role {role}".encode())


def _database(server: Server, name: str) -> str:
    create_database(server, name, template_of(PLAIN))
    return server.conninfo(name)


def _run(words: Sequence[str], stdin: str = "", codes: tuple[int, ...] = (0,)) -> Ran:
    begin = time.perf_counter()
    process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=tempfile.gettempdir())
    assert process.stdin is not None and process.stderr is not None
    process.stdin.write(stdin.encode())
    process.stdin.close()
    told = process.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    if (code := os.waitstatus_to_exitcode(status)) not in codes:
        raise SystemExit(f"{words[0]} ended with {code}: {told}")
    return Ran(seconds, _megabytes(usage))


def _megabytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def _median(work: Callable[[], Ran], times: int) -> Ran:
    work()
    return _summed_up([work() for _ in range(times)])


def _in_turn(one: Callable[[], Ran], other: Callable[[], Ran], times: int) -> tuple[Ran, Ran]:
    """Both, one after the other each time, so that neither has the machine for itself."""
    one(), other()
    ran = [(one(), other()) for _ in range(times)]
    return _summed_up([each for each, _ in ran]), _summed_up([each for _, each in ran])


def _summed_up(ran: Sequence[Ran]) -> Ran:
    return Ran(statistics.median(each.seconds for each in ran), max(each.megabytes for each in ran))


if __name__ == "__main__":
    main()
