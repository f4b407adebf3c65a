"""The embedded database by itself: ready for use, as it is now, and gone. Needs no manifests that are right."""

from __future__ import annotations

import errno
import os
import shutil
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from growthos_cli.db import embedded
from growthos_cli.db.binaries import find_bindir, major_of
from growthos_cli.db.embedded import Server
from growthos_cli.db.environment import OWNER, TARGET
from growthos_cli.db.home import Home
from growthos_cli.errors import ManifestError, ServerError
from growthos_cli.flows.target import embedded_target
from growthos_cli.manifest.read import read
from growthos_cli.platform import platform_named

_ELSEWHERE = frozenset({"PGHOSTADDR", "PGSERVICE", "PGPASSWORD"})
"""Variables that would lead libpq to another server, or tell this one another server's password."""


@dataclass(frozen=True)
class Database:
    """The embedded database as it is: `server` is None when nothing runs, `version` empty when there never was one."""

    home: Home
    server: Server | None
    version: str
    data: Path | None
    size: int


def ready(home: Home, folder: Path, progress: Callable[[str], None], port: int | None = None) -> Server:
    """The embedded server, running, with its database made for the platform that the manifests in `folder` name."""
    server = embedded.status(home).server
    if server is None and port is not None:
        _refuse_taken(port)
    if server is None or port is not None:
        server = embedded.start(home, port=port, progress=progress)
    try:
        platform = platform_named(read(folder).project.platform)
    except ManifestError:
        # A slip in a manifest must not keep anybody from the data; the next provision makes what is missing.
        return server
    embedded_target(server, platform)
    return server


def url(server: Server) -> str:
    """The connection string for other programs; over TCP when the server was asked to listen. Holds no password."""
    return server.tcp_conninfo() if server.listens else server.conninfo()


def examine(home: Home) -> Database:
    """What there is in the home. Starts nothing."""
    found = embedded.status(home)
    if not found.majors:
        return Database(home, None, "", None, 0)
    version = found.server.version if found.server else str(found.majors[0])
    data = home.data(major_of(version))
    return Database(home, found.server, version, data, _size(data))


def delete(home: Home) -> bool:
    """Stops the server and deletes its databases; False if there was nothing."""
    found = bool(embedded.status(home).majors)
    embedded.reset(home)
    return found


def psql(home: Home, environ: Mapping[str, str]) -> Path:
    """The psql that came with the server, else the one on PATH. Raises ServerError when there is none."""
    try:
        bundled = find_bindir(environ, home) / "psql"
    except ServerError:
        bundled = Path("psql")
    if bundled.is_absolute() and os.access(bundled, os.X_OK):
        return bundled
    if on_path := shutil.which("psql"):
        return Path(on_path)
    raise ServerError('there is no psql beside the server or on PATH; any client can connect to "$(growthos db url)"')


def surroundings(server: Server, environ: Mapping[str, str]) -> dict[str, str]:
    """The environment in which libpq connects to the server by itself, whatever it named before.

    Unlike a connection string among the arguments, it leaves psql its own `-d` and its place for a database's name.
    """
    kept = {name: value for name, value in environ.items() if name not in _ELSEWHERE}
    return kept | {"PGHOST": str(server.socket_dir), "PGPORT": str(server.port), "PGUSER": OWNER, "PGDATABASE": TARGET}


def _refuse_taken(port: int) -> None:
    """Raises ServerError when nobody could listen on the port; the server itself would only say so in its log."""
    with socket.socket() as probe:
        # As the server does, so that connections which linger are no obstacle.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise ServerError(f"port {port} is taken; choose another") from error
            raise ServerError(f"port {port} cannot be listened on ({error.strerror}); choose another") from error


def _size(data: Path) -> int:
    """Bytes of all files below `data`, as far as they can be read."""
    total = 0
    for parent, _, files in os.walk(data):
        for name in files:
            try:
                total += os.lstat(os.path.join(parent, name)).st_size
            except OSError:
                # A server at work removes files between the listing and the look.
                continue
    return total
