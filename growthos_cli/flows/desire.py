"""Declared -> desired, through the scratch database, or from the cache when nothing changed since."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.stored import opened, stored
from growthos_cli.db.connect import Connection
from growthos_cli.db.embedded import Server
from growthos_cli.declared import Declared
from growthos_cli.flows.cache import keep_bytes
from growthos_cli.flows.empty import empty_database, keep_empty
from growthos_cli.flows.manifests import Manifests
from growthos_cli.flows.meanwhile import meanwhile, seen_to_the_end
from growthos_cli.flows.program import digest_with_program
from growthos_cli.flows.target import template_of
from growthos_cli.platform import Platform, platform_named

_KEPT = 32
"""Files kept in the cache; a branch switched back and forth finds its own."""


def desire(manifests: Manifests, server: Callable[[], Server], version: str, cache_dir: Path, busy: Callable[[], object]) -> Catalog:
    """The desired catalog, compiled, and kept in the cache for `known` to find. `busy` is called while the server compiles.

    Raises ManifestError when Postgres refuses something.
    """
    from growthos_cli.db.scratch import build

    declared = manifests.declared
    platform = platform_named(declared.project.platform)
    running = server()
    # Of roles an empty database says something else on every server.
    empty = None if declared.catalog.roles else empty_database(running, platform)
    with ExitStack() as stack:
        scratch = stack.enter_context(_scratch_database(running, platform, declared))
        built = build(scratch, declared, platform, empty=empty, busy=busy)
        # The server clears away what it built while this process makes the catalog of what it said.
        cleared = meanwhile(stack.pop_all().close)
    try:
        catalog = built.desired()
        keep_bytes(_place(manifests, version, cache_dir), stored(catalog, {}))
        if not declared.catalog.roles and empty is None:
            keep_empty(running, platform, built.baseline)
        _forget_old(cache_dir)
    finally:
        seen_to_the_end(cleared)
    return catalog


@contextmanager
def _scratch_database(server: Server, platform: Platform, declared: Declared) -> Iterator[Callable[[], Connection]]:
    """A scratch database that is made while this process does something else: it is waited for when it is asked for."""
    from growthos_cli.db.scratch import scratch_database

    with ExitStack() as stack:
        coming = meanwhile(partial(stack.enter_context, scratch_database(server, template_of(platform), platform, declared)))
        try:
            yield coming
        finally:
            # Also of one that nobody asked for nothing is left.
            with suppress(Exception):
                seen_to_the_end(coming)


def known(manifests: Manifests, version: str, cache_dir: Path) -> Catalog | None:
    """The desired catalog as the cache has it; None where it has to be compiled."""
    path = _place(manifests, version, cache_dir)
    try:
        catalog, _ = opened(path)
        os.utime(path)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return catalog


def compile_key(manifests: Manifests, version: str) -> str:
    """Changes with the manifests, this program, and the server that compiles."""
    return digest_with_program(manifests.digest, version)


def _place(manifests: Manifests, version: str, cache_dir: Path) -> Path:
    return cache_dir / f"desired-{compile_key(manifests, version)}.json"


def _forget_old(folder: Path) -> None:
    with suppress(OSError):
        old = sorted(folder.glob("*-*.json"), key=lambda entry: entry.stat().st_mtime, reverse=True)
        for entry in old[_KEPT:]:
            entry.unlink()
