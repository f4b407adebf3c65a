"""A throwaway server from the bare binaries, so that these tests say something about the platform's SQL alone."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from fix_server import ROOT
from places import own, place_for_databases

from growthos_cli.db.binaries import find_bindir
from growthos_cli.db.home import Home
from growthos_cli.db.watchdog import guard

SQL = Path(__file__).parents[2] / "sql_templates" / "platform" / "supabase"


def binary_folders() -> dict[str, Path]:
    """Label -> bin folder of every server to be tested."""
    # Where root's checkout is closed to the server's user, a copy that it can enter.
    embedded = find_bindir({}, Home(ROOT))
    system = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return {"embedded": embedded} | {f"system-{path.parent.name}": path for path in system if int(path.parent.name) >= 15}


@dataclass(frozen=True)
class Server:
    """A running server; `socket` is the folder to connect through."""

    socket: Path
    major: int

    def connect(self, database: str, role: str = "postgres") -> psycopg.Connection[tuple[Any, ...]]:
        """A connection of `role`, one transaction per statement."""
        return psycopg.connect(host=str(self.socket), port=5432, dbname=database, user=role, autocommit=True)

    def load(self, folder: str, database: str) -> None:
        """Run every file of one folder of the platform's SQL, in name order."""
        with self.connect(database, "supabase_admin") as connection:
            for path in sorted((SQL / folder).glob("*.sql")):
                connection.execute(path.read_bytes())


@contextlib.contextmanager
def running(binaries: Path) -> Iterator[Server]:
    """A server that lives as long as the block; PostgreSQL refuses to run as root, so root runs it as nobody."""
    home = Path(tempfile.mkdtemp(prefix="gos", dir=place_for_databases()))  # a socket path may not exceed 107 bytes
    own(home, os.getpid())
    as_user: dict[str, object] = {"cwd": home, "start_new_session": True}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(home, nobody.pw_uid, nobody.pw_gid)
        as_user |= {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    process: subprocess.Popen[bytes] | None = None
    try:
        initdb = [binaries / "initdb", "-D", home / "data", "-U", "supabase_admin", "--auth=trust", "--encoding=UTF8"]
        subprocess.run([*initdb, "--locale=C.UTF-8", "--no-sync"], check=True, capture_output=True, **as_user)
        settings = {"listen_addresses": "", "unix_socket_directories": home, "fsync": "off", "max_locks_per_transaction": 256}
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with (home / "log").open("wb") as log:
            command = [binaries / "postgres", "-D", home / "data", *options]
            process = subprocess.Popen(command, stdout=log, stderr=log, **as_user)
        guard(os.environ, process.pid)
        yield Server(home, wait_for(home, process))
    finally:
        if process:
            process.send_signal(signal.SIGINT)  # fast shutdown: sessions are ended, nothing is waited for
            process.wait(timeout=30)
        shutil.rmtree(home, ignore_errors=True)


def wait_for(home: Path, process: subprocess.Popen[bytes]) -> int:
    """The server's major version, once it takes connections."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(psycopg.OperationalError), Server(home, 0).connect("postgres", "supabase_admin") as connection:
            return connection.info.server_version // 10000
        time.sleep(0.02)
    raise RuntimeError((home / "log").read_text())


@dataclass(frozen=True)
class Caller:
    """One open transaction in the shared clone."""

    connection: psycopg.Connection[tuple[Any, ...]]

    def value(self, query: str, *parameters: object) -> Any:
        """The single value of the query."""
        row = self.connection.execute(query, parameters).fetchone()
        assert row is not None
        return row[0]

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """All rows of the query."""
        return self.connection.execute(query).fetchall()

    def run(self, statements: str) -> str:
        """`ok`, or SQLSTATE and message of the refusal; what the statements did is undone."""
        try:
            with self.connection.transaction(force_rollback=True):
                self.connection.execute(statements)
        except psycopg.Error as error:
            return f"{error.sqlstate} {error.diag.message_primary}"
        return "ok"

    def become(self, role: str, claims: str = "") -> None:
        """Be an API caller until the end of the transaction."""
        self.connection.execute("select set_config('role', %s, true), set_config('request.jwt.claims', %s, true)", (role, claims))
