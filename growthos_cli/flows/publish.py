"""Pages into a folder, or compared with what is there. Knows nothing of what stands on them but their first line."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from growthos_cli.errors import GrowthosError
from growthos_cli.flows.files import first_line, make_folder, write

DEFAULT = Path("docs") / "database"


@dataclass(frozen=True)
class Pages:
    """Path -> text. All begin with the line `signature`, and stand in `folders`, of which "" is the folder of pages itself."""

    signature: str
    folders: tuple[str, ...]
    texts: Mapping[str, str]


@dataclass(frozen=True)
class Standing:
    """How a folder differs from pages, by their paths, sorted. `orphaned` are generated pages that nothing generates any more."""

    stale: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    orphaned: tuple[str, ...] = ()

    @property
    def current(self) -> bool:
        return not (self.stale or self.missing or self.orphaned)


def pages_folder(manifests: Path, here: Path, *, bundled: bool) -> Path:
    """Where pages go when nobody says: docs/database of the project.

    The project is what holds a folder named manifests, else the manifests folder itself. Manifests that came with the
    program are in nobody's project, so their pages go where the command is given.
    """
    if bundled:
        return DEFAULT
    folder = Path(os.path.abspath(manifests))
    pages = (folder.parent if folder.name == "manifests" else folder) / DEFAULT
    return pages.relative_to(here) if pages.is_relative_to(here) else pages


def standing(pages: Pages, folder: Path) -> Standing:
    """A folder that is not there misses every page."""
    found = {path: _content(folder / path) for path in pages.texts}
    return Standing(
        tuple(sorted(path for path, text in found.items() if text is not None and text != pages.texts[path])),
        tuple(sorted(path for path, text in found.items() if text is None)),
        tuple(sorted(set(_generated(pages, folder)) - pages.texts.keys())),
    )


def publish(pages: Pages, folder: Path) -> Standing:
    """Writes what differs and removes what is orphaned; how the folder was before.

    Raises GrowthosError, with nothing written, where a page would replace a file that a person wrote.
    """
    before = standing(pages, folder)
    for path in before.stale:
        if not _is_generated(folder / path, pages):
            raise GrowthosError(f"{folder / path} was not written by this command; move it away, or name another folder with --output")
    for path in (*before.stale, *before.missing):
        make_folder((folder / path).parent)
        write(folder / path, pages.texts[path])
    for path in before.orphaned:
        try:
            (folder / path).unlink()
        except OSError as error:
            raise GrowthosError(f"{folder / path} is of an earlier run and cannot be removed ({error.strerror})") from error
    return before


def _content(path: Path) -> str | None:
    """The file's text whatever its line ends, which git may have changed; None where there is no file."""
    try:
        # What is no UTF-8 is no page, and equals none.
        return path.read_text(encoding="utf-8", errors="surrogateescape")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise GrowthosError(f"{path} cannot be read ({error.strerror})") from error


def _generated(pages: Pages, folder: Path) -> Iterator[str]:
    """Paths of the generated pages that are there. Only where pages stand: further down may be those of another project."""
    for below in pages.folders:
        for file in (folder / below).glob("*.md"):
            if _is_generated(file, pages):
                yield file.relative_to(folder).as_posix()


def _is_generated(path: Path, pages: Pages) -> bool:
    return not path.is_symlink() and first_line(path) == pages.signature
