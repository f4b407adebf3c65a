"""What is written is read back, character for character."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from growthos_cli.manifest.nodes import List, Map, Node, Scalar
from growthos_cli.manifest.problems import Problems
from growthos_cli.manifest.tree import parse
from growthos_cli.manifest.yaml_text import document

TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=30)
LINES = st.lists(st.text("ab \t#:'\"-", max_size=8), max_size=6).map("\n".join)
VALUES = st.recursive(
    TEXTS | LINES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS | LINES, inner, max_size=4),
    max_leaves=12,
)


def plain(node: Node | None) -> Any:
    if isinstance(node, Map):
        return {key.text: plain(value) for key, value in node.pairs()}
    if isinstance(node, List):
        return list(map(plain, node.items))
    assert isinstance(node, Scalar)
    return node.text


def read_back(value: dict[str, Any]) -> Any:
    problems = Problems()
    node = parse(document(value), "t.yaml", problems)
    assert problems.found == []
    return plain(node) if node else {}


@settings(max_examples=400, deadline=None)
@given(st.dictionaries(TEXTS | LINES, VALUES, max_size=4))
@example({"a": " x\n"})
@example({"a": "\n x"})
@example({"a": "\tx\ny"})
@example({"a": "x\n\n\n"})
@example({"a": " \nx"})
@example({"a": [["b", {"c": "x\ny"}], {"d": ["e\n\nf\n"]}]})
@example({"\u202e": "\x1b[2J", "\x85": "\ufeff", "\U000e0041": "\u200d"})
@example({"<<": "=", "~": "", "? a": "- b", "a": "%"})
@example({"a": "x\r\ny"})
def test_any_value_arrives_as_it_was(value: dict[str, Any]) -> None:
    assert read_back(value) == value


@pytest.mark.parametrize("word", ["null", "true", "no", "on", "1", "010", "1_0", "12:30", ".5", "~", "0x1F", "1e3", "-1", "2026-01-01"])
def test_a_text_is_quoted_where_a_reader_might_take_it_for_something_else(word: str) -> None:
    assert document({"a": word}) == f'a: "{word}"\n'


def test_a_file_reads_as_a_person_would_write_it() -> None:
    value = {
        "table": "app.invoices",
        "comment": "One instalment: billed once.",
        "columns": {
            "id": {"type": "uuid", "not_null": True, "default": "gen_random_uuid()"},
            "status": {"type": "numeric(12,2)", "default": "'pending'::text", "cost": 1.5},
        },
        "primary_key": ["id"],
        "uniques": [["a", "b"], {"name": "u", "columns": ["c"], "include": ["d"]}],
        "checks": {"long": "a > 0 and\nb > 0", "ok": '"Mixed" > 0'},
        "empty": {},
    }
    assert (
        document(value, head="Imported.")
        == """\
# Imported.
table: app.invoices
comment: "One instalment: billed once."
columns:
  id: {type: uuid, not_null: true, default: gen_random_uuid()}
  status: {type: "numeric(12,2)", default: "'pending'::text", cost: 1.5}
primary_key: [id]
uniques:
  - [a, b]
  - {name: u, columns: [c], include: [d]}
checks:
  long: |-
    a > 0 and
    b > 0
  ok: '"Mixed" > 0'
empty: {}
"""
    )
