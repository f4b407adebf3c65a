"""Which database a command is pointed at."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from growthos_cli.db.connect import Target
from growthos_cli.db.embedded import Server, start, status
from growthos_cli.db.environment import TEMPLATE, ensure_platform, ensure_target
from growthos_cli.db.home import Home
from growthos_cli.db.packaged import installed
from growthos_cli.errors import GrowthosError, ServerError, TargetError
from growthos_cli.names import suggestion, visible
from growthos_cli.platform import Platform
from growthos_cli.resources import templates_dir

if TYPE_CHECKING:
    from growthos_cli.intent import Environment

URL_VARIABLE = "GROWTHOS_DATABASE_URL"


def chosen(environments: Mapping[str, Environment], environ: Mapping[str, str], db: str | None, env: str | None) -> Target | None:
    """The target that was named: `--db`, `--env`, or the environment variable, in that order; None for the embedded server.

    An empty name is an error: most likely a variable of a script was not set, and another database was meant.
    """
    if db is not None and env is not None:
        raise GrowthosError("--db and --env both name a target; give one of them")
    if db is not None:
        if db.strip() and os.path.exists(db):
            raise TargetError(f"--db names the file or folder {visible(db)}, and a database is needed here; give a connection string")
        return Target("database", _given(db, "--db is empty; give a connection string, or leave --db out for the embedded database"))
    if env is not None:
        return _of_environment(environments, environ, env)
    if URL_VARIABLE in environ:
        return Target(
            URL_VARIABLE, _given(environ[URL_VARIABLE], f"${URL_VARIABLE} is empty; set it, or unset it for the embedded database")
        )
    return None


def _given(conninfo: str, complaint: str) -> str:
    if not conninfo.strip():
        raise TargetError(complaint)
    return conninfo


def _of_environment(environments: Mapping[str, Environment], environ: Mapping[str, str], name: str) -> Target:
    found = environments.get(name)
    if found is None:
        known = ", ".join(sorted(environments)) or "none"
        raise TargetError(
            f"growthos.yaml has no environment '{visible(name)}'{suggestion(name, environments)} (known: {known}); "
            "environments are named there, under `environments`"
        )
    if found.service:
        return Target(name, f"service={found.service}")
    variable = found.url_variable or ""
    if not environ.get(variable):
        raise TargetError(f"environment '{name}' takes its connection string from ${variable}, which is not set")
    return Target(name, environ[variable])


def embedded(home: Home, platform: Platform, progress: Callable[[str], None]) -> Server:
    """The embedded server, running, with the template that scratch databases are cloned from."""
    server = status(home).server or start(home, progress=progress)
    ensure_platform(server, platform_sql(platform), template_of(platform))
    return server


def compiler(home: Home, major: int, platform: Platform, progress: Callable[[str], None]) -> Server:
    """The server that compiles for targets of another major, running, with the template as the embedded one has it."""
    place = home.compiler(major)
    server = status(place).server or start(place, progress=progress, bindir=installed_bindir(home, major))
    ensure_platform(server, platform_sql(platform), template_of(platform))
    return server


def installed_bindir(home: Home, major: int) -> Path:
    """The binaries of an installed server. Raises ServerError when they are gone."""
    if not (bindir := installed(home, major)):
        raise ServerError(f"PostgreSQL {major} is not installed; growthos pg install {major} brings it")
    return bindir


def embedded_target(server: Server, platform: Platform) -> Target:
    """The embedded server's own database, made on first use."""
    ensure_target(server, platform_sql(platform), template_of(platform))
    return Target("embedded", server.conninfo(), embedded=True)


def template_of(platform: Platform) -> str:
    """The database that an empty database of this platform is cloned from; one home may serve projects of several platforms."""
    return f"{TEMPLATE}_{platform.name}"


def platform_sql(platform: Platform) -> Path | None:
    """The folder with the platform's own SQL; None for one that adds nothing to Postgres."""
    folder = templates_dir() / "platform" / platform.name
    return folder if folder.is_dir() else None
