"""Packages of well-known applications, brought by name through apt-get, pip or npm, and only unpacked."""

from __future__ import annotations

import gzip
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Package:
    """`manager` is apt, apt-source, pip or npm."""

    manager: str
    name: str

    def unpack(self, folder: Path) -> str:
        """Brings the package and unpacks it into `unpacked` in the folder; its version."""
        into = folder / "unpacked"
        if self.manager == "apt":
            called("apt-get", "download", "-qq", self.name, cwd=folder)
            archive = next(folder.glob("*.deb"))
            called("dpkg", "-x", str(archive), str(into))
            return archive.name.split("_")[1].replace("%3a", ":")
        if self.manager == "apt-source":
            return _source(self.name, folder, into)
        if self.manager == "pip":
            called(sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder), self.name)
            archive = next(folder.glob("*.whl"))
            with zipfile.ZipFile(archive) as opened:
                opened.extractall(into)
            return archive.name.split("-")[1]
        called("npm", "pack", "-s", self.name, cwd=folder)
        archive = next(folder.glob("*.tgz"))
        into.mkdir()
        called("tar", "xzf", str(archive), "-C", str(into))
        return archive.name.removesuffix(".tgz").rsplit("-", 1)[1]


_DEBIAN = """\
Types: deb-src
URIs: http://deb.debian.org/debian
Suites: bookworm bookworm-updates sid
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
"""


def _source(name: str, folder: Path, into: Path) -> str:
    """The newest upstream source that Debian has; the machine's own lists stay as they are."""
    for each in ("sources", "lists/partial", "cache/archives/partial"):
        (folder / each).mkdir(parents=True)
    (folder / "sources" / "debian.sources").write_text(_DEBIAN)
    places = {"Etc::SourceList": "/dev/null", "Etc::SourceParts": "sources", "State::Lists": "lists", "Cache": "cache"}
    own = [word for at, place in places.items() for word in ("-o", f"Dir::{at}={folder / place}")]
    called("apt-get", "-qq", *own, "update", cwd=folder)
    called("apt-get", "-qq", *own, "source", "--download-only", name, cwd=folder)
    archive = next(folder.glob("*.orig.tar.*"))
    into.mkdir()
    called("tar", "xf", str(archive), "-C", str(into))
    return archive.name.split("_")[1].split(".orig")[0]


def text_of(file: Path, replaced: Iterable[tuple[str, str]] = ()) -> str:
    """With what the application's own installer puts in, as pairs of what stands there and what comes."""
    text = (gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()).decode()
    for old, new in replaced:
        text = text.replace(old, new)
    return text


def called(*words: str, cwd: Path | None = None, codes: tuple[int, ...] = (0,)) -> subprocess.CompletedProcess[str]:
    """Raises SystemExit with what the program said when it ends with another code."""
    done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode not in codes:
        raise SystemExit(f"{' '.join(words)} ended with {done.returncode}: {done.stderr}")
    return done
