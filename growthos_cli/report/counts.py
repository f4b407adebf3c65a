"""How many objects of which kind: `7 tables, 48 policies`."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from growthos_cli.catalog.ref import Ref
from growthos_cli.diff import Change
from growthos_cli.names import visible
from growthos_cli.report.lines import ADDED, CHANGED, REMOVED, WIDTH, Line, Span

SIGNS = {"create": "+", "alter": "~", "drop": "-"}
MEANINGS = {"create": ADDED, "alter": CHANGED, "drop": REMOVED}

_NAMES = {
    "policy": ("policy", "policies"),
    "index": ("index", "indexes"),
    "unique": ("unique constraint", "unique constraints"),
    "row_security": ("row security switch", "row security switches"),
    "replica_identity": ("replica identity", "replica identities"),
    "publication_table": ("publication membership", "publication memberships"),
    "query": ("query", "queries"),
    "row": ("reference row", "reference rows"),
    "person": ("person", "people"),
    "subject": ("table or bucket", "tables and buckets"),
}


def by_kind(refs: Iterable[Ref]) -> dict[str, int]:
    """Kind -> number, in the order of the kinds' rank."""
    # Here, because to say that there is nothing to do needs no kinds.
    from growthos_cli.catalog.kinds import KINDS

    order = {kind: place for place, kind in enumerate(KINDS)}
    found = Counter(ref.kind for ref in refs)
    return dict(sorted(found.items(), key=lambda entry: (order.get(entry[0], len(order)), entry[0])))


def by_verb(changes: Iterable[Change]) -> dict[str, dict[str, int]]:
    """Verb -> kind -> number; verbs without a change are left out."""
    found = list(changes)
    parts = {verb: by_kind(change.ref for change in found if change.verb == verb) for verb in SIGNS}
    return {verb: kinds for verb, kinds in parts.items() if kinds}


def counted(number: int, kind: str) -> str:
    """`1 table`, `7 tables`, `2 policies`; any other word, too."""
    word = kind.replace("_", " ")
    one, many = _NAMES.get(kind, (word, f"{word}s"))
    return f"{number} {one if number == 1 else many}"


def listed(kinds: Mapping[str, int]) -> str:
    """`7 tables, 48 policies`; `nothing` for none."""
    return ", ".join(counted(number, kind) for kind, number in kinds.items()) or "nothing"


def verb_lines(changes: Iterable[Change], width: int = WIDTH) -> Iterator[Line]:
    """One paragraph per verb: `  + 7 tables, 48 policies`."""
    for verb, kinds in by_verb(changes).items():
        for number, text in enumerate(textwrap.wrap(listed(kinds), width - 4)):
            yield (Span(f"  {' ' if number else SIGNS[verb]} ", MEANINGS[verb]), Span(visible(text)))
