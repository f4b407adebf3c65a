"""Declared -> desired, through the scratch database, or from the cache when nothing changed since."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.snapshot import decoded_catalog, encoded_catalog
from growthos_cli.db.embedded import Server
from growthos_cli.declared import Declared
from growthos_cli.flows.cache import keep
from growthos_cli.flows.target import template_of
from growthos_cli.platform import platform_named
from growthos_cli.resources import templates_dir

_KEPT = 16
"""Files kept in the cache; a branch switched back and forth finds its own."""


def desire(declared: Declared, server: Callable[[], Server], version: str, cache_dir: Path) -> Catalog:
    """The desired catalog. Asks for `server` only when the cache has nothing compiled from the same words by the same program and version.

    Raises ManifestError when Postgres refuses something.
    """
    path = cache_dir / f"desired-{compile_key(declared, version)}.json"
    if (found := _cached(path)) is not None:
        return found
    from growthos_cli.db.scratch import compiled, scratch_database

    platform = platform_named(declared.project.platform)
    with scratch_database(server(), template_of(platform), platform) as conn:
        catalog = compiled(conn, declared, platform)
    keep(path, encoded_catalog(catalog))
    _forget_old(cache_dir)
    return catalog


def compile_key(declared: Declared, version: str) -> str:
    """Changes with the manifests, this program, and the server that compiles."""
    return hashlib.sha256(f"{declared.digest}\0{program_digest()}\0{version}".encode()).hexdigest()[:32]


@cache
def program_digest() -> str:
    """A hash of what turns words into a catalog: this package's source and the templates."""
    digest = hashlib.sha256()
    package = Path(__file__).resolve().parent.parent
    for folder, ending in ((package, ".py"), (package, ".sql"), (templates_dir(), ".j2"), (templates_dir(), ".sql")):
        for parent, folders, files in os.walk(folder):
            folders.sort()
            for name in sorted(files):
                if name.endswith(ending):
                    with open(os.path.join(parent, name), "rb") as file:
                        digest.update(name.encode() + b"\0" + file.read())
    return digest.hexdigest()


def _cached(path: Path) -> Catalog | None:
    try:
        catalog = decoded_catalog(json.loads(path.read_bytes()))
        os.utime(path)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return catalog


def _forget_old(folder: Path) -> None:
    with contextlib.suppress(OSError):
        old = sorted(folder.glob("*-*.json"), key=lambda entry: entry.stat().st_mtime, reverse=True)
        for entry in old[_KEPT:]:
            entry.unlink()
