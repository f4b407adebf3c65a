"""Where the embedded server keeps what is its own, and which user it runs as.

Knows the layout and the permissions; starts nothing and reads no database.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import stat
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from growthos_cli.errors import ServerError

# A socket's path fits in 107 bytes on Linux and 103 on macOS (sun_path); "/.s.PGSQL.65535" takes 15 of them.
_LONGEST_SOCKET_DIR = 103 - 15
_ROOT_HOME = Path("/var/lib/growthos")
_LOCK_SECONDS = 90.0
_LOOKS_ELSEWHERE_SINCE = 18


@dataclass(frozen=True)
class ServerUser:
    """The account that `initdb` and `postgres` run as, because PostgreSQL refuses to run as root."""

    name: str
    uid: int
    gid: int


def server_user() -> ServerUser | None:
    """The account to switch to: `nobody` under root, None for everybody else."""
    if os.geteuid() != 0:
        return None
    import pwd

    try:
        entry = pwd.getpwnam("nobody")
    except KeyError:
        raise ServerError(
            "PostgreSQL cannot run as root and there is no user nobody to run as; start growthos as an ordinary user"
        ) from None
    return ServerUser(entry.pw_name, entry.pw_uid, entry.pw_gid)


def closed_ancestor(path: Path, user: ServerUser) -> Path | None:
    """The topmost existing directory on the way to and including `path` that `user` may not enter."""
    for directory in reversed([path, *path.parents]):
        try:
            entry = directory.stat()
        except FileNotFoundError:
            return None
        if not stat.S_ISDIR(entry.st_mode):
            continue
        own = stat.S_IXUSR if entry.st_uid == user.uid else stat.S_IXGRP if entry.st_gid == user.gid else stat.S_IXOTH
        if not entry.st_mode & own:
            return directory
    return None


@dataclass(frozen=True)
class Home:
    """One embedded server's directory. Majors live side by side; at most one of them runs."""

    root: Path

    @classmethod
    def locate(cls, env: Mapping[str, str]) -> Home:
        """The home that the environment names: `GROWTHOS_HOME`, else the user's data directory.

        Root gets /var/lib/growthos, since the server's user cannot enter /root.
        """
        named = env.get("GROWTHOS_HOME")
        if named:
            return cls(Path(os.path.abspath(os.path.expanduser(named))))
        if os.geteuid() == 0:
            return cls(_ROOT_HOME)
        # Imported here: it costs as much as everything else that a running server asks for.
        from platformdirs import user_data_path

        return cls(user_data_path("growthos"))

    def data(self, major: int) -> Path:
        """The data directory of one major version."""
        return self.root / "pg" / str(major) / "data"

    def bin_root(self, major: int) -> Path:
        """Where copies of server binaries go that the server's user cannot reach where they are."""
        return self.root / "pg" / str(major) / "bin-root"

    def lent_extensions(self, major: int) -> Path | None:
        """For control files that a server finds before its own; None for one that looks nowhere else, or cannot be told where."""
        folder = self.root / "pg" / str(major) / "lent"
        return folder if major >= _LOOKS_ELSEWHERE_SINCE and not {":", "$"} & set(str(folder)) else None

    def stand_ins(self, major: int) -> Path:
        """For those of extensions that a server lacks: a folder for each scratch database that has some."""
        return self.root / "pg" / str(major) / "stand_ins"

    def compiler(self, major: int) -> Home:
        """The home of the server that compiles for targets of another major than this home's own server."""
        return Home(self.root / "compilers" / str(major))

    def compilers(self) -> list[Home]:
        """The homes of all of them."""
        return [Home(path) for path in sorted((self.root / "compilers").glob("*"))]

    @property
    def cache(self) -> Path:
        """For what can be computed again."""
        return self.root / "cache"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.root / "server.log"

    @property
    def lock(self) -> Path:
        """Held while a server is started, stopped or deleted."""
        return self.root / "lock"

    @property
    def password(self) -> Path:
        """The server's password, as a libpq password file (`passfile=`), mode 0600."""
        return self.root / "pgpass"

    @property
    def socket_dir(self) -> Path:
        """Where the server's socket belongs: `run`, or where that is too long a path a directory named by a hash."""
        run = self.root / "run"
        if len(os.fsencode(run)) <= _LONGEST_SOCKET_DIR:
            return run
        name = f"growthos-{os.geteuid()}-{hashlib.sha256(os.fsencode(self.root)).hexdigest()[:16]}"
        short = Path(tempfile.gettempdir()) / name
        return short if len(os.fsencode(short)) <= _LONGEST_SOCKET_DIR else Path("/tmp") / name

    def majors(self) -> list[int]:
        """The majors that have a data directory, newest first."""
        found = (entry.parent.name for entry in (self.root / "pg").glob("*/data"))
        return sorted((int(name) for name in found if name.isdigit()), reverse=True)

    def prepare(self) -> None:
        """Makes the home and its open directories; says so when the server's user could not enter them."""
        user = server_user()
        try:
            self.make_passable(self.root / "pg")
            self.cache.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise ServerError(f"the directory {self.root} cannot be used ({error.strerror}); set GROWTHOS_HOME to one that can") from error
        if user and (closed := closed_ancestor(self.root, user)):
            raise ServerError(
                f"{self.root} is not reachable for the user {user.name} that the server must run as, because {closed} "
                f"is closed to it; set GROWTHOS_HOME to a directory elsewhere, such as {_ROOT_HOME}"
            )

    def make_passable(self, directory: Path) -> None:
        """Makes a directory, and those above it, that the server's user may walk through but not write."""
        mode = 0o755 if server_user() else 0o700
        missing = [path for path in (directory, *directory.parents) if not path.exists()]
        for path in reversed(missing):
            path.mkdir(exist_ok=True)
            # Not left to the umask; only ever done to what was made here.
            path.chmod(mode)

    def make_private(self, directory: Path) -> Path:
        """Makes a directory that only the server's user may enter, or checks that it is exactly that."""
        user = server_user()
        owner = user.uid if user else os.geteuid()
        try:
            os.mkdir(directory, 0o700)
            if user:
                os.chown(directory, user.uid, user.gid)
        except FileExistsError:
            pass
        entry = os.lstat(directory)
        # In a shared temp directory anybody may have been first: a link or a stranger's directory would hand over
        # the socket, whose only guard is this directory.
        if not stat.S_ISDIR(entry.st_mode) or entry.st_uid != owner or entry.st_mode & 0o077:
            raise ServerError(f"{directory} is not a private directory of the server's user; remove it or set GROWTHOS_HOME elsewhere")
        return directory

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Holds the home's lock, so that two commands at once start, stop or delete one after the other."""
        try:
            handle = os.open(self.lock, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise ServerError(f"{self.lock} cannot be opened ({error.strerror}); set GROWTHOS_HOME to a directory of your own") from error
        try:
            deadline = time.monotonic() + _LOCK_SECONDS
            while not _try_lock(handle):
                if time.monotonic() > deadline:
                    raise ServerError(f"another command has held {self.lock} for {_LOCK_SECONDS:.0f} s; end it first")
                time.sleep(0.02)
            yield
        finally:
            os.close(handle)

    @contextmanager
    def roles_held(self, *, alone: bool = False) -> Iterator[None]:
        """Keeps the roles of the server from going while somebody names them; `alone` for who makes some that all would see.

        Roles belong to the whole server: two commands at once would take each other's for their own.
        """
        handle = os.open(self.root / "roles", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
            yield
        finally:
            os.close(handle)


def _try_lock(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
