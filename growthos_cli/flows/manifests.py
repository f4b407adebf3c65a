"""`Manifests`: what manifests say, worked out when it is first asked for; a comparison that finds nothing never asks.

The files are read at once, so that everything is of one moment.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from growthos_cli.flows.cache import keep
from growthos_cli.flows.program import digest_with_program
from growthos_cli.manifest.files import Files, read_files

if TYPE_CHECKING:
    from growthos_cli.declared import Declared
    from growthos_cli.intent import Environment


@dataclass(frozen=True)
class Outline:
    """What must be known of a project before anything else of it: its platform, who calls its API, and its environments."""

    platform: str
    caller: str
    environments: Mapping[str, Environment]


@dataclass(frozen=True)
class Manifests:
    """`digest` is a hash of every manifest's bytes; `say` reads them in full."""

    digest: str
    say: Callable[[], Declared] = field(repr=False)

    @classmethod
    def in_folder(cls, folder: Path) -> Manifests:
        found = read_files(folder)
        return cls(found.digest, lambda: _declared(found))

    @classmethod
    def saying(cls, declared: Declared) -> Manifests:
        """Those that were read already."""
        return cls(declared.digest, lambda: declared)

    @classmethod
    def of_platform(cls, platform: str) -> Manifests:
        """A project of that platform that declares nothing."""
        return cls("", lambda: _nothing(platform))

    @cached_property
    def declared(self) -> Declared:
        """Everything that they say. Raises ManifestError with all problems at once."""
        return self.say()

    def outline(self, cache: Path) -> Outline:
        """From the cache where these very manifests were read without a problem before. Raises ManifestError."""
        path = cache / f"outline-{digest_with_program(self.digest)}.json"
        if self.digest and (found := _kept(path)) is not None:
            return found
        project = self.declared.project
        outline = Outline(project.platform, project.caller, project.environments)
        if self.digest:
            keep(path, asdict(outline))
        return outline


def _declared(found: Files) -> Declared:
    from growthos_cli.flows.declare import declare_opened

    return declare_opened(found)


def _nothing(platform: str) -> Declared:
    from growthos_cli.declared import Declared
    from growthos_cli.intent import Project

    return Declared(project=Project(platform=platform))


def _kept(path: Path) -> Outline | None:
    try:
        value = json.loads(path.read_bytes())
        environments = {}
        if value["environments"]:
            from growthos_cli.intent import Environment

            environments = {name: Environment(**each) for name, each in value["environments"].items()}
        return Outline(str(value["platform"]), str(value["caller"]), environments)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
