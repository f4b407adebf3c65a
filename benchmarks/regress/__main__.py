"""`python -m benchmarks.regress FOLDER [NAME ...]` writes the schemas that PostgreSQL's regression tests make, and the roles that they
name into `roles.txt`: FOLDER/18-alter_table/0001.sql and so on, as pg_dump prints them after every few definitions. With names those
files alone.

`make test-regress` then makes each schema the next one and the previous one, on a server of the major that they come from.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.packages import Package
from benchmarks.regress.pieces import pieces
from benchmarks.regress.printed import objects
from benchmarks.regress.walk import Walk
from growthos_cli.db.binaries import find_bindir
from growthos_cli.db.embedded import start, stop
from growthos_cli.db.home import Home

SOURCES = {18: Package("apt-source", "postgresql-18"), 15: Package("apt-source", "postgresql-15")}
"""The embedded server's major, and the system's."""
_BINARIES = {15: Path("/usr/lib/postgresql/15/bin")}
_MEMORY = Path("/dev/shm")
DEFINITIONS = 5
# They make databases, tablespaces or files, talk with psql alone, have no definition, or write into catalogs.
_NOT_THESE = (
    "conversion copyencoding database encoding euc_kr infinite_recurse largeobject maintain_every misc_sanity numeric_big oidjoins"
    " opr_sanity psql psql_crosstab psql_pipeline sanity_check stats_import strings tablespace test_setup type_sanity"
).split()


def main() -> None:
    whole, names = Path(sys.argv[1]).resolve(), sys.argv[2:]
    # The folder is there when everything is.
    into = whole.with_name(f"{whole.name}.part")
    shutil.rmtree(into, ignore_errors=True)
    # In memory where there is any: hundreds of databases live a second each.
    root = Path(tempfile.mkdtemp(prefix="gos-", dir=_MEMORY if os.access(_MEMORY, os.W_OK) else None))
    os.chmod(root, 0o755)
    os.environ["GROWTHOS_SERVER_OWNER_PID"] = str(os.getpid())
    try:
        for major, package in SOURCES.items():
            folder = root / str(major)
            folder.mkdir()
            print(f"PostgreSQL {package.unpack(folder)}", flush=True)
            source, home, bindir = next((folder / "unpacked").iterdir()), Home(root / f"home-{major}"), _BINARIES.get(major)
            try:
                server = start(home, bindir=bindir)
                for name, cut in _files(source):
                    if name in (names or (name,)):
                        Walk(server, bindir or find_bindir({}, home), cut).write(into / f"{major}-{name}")
            finally:
                stop(home)
        into.replace(whole)
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _files(source: Path) -> Iterator[tuple[str, list[str]]]:
    """The name of each file, and its pieces. First comes what all of them stand on."""
    tests = source / "src/test/regress/sql"
    setup = (tests / "test_setup.sql").read_text()
    for file in sorted(tests.glob("*.sql")):
        if file.stem not in _NOT_THESE:
            yield file.stem, [setup, *pieces(file.read_text(errors="surrogateescape"), DEFINITIONS)]
    yield "pg_dump", list(objects(source / "src/bin/pg_dump/t/002_pg_dump.pl"))


if __name__ == "__main__":
    main()
