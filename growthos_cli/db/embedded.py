"""The embedded server: made, started, found, stopped and deleted. Knows nothing of what is in its databases.

One server per home, started on demand by whichever command comes first and shared by the later ones.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from growthos_cli.db import watchdog
from growthos_cli.db.binaries import find_bindir, major_of, server_version
from growthos_cli.db.cluster import SUPERUSER, make_cluster, password, write_private
from growthos_cli.db.home import Home
from growthos_cli.db.postmaster import Postmaster
from growthos_cli.db.spawn import collect_children, leave_running, spawned, tail
from growthos_cli.errors import ServerError

__all__ = ["SUPERUSER", "Progress", "Server", "Status", "ensure_running", "reset", "start", "status", "stop"]

Progress = Callable[[str], None]

_OLDEST_MAJOR = 15
_START_SECONDS = 30
_CHILDREN_SECONDS = 5.0
_STOP_SECONDS = 30
_LARGEST_LOG = 5_000_000

# On the command line, so that they hold for data directories of every age and nothing in the data needs editing.
_SETTINGS = {
    "max_connections": "100",
    # One transaction may create hundreds of tables, each with its indexes and sequences.
    "max_locks_per_transaction": "1024",
    "shared_buffers": "128MB",
    # fsync keeps a user's data whole through a power cut; what is given up is the last half second of commits,
    # which a declaration restores, and each commit no longer waits for the disk.
    "fsync": "on",
    "synchronous_commit": "off",
    # Publications belong to what is declared.
    "wal_level": "logical",
    "min_wal_size": "80MB",
    # Compiling costs more than any query here takes.
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "log_line_prefix": "%m [%p] %q%u@%d ",
    "logging_collector": "off",
    "log_destination": "stderr",
    "log_checkpoints": "off",
}


@dataclass(frozen=True)
class Server:
    """A running embedded server."""

    home: Home
    version: str
    pid: int
    port: int
    socket_dir: Path
    listens: bool

    def conninfo(self, dbname: str = "postgres", user: str = "postgres") -> str:
        """A libpq URL over the private socket; it holds no password because none is asked there."""
        # The port is named because it is part of the socket's name, and PGPORT would otherwise decide it.
        host = quote(str(self.socket_dir), safe="")
        return f"postgresql://{quote(user, safe='')}@/{quote(dbname, safe='')}?host={host}&port={self.port}"

    def tcp_conninfo(self, dbname: str = "postgres", user: str = "postgres") -> str:
        """A libpq URL over TCP for other programs; the password stays in the file that it names."""
        if not self.listens:
            raise ServerError("the embedded server has no TCP port; stop it and start it with one")
        passfile = quote(str(self.home.password), safe="")
        user, dbname = quote(user, safe=""), quote(dbname, safe="")
        return f"postgresql://{user}@127.0.0.1:{self.port}/{dbname}?passfile={passfile}"

    @property
    def password(self) -> str:
        """What the server asks of TCP connections."""
        return password(self.home)


@dataclass(frozen=True)
class Status:
    """A home as it is now. `server` is None when nothing runs; `majors` have data, newest first."""

    home: Home
    server: Server | None
    majors: tuple[int, ...]


def status(home: Home) -> Status:
    """What there is in the home. Starts no process."""
    return Status(home, _running(home), tuple(home.majors()))


def ensure_running(home: Home) -> Server:
    """The home's server, started if it does not run. Costs a file and a socket when it does."""
    # Whoever names the binaries is told when another version runs; finding that out takes a process.
    running = None if os.environ.get("GROWTHOS_PG_BIN") else _running(home)
    return running or start(home)


def start(home: Home, *, port: int | None = None, progress: Progress | None = None, bindir: Path | None = None) -> Server:
    """The home's server, made and started where needed; it outlives this process.

    `bindir` decides which binaries; without it `find_bindir`. No TCP without `port`. Raises ServerError with the end of
    the server's log when it does not come up; then, and when interrupted, nothing is left running.
    """
    say = progress or _silence
    home.prepare()
    asked = bindir
    bindir = asked or find_bindir(os.environ, home)
    version = server_version(bindir)
    major = major_of(version)
    if major < _OLDEST_MAJOR:
        raise ServerError(f"{bindir} holds PostgreSQL {version}; growthos needs {_OLDEST_MAJOR} or later")
    with home.locked():
        if running := _running(home):
            return running if asked else _as_asked(running, major, port)
        _remove_stale_claims(home)
        data = home.data(major)
        if not data.exists():
            if others := [str(other) for other in home.majors()]:
                say(f"the data of PostgreSQL {', '.join(others)} stays in {home.root / 'pg'} and is not used by {major}")
            say(f"making a PostgreSQL {version} database cluster in {data}")
            make_cluster(home, bindir, data)
        say(f"starting PostgreSQL {version}")
        return _launch(home, bindir, data, version, port)


