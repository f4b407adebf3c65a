"""Pairs that nobody thought of: a schema of one case of the corpus and one of another.

Half of them are of one area, where the same names mean other kinds of things, half of two.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from random import Random

from cases import Case


@dataclass(frozen=True)
class Schema:
    """One side of a case."""

    name: str
    area: str
    script: str
    since: int
    until: int


@dataclass(frozen=True)
class Pair:
    old: Schema
    new: Schema

    @property
    def name(self) -> str:
        return f"{self.old.name}-{self.new.name}"

    def is_for(self, major: int) -> bool:
        return max(self.old.since, self.new.since) <= major <= min(self.old.until, self.new.until)


def crossed(cases: list[Case], number: int, seed: int) -> list[Pair]:
    """As many pairs, none twice, of different cases."""
    draw = Random(seed)
    by_area: dict[str, list[Schema]] = defaultdict(list)
    for schema in (schema for case in cases for schema in _sides(case)):
        by_area[schema.area].append(schema)
    everything = [schema for area in by_area.values() for schema in area]
    pairs: dict[str, Pair] = {}
    while len(pairs) < number:
        old = draw.choice(everything)
        new = draw.choice(by_area[old.area] if draw.random() < 0.5 else everything)
        if old.name.rpartition(":")[0] != new.name.rpartition(":")[0]:
            pair = Pair(old, new)
            pairs[pair.name] = pair
    return list(pairs.values())


def _sides(case: Case) -> list[Schema]:
    area = case.name.partition("/")[0]
    return [Schema(f"{case.name}:{side}", area, script, case.since, case.until) for side, script in (("a", case.a), ("b", case.b))]
