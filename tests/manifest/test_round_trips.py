"""A name or a text arrives as it was written, whatever YAML or SQL might make of it."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from growthos_cli.catalog.constraints import Unique
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Column, Index
from growthos_cli.catalog.rows import Row
from growthos_cli.catalog.security import Comment
from growthos_cli.declared import Declared
from growthos_cli.manifest.paths import dotted, spelled
from growthos_cli.manifest.read import read
from growthos_cli.names import fits, quote, visible

TREACHEROUS = [
    "no",
    "on",
    "12:30",
    "010",
    "0x1F",
    "1e3",
    "~",
    "null",
    "Yes",
    "2026-01-01",
    ".5",
    "=",
    "<<x",
    "1_000",
    "true",
    "-.inf",
    "0b1",
]

NAMES = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=40).filter(
    lambda name: fits(name) and visible(name) == name
)
TEXTS = st.text(st.characters(exclude_categories=("C", "Zl", "Zp"), include_characters="\n\t"), min_size=1).filter(str.strip)


def declared(text: str) -> Declared:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "t.yaml").write_text(text, encoding="utf-8")
        return read(Path(folder))


def yaml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@pytest.mark.parametrize("word", TREACHEROUS)
def test_a_plain_word_is_the_characters_that_stand_there(word: str) -> None:
    got = declared(
        f"table: t\ncomment: {word}\ncolumns:\n  {word}: {{type: text, one_of: [{word}]}}\nuniques:\n  - [{word}]\n"
        f"rows:\n  key: [{word}]\n  values:\n    - {{{word}: {'x' if word == 'null' else word}}}\n"
    )
    column = Ref("column", ("public", "t", word))
    assert column in got.catalog
    assert got.catalog.get(Ref("comment", ("table", "public", "t"))) == Comment("table", ("public", "t"), word)
    assert [item.columns for item in got.catalog if isinstance(item, Unique)] == [(word,)]
    assert [item.at for item in got.catalog if isinstance(item, Row)] == [((word, "x" if word == "null" else word),)]
    assert got.catalog.kind("check")[0].expression == f"{quote(word)} in ('{word}')"


@settings(max_examples=60, deadline=None)
@given(NAMES, NAMES)
@example("0", " ")
def test_any_name_can_be_a_schema_a_table_and_a_column(table: str, column: str) -> None:
    got = declared(
        f"table: {yaml(spelled('app', table))}\ncolumns:\n  {yaml(column)}: {{type: text}}\n"
        f"uniques:\n  - {{name: u, columns: [{yaml(column)}]}}\nindexes:\n  - {{name: i, columns: [{yaml(column)}]}}\n"
        f"foreign_keys:\n  - {{name: f, columns: [{yaml(column)}], references: "
        f"{{table: {yaml(spelled('app', table))}, columns: [{yaml(column)}]}}}}\nschemas: {{app: {{}}}}\n"
        if table not in ("u", "i")
        else f"table: {yaml(spelled('app', table))}\ncolumns:\n  {yaml(column)}: {{type: text}}\nschemas: {{app: {{}}}}\n"
    )
    assert Column("app", table, column, "text") in list(got.catalog)
    assert all(item.columns == (column,) for item in got.catalog if isinstance(item, Unique))
    assert all(item.keys == (quote(column),) for item in got.catalog if isinstance(item, Index))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_text_survives_as_comment_and_value(text: str) -> None:
    got = declared(
        f"table: t\ncomment: {yaml(text)}\ncolumns: {{a: {{type: text}}}}\nrows:\n  key: [a]\n  values:\n    - {{a: {yaml(text)}}}\n"
    )
    assert [item.text for item in got.catalog if isinstance(item, Comment)] == [text]
    assert [item.at for item in got.catalog if isinstance(item, Row)] == [(("a", text),)]


@settings(max_examples=200, deadline=None)
@given(st.lists(NAMES, min_size=1, max_size=3))
def test_dotted_names_are_read_as_they_are_spelled(parts: list[str]) -> None:
    without_default = parts[1:] if len(parts) > 1 and parts[0] == "public" else parts
    assert dotted(spelled(*parts)) == tuple(without_default)


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_whatever_stands_there_is_read_or_refused_and_never_crashes(text: str) -> None:
    from growthos_cli.errors import ManifestError

    try:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "t.yaml").write_bytes(f"table: t\ncolumns: {{a: {{type: text}}}}\n{text}".encode("utf-8", "surrogatepass"))
            read(Path(folder))
    except ManifestError as error:
        assert all(problem.mark for problem in error.problems)
