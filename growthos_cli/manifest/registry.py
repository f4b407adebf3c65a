"""Which kinds are plain: by their word in any file, and by their word in the file of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from growthos_cli.catalog.constraints import Exclusion
from growthos_cli.catalog.ref import Object
from growthos_cli.catalog.relations import Table
from growthos_cli.manifest.compound import ListOf
from growthos_cli.manifest.plain import Plain
from growthos_cli.manifest.shapes import Name, Shape

_OF_AN_INDEX: Mapping[str, Shape] = {"include": ListOf(Name(), "column", least=1, unique=True), "tablespace": Name()}

PLAIN: Mapping[str, Plain] = {}
"""Key of a file -> the kind that is spelled under it."""

_OF_A_TABLE: Mapping[str, Plain] = {"exclusions": Plain(Exclusion, short="elements", shapes=_OF_AN_INDEX)}

TABLE_PLAIN: Mapping[str, Plain] = {word: plain.inside(Table.key) for word, plain in _OF_A_TABLE.items()}
"""Key beside `table` -> the kind of the table's parts that are spelled under it."""


def spelled_kinds() -> Iterator[type[Object]]:
    """Every class that the registry spells, parts of parts too."""
    waiting = [*PLAIN.values(), *TABLE_PLAIN.values()]
    while waiting:
        plain = waiting.pop()
        yield plain.cls
        waiting += plain.parts.values()