def stop(home: Home) -> bool:
    """Stops the home's server, whichever major it is, and those that compile beside it: fast, then at once. True if one ran."""
    if not home.root.exists():
        return False
    for other in home.compilers():
        stop(other)
    with home.locked():
        return _stop(home)


def reset(home: Home) -> None:
    """Stops the server and deletes its data. The next start makes an empty cluster."""
    if not home.root.exists():
        return
    for other in home.compilers():
        reset(other)
    with home.locked():
        _stop(home)
        for major in home.majors():
            data = home.data(major)
            # Renamed first: what is half deleted must not be taken for a cluster.
            trash = data.with_name("data.deleted")
            shutil.rmtree(trash, ignore_errors=True)
            data.rename(trash)
            shutil.rmtree(trash)


def _running(home: Home) -> Server | None:
    for major in home.majors():
        claim = Postmaster.read(home.data(major))
        if claim and claim.ready and claim.exists() and claim.accepts():
            return _server(home, major, claim)
    return None


def _server(home: Home, major: int, claim: Postmaster) -> Server:
    try:
        version = _version_file(home, major).read_text(encoding="utf-8").strip()
    except OSError:
        version = str(major)
    return Server(home, version, claim.pid, claim.port, claim.socket_dir, claim.listens)


def _version_file(home: Home, major: int) -> Path:
    return home.data(major).with_name("version")


def _as_asked(running: Server, major: int, port: int | None) -> Server:
    if os.environ.get("GROWTHOS_PG_BIN") and major_of(running.version) != major:
        raise ServerError(
            f"GROWTHOS_PG_BIN asks for PostgreSQL {major}, but this home's server runs {running.version}; stop it first (growthos db stop)"
        )
    if port is not None and not (running.listens and running.port == port):
        raise ServerError(f"this home's server already runs without TCP port {port}; stop it first (growthos db stop)")
    return running


def _remove_stale_claims(home: Home) -> None:
    """Makes way where a server was killed, and ends one that runs but lost its socket."""
    collect_children()
    for major in home.majors():
        claim = Postmaster.read(home.data(major))
        if claim and claim.is_alive():
            _end(claim)
        elif claim:
            claim.outlast_children(_CHILDREN_SECONDS)
            claim.disown(os.getpid())
    for remains in home.socket_dir.glob(".s.PGSQL.*"):
        remains.unlink(missing_ok=True)


def _stop(home: Home) -> bool:
    claims = [claim for major in home.majors() if (claim := Postmaster.read(home.data(major)))]
    alive = [claim for claim in claims if claim.is_alive()]
    for claim in alive:
        _end(claim)
    collect_children()
    return bool(alive)


def _end(claim: Postmaster) -> None:
    try:
        gone = claim.end(signal.SIGINT, _STOP_SECONDS) or claim.end(signal.SIGQUIT, _STOP_SECONDS)
    except PermissionError as error:
        raise ServerError(f"the server with pid {claim.pid} belongs to another user; stop it as that user") from error
    if not gone:
        raise ServerError(f"the server with pid {claim.pid} does not stop; its data is in {claim.data}")


def _launch(home: Home, bindir: Path, data: Path, version: str, port: int | None) -> Server:
    settings = _SETTINGS | {
        "listen_addresses": "127.0.0.1" if port else "",
        "port": str(port or 5432),
        "unix_socket_directories": str(home.make_private(home.socket_dir)),
    }
    if lent := home.lent_extensions(major_of(version)):
        settings["extension_control_path"] = f"{lent}:$system"
    words = [str(bindir / "postgres"), "-D", str(data)]
    for name, value in settings.items():
        words += ["-c", f"{name}={value}"]
    flags = os.O_CREAT | os.O_WRONLY | os.O_APPEND
    if home.log.exists() and home.log.stat().st_size > _LARGEST_LOG:
        flags |= os.O_TRUNC
    with os.fdopen(os.open(home.log, flags, 0o600), "wb") as log:
        said_before = log.seek(0, os.SEEK_END)
        with spawned(words, log) as process:
            leave_running(process)
            if guard := watchdog.guard(os.environ, process.pid):
                leave_running(guard)
            claim = _wait_until_ready(home, data, process, said_before)
            write_private(_version_file(home, major_of(version)), version)
    return Server(home, version, claim.pid, claim.port, claim.socket_dir, claim.listens)


def _wait_until_ready(home: Home, data: Path, process: subprocess.Popen[bytes], said_before: int) -> Postmaster:
    deadline = time.monotonic() + _START_SECONDS
    while True:
        # Looked at first: a server that has ended leaves its last words whole.
        ended = process.poll() is not None
        claim = Postmaster.read(data)
        if claim and claim.pid == process.pid and claim.ready:
            return claim
        if ended or time.monotonic() > deadline:
            why = "ended at once" if ended else f"was not ready within {_START_SECONDS} s"
            with home.log.open("rb") as log:
                log.seek(said_before)
                raise ServerError(f"the embedded server {why}; {home.log} says: {tail(log.read())}")
        time.sleep(0.003)


def _silence(_: str) -> None:
    pass
