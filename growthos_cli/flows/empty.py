"""What an empty database of a platform holds, kept beside the server that clones it: it changes only with the platform and the server."""

from __future__ import annotations

from pathlib import Path

from growthos_cli.catalog.stored import opened, stored
from growthos_cli.db.binaries import major_of
from growthos_cli.db.embedded import Server
from growthos_cli.db.environment import fingerprint
from growthos_cli.db.extract import Extraction
from growthos_cli.flows.cache import keep_bytes
from growthos_cli.flows.program import digest_with_program
from growthos_cli.flows.target import platform_sql
from growthos_cli.platform import Platform


def empty_database(server: Server, platform: Platform) -> Extraction | None:
    """What `keep_empty` kept of this server; None where it has to be read."""
    try:
        catalog, said = opened(_place(server, platform))
        if said["made_from"] != _made_from(server, platform):
            return None
        return Extraction(catalog, str(said["role"]), int(said["server_version"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep_empty(server: Server, platform: Platform, found: Extraction) -> None:
    """Keeps it; costs time where it cannot, not the command."""
    beside = {"made_from": _made_from(server, platform), "role": found.role, "server_version": found.server_version}
    keep_bytes(_place(server, platform), stored(found.catalog, beside))


def _place(server: Server, platform: Platform) -> Path:
    return server.home.data(major_of(server.version)).with_name(f"empty_{platform.name}.json")


def _made_from(server: Server, platform: Platform) -> str:
    return digest_with_program(server.version, fingerprint(platform_sql(platform)))
