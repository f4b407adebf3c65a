from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growthos_cli.errors import CycleError
from growthos_cli.planning.graph import order, reachable


def test_a_node_comes_after_what_it_depends_on() -> None:
    assert order("abc", [("a", "b"), ("b", "c")], place=ord) == ["c", "b", "a"]


def test_free_nodes_come_by_their_place() -> None:
    assert order("cab", [], place=ord) == ["a", "b", "c"]


def test_edges_to_absent_nodes_and_to_oneself_are_ignored() -> None:
    assert order("ab", [("a", "z"), ("a", "a")], place=ord) == ["a", "b"]


def test_a_ring_is_named_by_its_members() -> None:
    with pytest.raises(CycleError, match=r"a -> b -> c -> a"):
        order("abcd", [("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")], place=ord)


def test_reachable_follows_dependents_transitively() -> None:
    assert reachable({"c"}, [("a", "b"), ("b", "c"), ("x", "y")]) == {"a", "b", "c"}


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).filter(lambda e: e[0] > e[1])), st.randoms())
def test_every_order_holds_every_edge_and_does_not_depend_on_the_input_order(edges: list[tuple[int, int]], random: object) -> None:
    nodes = list(range(31))
    result = order(nodes, edges, place=lambda n: n)
    shuffled = list(nodes)
    random.shuffle(shuffled)
    assert all(result.index(a) > result.index(b) for a, b in edges)
    assert order(shuffled, reversed(edges), place=lambda n: n) == result
