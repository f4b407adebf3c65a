"""What `alter type` can do with labels and attributes, and what it cannot."""

from __future__ import annotations

import pytest

from growthos_cli.catalog.in_place import AttributeSteps, LabelStep, added_labels, attribute_steps, label_steps


@pytest.mark.parametrize(
    ("old", "new", "steps"),
    [
        ("ab", "abc", [LabelStep("c")]),
        ("b", "ab", [LabelStep("a", before="b")]),
        ("ad", "abcd", [LabelStep("b", after="a"), LabelStep("c", after="b")]),
        ("", "ab", [LabelStep("a"), LabelStep("b")]),
        ("abc", "axc", [LabelStep("x", renamed="b")]),
        ("a", "x", [LabelStep("x", renamed="a")]),
        ("ab", "ab", []),
    ],
)
def test_labels_are_added_anywhere_and_a_single_one_is_renamed(old: str, new: str, steps: list[LabelStep]) -> None:
    assert label_steps(tuple(old), tuple(new)) == steps


@pytest.mark.parametrize(("old", "new"), [("abc", "ab"), ("ab", "ba"), ("ab", "xy"), ("ab", "axc"), ("abc", "acx")])
def test_labels_neither_go_nor_move_and_two_new_names_are_no_renaming(old: str, new: str) -> None:
    assert label_steps(tuple(old), tuple(new)) is None
    assert added_labels(tuple(old), tuple(new)) == ()


def test_a_renamed_label_is_none_that_was_added() -> None:
    assert added_labels(("a", "b"), ("a", "x")) == ()
    assert added_labels(("a", "b"), ("z", "a", "b")) == ("z",)


def test_attributes_go_from_anywhere_come_at_the_end_and_are_retyped() -> None:
    old = (("a", "integer"), ("b", "text"), ("c", "date"))
    new = (("a", "bigint"), ("c", "date"), ("d", "text"))
    assert attribute_steps(old, new) == AttributeSteps(("b",), (("d", "text"),), (("a", "bigint"),))


def test_an_attribute_that_moves_or_comes_between_has_no_way() -> None:
    assert attribute_steps((("a", "text"), ("b", "text")), (("b", "text"), ("a", "text"))) is None
    assert attribute_steps((("a", "text"), ("b", "text")), (("a", "text"), ("x", "text"), ("b", "text"))) is None
