"""SQL that a person wrote, run by psql in a scratch database, and what came of it."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path

import psycopg

from growthos_cli.catalog.attached import Owner
from growthos_cli.catalog.creator import of_creator
from growthos_cli.catalog.relations import Extension
from growthos_cli.db.connect import connect
from growthos_cli.db.embedded import SUPERUSER, Server
from growthos_cli.db.environment import OWNER
from growthos_cli.db.extract import Extraction, extract
from growthos_cli.db.migrations import forward
from growthos_cli.db.scratch import throwaway
from growthos_cli.db.server_roles import demote, promote, role_names, roles_for_a_while
from growthos_cli.errors import GrowthosError
from growthos_cli.names import visible
from growthos_cli.platform import PLAIN, Platform

_SECONDS = 600
_MOST_ROLES = 100
# pg_dump's own guard against meta-commands; ours, with a key that nobody knows, stands around the whole file.
_GUARD = re.compile(rb"^\\(un)?restrict\b.*$", re.MULTILINE)
_MISSING_ROLE = re.compile(r'ERROR:  42704: role "(.+)" does not exist')
_THERE = re.compile(r'role ".+" already exists')
_ROLE_THERE = (
    "roles belong to the server that runs the SQL, and this one has that already: leave the statement out (a role that the SQL names and "
    "nobody has is made for the while)"
)
_LACKS_RIGHTS = re.compile(r"ERROR:  42501: ")


def compiled_sql(
    server: Server, template: str, platform: Platform, files: Sequence[Path], psql: Path, *, roles: Collection[str] = ()
) -> Extraction:
    """What a database holds after the files ran in it, one after the other, as superuser; on a hosted platform as the role that this gives,
    so that what they make is its own and granted as its default privileges say.

    That role is made a superuser for them, and none again, where they need what only the platform's owner lets it do. A role that they
    name and nobody made is made for them, without any right, and taken away again. Raises GrowthosError with what Postgres refused and
    where.
    """
    with (
        server.home.roles_held(alone=True),
        connect(server.conninfo("template1", SUPERUSER), application_name="growthos scratch") as admin,
    ):
        if there := sorted(role_names(admin) & set(roles)):
            raise GrowthosError(
                f"--role {visible(there[0])}: the server that runs the SQL has that role already, so that nobody can tell what the SQL "
                "makes of it; name another server's home with GROWTHOS_HOME"
            )
        lacking: set[str] = set()
        promoted = platform == PLAIN
        while len(lacking) <= _MOST_ROLES:
            try:
                with roles_for_a_while(admin, lacking), _promoted(admin) if promoted and platform != PLAIN else nullcontext():
                    return _attempt(server, template, platform, files, psql, roles=roles)
            except _LacksRole as lacks:
                if lacks.role in roles:
                    told = "the SQL names that role and does not make it, so that it says nothing of what it is to be"
                    raise GrowthosError(f"--role {visible(lacks.role)}: {told}") from lacks
                lacking.add(lacks.role)
            except _LacksRights as lacks:
                if promoted:
                    raise GrowthosError(str(lacks)) from lacks
                promoted = True
    raise GrowthosError(f"the SQL names more than {_MOST_ROLES} roles that do not exist; create them in it")


@contextmanager
def _promoted(admin: psycopg.Connection) -> Iterator[None]:
    try:
        promote(admin)
        yield
    finally:
        demote(admin)


class _LacksRole(Exception):
    """The SQL names a role that is not there."""

    def __init__(self, role: str) -> None:
        super().__init__(role)
        self.role = role


class _LacksRights(Exception):
    """Who runs the SQL may not do what it says."""


def _attempt(server: Server, template: str, platform: Platform, files: Sequence[Path], psql: Path, *, roles: Collection[str]) -> Extraction:
    """Raises _LacksRole, _LacksRights, or GrowthosError for what can only be mended in the SQL."""
    runs = SUPERUSER if platform == PLAIN else OWNER
    with throwaway(server, template) as name:
        for file in files:
            said = _run(psql, server.conninfo(name, runs), file)
            if said and (role := _MISSING_ROLE.search(said)):
                raise _LacksRole(role[1].replace('""', '"'))
            if said and _LACKS_RIGHTS.search(said):
                raise _LacksRights(_told(file, said))
            if said:
                raise GrowthosError(_told(file, said))
        with connect(server.conninfo(name, runs), application_name="growthos scratch") as conn:
            return _nobodys(extract(conn, platform, roles=roles), platform)


def _nobodys(found: Extraction, platform: Platform) -> Extraction:
    """Without who owns what the SQL gave to nobody, which is whoever runs it, and without the versions that this server chose."""
    mine = [item.ref for item in found.catalog if isinstance(item, Owner) and item.role == found.role]
    catalog = found.catalog.without(mine)
    if platform == PLAIN:
        catalog = of_creator(catalog, found.role)
    chosen = [replace(item, version=None) for item in catalog.kind(Extension.kind) if isinstance(item, Extension)]
    return replace(found, catalog=catalog.plus(chosen) if chosen else catalog)


def _run(psql: Path, conninfo: str, file: Path) -> str:
    """Runs one file; what psql said about a statement that failed, else nothing."""
    key = secrets.token_hex(16).encode()
    script = b"\\restrict " + key + b"\n" + _GUARD.sub(b"", forward(file.read_bytes())) + b"\n\\unrestrict " + key + b"\n"
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    settings = ["-v", "ON_ERROR_STOP=1", "-v", "VERBOSITY=verbose"]
    command: list[str | Path] = [psql, "-X", "-q", *settings, "-o", os.devnull, "-d", conninfo, "-f", "-"]
    done = subprocess.run(command, input=script, env=environ, capture_output=True, timeout=_SECONDS, check=False)
    return done.stderr.decode(errors="replace") if done.returncode else ""


def _told(file: Path, said: str) -> str:
    lines = [line for line in said.splitlines() if "ERROR:" in line or "FATAL:" in line or "DETAIL:" in line or "restrict" in line]
    line = re.match(r"psql:<stdin>:(\d+): ", lines[0]) if lines else None
    # The guard's own line stands before the first of the file.
    place = f"{file}:{int(line[1]) - 1}" if line else str(file)
    message = re.sub(r"^psql:<stdin>:\d+: (ERROR: +)?(\w{5}: )?", "", lines[0]) if lines else said.strip() or "psql failed without a word"
    more = "".join(f"; {' '.join(rest.split())}" for rest in lines[1:2] if "DETAIL:" in rest)
    if "restrict" in message:
        message = "commands of psql (lines that begin with a backslash) are not run; write it in SQL alone"
    told = f"{visible(place)}: Postgres refuses the SQL: {visible(message)}{visible(more)}"
    return f"{told}; {_ROLE_THERE}" if _THERE.fullmatch(message) else told
