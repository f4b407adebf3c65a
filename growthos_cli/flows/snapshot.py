"""A database's catalog in a file: written once, compared whenever."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.snapshot import decoded_catalog, encoded_catalog
from growthos_cli.catalog.stored import opened, stored
from growthos_cli.db.extract import Extraction
from growthos_cli.errors import GrowthosError
from growthos_cli.flows.cache import keep_bytes
from growthos_cli.names import visible
from growthos_cli.platform import PLATFORMS, Platform

_FORMAT = 1
_MARK = "growthos_snapshot"


def snapshot(found: Extraction, platform: Platform) -> dict[str, Any]:
    """The extraction as plain JSON values."""
    return {**_beside(found, platform), **encoded_catalog(found.catalog)}


def _beside(found: Extraction, platform: Platform) -> dict[str, Any]:
    return {
        _MARK: _FORMAT,
        "platform": platform.name,
        "role": found.role,
        "server_version": found.server_version,
        "unmodelled": [list(each) for each in found.unmodelled],
    }


def keep_extraction(path: Path, found: Extraction, platform: Platform) -> None:
    """Puts it into the cache, unless there are secrets in it: no file has them, and what comes back would not know them."""
    from growthos_cli.secrecy import tells

    if any(map(tells, found.catalog)):
        return
    keep_bytes(path, stored(found.catalog, _beside(found, platform)))


def kept(path: Path, platform: Platform) -> Extraction | None:
    """What the cache has; None where it has nothing that can be read."""
    try:
        return _extraction(*opened(path), platform)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def load(path: Path, platform: Platform) -> Extraction:
    """What was saved. Raises GrowthosError for what is no snapshot, is of another platform, or of another version of this program."""
    value = _read(path)
    if value.get("platform") != platform.name:
        of = visible(str(value.get("platform")))
        raise GrowthosError(f"{visible(str(path))} is a snapshot of a {of} database, and the other side is a {platform.name} one")
    try:
        return _extraction(decoded_catalog(value), value, platform)
    except (ValueError, KeyError, TypeError) as error:
        raise GrowthosError(
            f"{visible(str(path))} was written by another version of growthos; write it again with `growthos snapshot`"
        ) from error


def platform_of_snapshot(path: Path) -> Platform | None:
    """The platform of what was saved; None for one that this version does not know. Raises GrowthosError for what is no snapshot."""
    return PLATFORMS.get(str(_read(path).get("platform")))


def _read(path: Path) -> dict[str, Any]:
    shown = visible(str(path))
    try:
        value = json.loads(path.read_bytes())
    except OSError as error:
        raise GrowthosError(f"{shown} cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise GrowthosError(f"{shown} is no snapshot: it is not JSON. SQL is known by its ending .sql") from error
    if not isinstance(value, dict) or _MARK not in value:
        raise GrowthosError(f"{shown} is no snapshot; write one with `growthos snapshot`")
    return value


def _extraction(catalog: Catalog, value: dict[str, Any], platform: Platform) -> Extraction:
    if value[_MARK] != _FORMAT or value["platform"] != platform.name:
        raise ValueError
    unmodelled = tuple((str(word), int(count)) for word, count in value["unmodelled"])
    return Extraction(catalog, value["role"], value["server_version"], unmodelled)
