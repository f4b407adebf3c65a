"""The text of a manifest cut at its top keys, so that some of them go on as somebody wrote them, remarks included. Knows no key."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from growthos_cli.catalog.ref import Ref
from growthos_cli.manifest.nodes import Map
from growthos_cli.manifest.problems import Problems
from growthos_cli.manifest.tree import parse


@dataclass(frozen=True)
class Carried:
    """What of a manifest goes on in a new one at the same path: lines that say who may do what, and others that declare no object.

    `refs` are the objects that `access` means; `table` is whose manifest it is, None for one of no table.
    """

    path: str
    text: str = ""
    access: str = ""
    refs: frozenset[Ref] = frozenset()
    table: Ref | None = None

    @property
    def lines(self) -> str:
        return self.text + self.access

    def less(self) -> Carried:
        """The same without access; without anything where there is none."""
        return replace(self, access="", refs=frozenset()) if self.access else replace(self, text="")


def lines_of(text: str, keys: Iterable[str]) -> str:
    """What stands under these keys in a manifest of this text."""
    found, wanted = sections(text), set(keys)
    return "".join(part for key, part in found.items() if key in wanted)


def sections(text: str) -> dict[str, str]:
    """Key -> its lines and the comments right above them. Empty where the keys do not begin lines of their own."""
    root = parse(text, "", Problems())
    if not isinstance(root, Map) or any(key.column != 1 for key, _ in root.pairs()):
        return {}
    lines = text.splitlines(keepends=True)
    begins = [_above(lines, key.line - 1) for key, _ in root.pairs()]
    found = ("".join(lines[begin:end]) for begin, end in pairwise([*begins, len(lines)]))
    return {key: part if part.endswith("\n") else f"{part}\n" for key, part in zip(root.entries, found, strict=True)}


def _above(lines: list[str], number: int) -> int:
    while number and lines[number - 1].startswith("#"):
        number -= 1
    return number
