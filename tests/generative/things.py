"""Schemas of all kinds at once: of every thing in the pool hypothesis draws a shape and a place, or that it is not there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import psycopg
from hypothesis import strategies as st
from pool import POOL
from pool.thing import Choice, Thing, needs

Chosen = Mapping[str, Choice]
"""Of each thing that is there, which."""


def _choices(thing: Thing) -> st.SearchStrategy[Choice | None]:
    there = st.builds(Choice, st.sampled_from(thing.says), st.sampled_from(thing.at))
    return there | there | there | st.none()


_schemas = st.fixed_dictionaries({thing.name: _choices(thing) for thing in POOL})
_kept = st.fixed_dictionaries({thing.name: st.sampled_from((True, True, False)) for thing in POOL})


@st.composite
def pairs(draw: Callable[..., dict[str, object]]) -> tuple[Chosen, Chosen]:
    """A schema, and one of which each thing is that one's or its own."""
    old, other, kept = draw(_schemas), draw(_schemas), draw(_kept)
    return _there(old), _there({name: (old if kept[name] else other)[name] for name in other})


def _there(found: Mapping[str, object]) -> Chosen:
    return {name: choice for name, choice in found.items() if isinstance(choice, Choice)}


def statements(chosen: Chosen, pool: Iterable[Thing] = POOL) -> list[str]:
    """The statements that make it; without what speaks of things that are not there."""
    places: dict[str, str] = {}
    made = []
    for thing in pool:
        choice = chosen.get(thing.name)
        if choice is not None and needs(choice.says) <= places.keys():
            places[thing.name] = choice.at
            made.append(choice.says.format(**places, it=choice.at))
    return made


def accepted(conninfo: str, made: Iterable[str]) -> str:
    """Those of the statements that Postgres takes, as a script. The database is as it was before."""
    taken = []
    with psycopg.connect(conninfo) as conn, conn.transaction(force_rollback=True):
        for statement in made:
            try:
                with conn.transaction():
                    conn.execute(statement)
            except psycopg.Error:
                continue
            taken.append(statement)
    return "".join(f"{statement};\n" for statement in taken)
