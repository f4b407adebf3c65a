"""What an empty database of a platform holds, kept beside what was compiled: it changes only with the platform and the server."""

from __future__ import annotations

import os
from pathlib import Path

from growthos_cli.catalog.stored import opened, stored
from growthos_cli.db.environment import fingerprint
from growthos_cli.db.extract import Extraction
from growthos_cli.flows.cache import keep_bytes
from growthos_cli.flows.program import digest_with_program
from growthos_cli.flows.target import platform_sql
from growthos_cli.platform import Platform


def place_of_empty(cache_dir: Path, version: str, platform: Platform) -> Path:
    """The file for servers of this version and the platform's SQL as it is now."""
    return cache_dir / f"empty-{digest_with_program(version, platform.name, fingerprint(platform_sql(platform)))}.json"


def empty_database(place: Path) -> Extraction | None:
    """What `keep_empty` kept; None where it has to be read."""
    try:
        catalog, said = opened(place)
        os.utime(place)
        return Extraction(catalog, str(said["role"]), int(said["server_version"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep_empty(place: Path, found: Extraction) -> None:
    """Keeps it; costs time where it cannot, not the command."""
    keep_bytes(place, stored(found.catalog, {"role": found.role, "server_version": found.server_version}))
