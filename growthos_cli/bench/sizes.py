"""How many rows a seed makes: what the manifest says, what the command line says instead, and both put into SQL."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from growthos_cli.errors import GrowthosError
from growthos_cli.intent import Bench
from growthos_cli.names import suggestion

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_GIVEN = re.compile(r"([^=]+)=([1-9][0-9]{0,11})")


def sized(bench: Bench, given: Iterable[str] = (), scale: float = 1.0) -> dict[str, int]:
    """The sizes of a seed. `given` are texts such as `students=200`; `scale` multiplies the others, none below 1.

    Raises GrowthosError for a size that the manifest does not have.
    """
    chosen: dict[str, int] = {}
    for text in given:
        match = _GIVEN.fullmatch(text.strip())
        if match is None:
            raise GrowthosError(f"--size {text} cannot be understood; write a name and a number, such as students=200")
        if match[1] not in bench.sizes:
            known = ", ".join(bench.sizes) or "none"
            raise GrowthosError(f"--size {text}: there is no size '{match[1]}'{suggestion(match[1], bench.sizes)} (known: {known})")
        chosen[match[1]] = int(match[2])
    return {name: chosen.get(name, max(1, round(number * scale))) for name, number in bench.sizes.items()}


def filled(sql: str, sizes: Mapping[str, int]) -> str:
    """The statement with every size in its place. Other braces are SQL's own and stay."""
    return _PLACEHOLDER.sub(lambda match: str(sizes[match[1]]) if match[1] in sizes else match[0], sql)
