"""`make bench`: how long the commands take as whole processes, beside floors measured in the same run.

Medians of several runs in a home of their own. Aims are those of the first issue; the ratios hold across machines.
"""

from __future__ import annotations

import gc
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from growthos_cli.db.binaries import find_bindir
from growthos_cli.db.connect import connect
from growthos_cli.db.embedded import start, stop
from growthos_cli.db.environment import create_database, drop_database
from growthos_cli.db.extract import extract
from growthos_cli.db.home import Home
from growthos_cli.flows.target import template_of
from growthos_cli.platform import SUPABASE

GROWTHOS = [str(Path(sys.executable).with_name("growthos"))]


def main() -> None:
    root = Path(tempfile.mkdtemp(prefix="growthos-bench-"))
    os.chmod(root, 0o755)
    os.environ["GROWTHOS_HOME"] = str(root / "home")
    os.environ["GROWTHOS_SERVER_OWNER_PID"] = str(os.getpid())
    home = Home.locate(os.environ)
    try:
        _run(home)
    finally:
        stop(home)
        shutil.rmtree(root, ignore_errors=True)


def _run(home: Home) -> None:
    first = _seconds(lambda: _growthos("provision"))
    server = start(home)
    second = _median(lambda: _growthos("provision"))
    validate = _median(lambda: _growthos("validate"))
    diff = _median(lambda: _growthos("diff"))
    usage = _median(lambda: _growthos("--help"))
    gc.disable()  # as the commands run
    with connect(server.conninfo(), read_only=True) as conn:
        extraction = _median(lambda: extract(conn, SUPABASE), times=15)

    tools = find_bindir(os.environ, home)
    dump = _median(lambda: _call([str(tools / "pg_dump"), "-s", server.conninfo()]))
    script = home.root / "growth_os.sql"
    _growthos("render", "-o", str(script))
    create_database(server, "bench", template_of(SUPABASE))
    load = _seconds(lambda: _call([str(tools / "psql"), "-qX", "-v", "ON_ERROR_STOP=1", "-f", str(script), server.conninfo("bench")]))
    drop_database(server, "bench")
    empty = _median(lambda: _call([sys.executable, "-c", "import psycopg"]))

    rows = [
        ("first provision of the embedded database", first, 6.0, f"{first / load:.1f} x psql -f of the same SQL"),
        ("second provision", second, 0.6, f"{second / dump:.1f} x pg_dump -s"),
        ("validate", validate, 0.6, f"{validate / dump:.1f} x pg_dump -s"),
        ("diff with nothing to do", diff, 0.6, f"{diff / empty:.1f} x python -c 'import psycopg'"),
        ("growthos --help", usage, 0.15, ""),
        ("extraction alone", extraction, 0.04, f"{extraction / dump:.2f} x pg_dump -s"),
        ("floor: pg_dump -s", dump, None, ""),
        ("floor: psql -f of the rendered SQL", load, None, ""),
        ("floor: python -c 'import psycopg'", empty, None, ""),
    ]
    for name, seconds, aim, ratio in rows:
        against = f"aim {aim:g} s" if aim else ""
        print(f"{name:42} {seconds * 1000:8.0f} ms  {against:11} {ratio}")


def _growthos(*words: str) -> None:
    _call([*GROWTHOS, *words])


def _call(words: list[str]) -> None:
    subprocess.run(words, check=True, capture_output=True, cwd=tempfile.gettempdir())


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _median(work: Callable[[], object], times: int = 7) -> float:
    work()
    return statistics.median(_seconds(work) for _ in range(times))


if __name__ == "__main__":
    main()
