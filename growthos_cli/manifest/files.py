"""The manifest files of a folder: found, opened, decoded. Knows nothing of YAML.

Refuses what would make a file something else than it looks: links out of the folder, pipes, huge files, other encodings.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from growthos_cli.errors import Mark
from growthos_cli.manifest.problems import Problems

PROJECT_FILE = "growthos.yaml"
MOST_BYTES = 1_000_000


@dataclass(frozen=True)
class File:
    """One file of a folder that the user named: its `path` below that, and what it says."""

    folder: str
    path: str
    text: str

    @property
    def name(self) -> str:
        """As the user can open it; worked out when somebody asks, because most comparisons read hundreds of files and name none."""
        return _shown(os.path.join(self.folder, self.path))

    @property
    def is_project(self) -> bool:
        return self.path == PROJECT_FILE


@dataclass(frozen=True)
class Files:
    """The readable manifests of a folder as they were at one moment, the project file first, and what is wrong with the others."""

    files: tuple[File, ...]
    digest: str
    problems: Problems


def read_files(folder: Path) -> Files:
    """Every manifest of the folder, and the digest of all of them."""
    problems = Problems()
    top, shown = os.path.realpath(folder), _shown(os.fspath(folder))
    if not os.path.isdir(top):
        found = "is not a folder" if os.path.lexists(folder) else "does not exist"
        problems.report(None, f"the manifests folder {shown} {found}; name another with --manifests")
        return Files((), "", problems)
    digest, files = hashlib.sha256(), []
    paths = sorted(_paths(top, folder, problems), key=lambda path: (path != PROJECT_FILE, path))
    for path in paths:
        content = _content(top, folder, path, problems)
        if content is None:
            problems.incomplete = True
            continue
        digest.update(f"{path}\0{len(content)}\0".encode("utf-8", "surrogateescape") + content)
        try:
            files.append(File(os.fspath(folder), path, content.decode("utf-8-sig")))
        except UnicodeDecodeError as error:
            problems.incomplete = True
            line = content.count(b"\n", 0, error.start) + 1
            column = error.start - (content.rfind(b"\n", 0, error.start) + 1) + 1
            problems.report(Mark(_shown(os.path.join(folder, path)), line, column), "the file is not UTF-8; save it in that encoding")
    if not paths and not problems.found:
        problems.report(None, f"the manifests folder {shown} has no file whose name ends in .yaml")
    return Files(tuple(files), digest.hexdigest(), problems)


def _shown(path: str) -> str:
    """The path relative to where the user stands when it is below, else whole: either way it opens."""
    full = os.path.abspath(path)
    near = os.path.relpath(full)
    return full if near == os.pardir or near.startswith(os.pardir + os.sep) else near


def _paths(top: str, named: Path, problems: Problems) -> Iterator[str]:
    """Paths relative to `top` of everything that claims to be a manifest; hidden names are nobody's."""
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            entries = list(os.scandir(os.path.join(top, folder)))
        except OSError as error:
            problems.incomplete = True
            problems.report(Mark(_shown(os.path.join(named, folder)), 1, 1), f"the folder cannot be read: {error.strerror}")
            continue
        for entry in entries:
            path = os.path.join(folder, entry.name)
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(path)
            elif entry.is_symlink() and entry.is_dir():
                problems.report(Mark(_shown(os.path.join(named, path)), 1, 1), "a link to a folder is not followed; put a folder there")
            elif entry.name.endswith(".yaml"):
                yield path
            elif entry.name.endswith(".yml"):
                problems.report(Mark(_shown(os.path.join(named, path)), 1, 1), "only files ending in .yaml are read; rename the file")


def _content(top: str, named: Path, path: str, problems: Problems) -> bytes | None:
    def refuse(why: str) -> None:
        problems.report(Mark(_shown(os.path.join(named, path)), 1, 1), why)

    full = os.path.join(top, path)
    if os.path.islink(full) and not os.path.realpath(full).startswith(top + os.sep):
        refuse("the file is a link that leaves the manifests folder; copy the file instead")
        return None
    try:
        with open(full, "rb", opener=_without_waiting) as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                refuse("this is not an ordinary file")
                return None
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        refuse(f"the file cannot be read: {error.strerror}")
        return None
    if len(content) > MOST_BYTES:
        refuse(f"the file is larger than {MOST_BYTES:,} bytes; split it")
        return None
    return content


def _without_waiting(path: str, flags: int) -> int:
    # A named pipe would otherwise hold the program until somebody writes into it.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
