"""SQL that a person wrote, run by psql in a scratch database, and what came of it."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
from collections.abc import Collection, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

from growthos_cli.catalog.attached import Owner
from growthos_cli.catalog.creator import of_creator
from growthos_cli.catalog.relations import Extension
from growthos_cli.catalog.security import Comment
from growthos_cli.db.connect import connect
from growthos_cli.db.embedded import SUPERUSER, Server
from growthos_cli.db.environment import OWNER
from growthos_cli.db.extract import Extraction, extract
from growthos_cli.db.migrations import forward
from growthos_cli.db.scratch import throwaway
from growthos_cli.db.server_roles import promoted, role_names, roles_for_a_while
from growthos_cli.db.stand_in_extensions import HAVING_IT, Wanted, lacking, take_back, told
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
_MISSING_EXTENSION = re.compile(r'ERROR:  0A000: extension "(.+)" is not available')
_LACKS_RIGHTS = re.compile(r"ERROR:  42501: ")


def compiled_sql(
    server: Server, template: str, platform: Platform, files: Sequence[Path], psql: Path, *, roles: Collection[str] = ()
) -> Extraction:
    """What a database holds after the files ran in it, one after the other, as superuser; on a hosted platform as the role that this gives,
    so that what they make is its own and granted as its default privileges say.

    That role is made a superuser for them, and none again, where they need what only the platform's owner lets it do. A role that they
    name and nobody made is made for them, without any right, and taken away again; for an extension that the server lacks another stands
    in. Raises GrowthosError with what Postgres refused and where.
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
        given = _Given(superuser=platform == PLAIN)
        while True:
            as_superuser = promoted(admin) if given.superuser and platform != PLAIN else nullcontext()
            try:
                with roles_for_a_while(admin, given.roles), as_superuser:
                    return _attempt(server, template, platform, files, psql, roles=roles, stand_ins=given.stand_ins)
            except _Refused as refused:
                if not given.more(refused.said, server, roles):
                    raise GrowthosError(given.sentence(refused)) from refused


class _Refused(Exception):
    """Postgres refuses a statement of a file; `said` is what psql told."""

    def __init__(self, file: Path, said: str) -> None:
        super().__init__(f"{file}: {said}")
        self.file, self.said = file, said


@dataclass
class _Given:
    """What SQL is given because the server has no such thing: it is run anew with each more that it asks for."""

    superuser: bool
    roles: set[str] = field(default_factory=set)
    stand_ins: list[Wanted] = field(default_factory=list)

    def more(self, said: str, server: Server, asked_for: Collection[str]) -> bool:
        """Whether it can be given what it was refused for. Raises GrowthosError for a role that is asked for and that it does not make."""
        if role := _MISSING_ROLE.search(said):
            name = role[1].replace('""', '"')
            if name in asked_for:
                reason = "the SQL names that role and does not make it, so that it says nothing of what it is to be"
                raise GrowthosError(f"--role {visible(name)}: {reason}")
            if len(self.roles) == _MOST_ROLES:
                raise GrowthosError(f"the SQL names more than {_MOST_ROLES} roles that do not exist; create them in it")
            self.roles.add(name)
            return True
        if extension := _MISSING_EXTENSION.search(said):
            found = lacking(server, [(extension[1], None)])
            fresh = [each for each in found if each not in self.stand_ins]
            self.stand_ins += fresh
            return bool(fresh)
        before, self.superuser = self.superuser, self.superuser or _LACKS_RIGHTS.search(said) is not None
        return self.superuser and not before

    def sentence(self, refused: _Refused) -> str:
        sentence = _told(refused.file, refused.said)
        if _MISSING_EXTENSION.search(refused.said):
            return f"{sentence}; {HAVING_IT}"
        return f"{sentence}; {told(self.stand_ins)}" if self.stand_ins and "does not exist" in refused.said else sentence


def _attempt(
    server: Server,
    template: str,
    platform: Platform,
    files: Sequence[Path],
    psql: Path,
    *,
    roles: Collection[str],
    stand_ins: Collection[Wanted],
) -> Extraction:
    """Raises _Refused at the first statement that Postgres does not take."""
    runs = SUPERUSER if platform == PLAIN else OWNER
    with throwaway(server, template, stand_ins) as name:
        for file in files:
            if said := _run(psql, server.conninfo(name, runs), file):
                raise _Refused(file, said)
        if stand_ins:
            take_back(server, name)
        with connect(server.conninfo(name, runs), application_name="growthos scratch") as conn:
            return _nobodys(extract(conn, platform, roles=roles), platform, stand_ins)


def _nobodys(found: Extraction, platform: Platform, stand_ins: Iterable[Wanted]) -> Extraction:
    """Without who owns what the SQL gave to nobody, which is whoever runs it, and without the versions that this server chose, and what
    it would say of extensions that it lacks."""
    mine = {item.ref for item in found.catalog if isinstance(item, Owner) and item.role == found.role}
    catalog = found.catalog.without(mine.union(Comment(Extension.kind, (name,), "").ref for name, _ in stand_ins))
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
