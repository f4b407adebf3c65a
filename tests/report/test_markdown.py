"""What pages show is what they were given, whatever it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.token import Token
from report.hostile import TEXTS
from report.reading import PARSER, leaves

from growthos_cli.names import visible
from growthos_cli.report.pages.markdown import bullets, code, codes, fenced, heading, numbered, paragraph, spoken, table, text

ANY = st.one_of(st.sampled_from(TEXTS), st.text(max_size=30), st.text("|\\`<>&[]()*_~#-+=!$ 1.ab\n", max_size=20))


def seen(value: str) -> str:
    """What a reader is to see of a value: on one line, nothing invisible."""
    return " ".join(visible(part) for part in value.split())


def shown(tokens: list[Token]) -> str:
    """The words that are left when the only markup is <code> and code spans."""
    words = []
    for token in leaves(tokens):
        assert token.type in ("text", "text_special", "code_inline", "html_inline"), token
        if token.type == "html_inline":
            assert token.content in ("<code>", "</code>"), token
        else:
            words.append(token.content)
    return "".join(words)


@settings(deadline=None)
@given(ANY)
def test_a_text_is_one_paragraph_that_reads_as_it_was_given(value: str) -> None:
    tokens = PARSER.parse("\n".join(paragraph(text(value))))
    if not seen(value):
        assert tokens == []
        return
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert "html_inline" not in {token.type for token in leaves(tokens)}
    assert "code_inline" not in {token.type for token in leaves(tokens)}
    assert shown(tokens[1:2]) == seen(value)


@settings(deadline=None)
@given(ANY)
def test_code_reads_as_it_was_given(value: str) -> None:
    tokens = PARSER.parse(f"a {code(value)} z")
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert shown(tokens[1:2]) == f"a {seen(value)} z"


@settings(deadline=None)
@given(st.lists(st.tuples(ANY, ANY, ANY), min_size=1, max_size=5))
def test_no_cell_breaks_out_of_its_table(rows: list[tuple[str, str, str]]) -> None:
    lines = "\n".join(table(("n", "text", "code"), [(str(n), f"x{text(a)}", f"{code(b)}{text(c)}z") for n, (a, b, c) in enumerate(rows)]))
    tokens = PARSER.parse(lines)
    assert tokens[0].type == "table_open"
    assert tokens[-1].type == "table_close"
    cells = [shown([tokens[at + 1]]) for at, token in enumerate(tokens) if token.type == "td_open"]
    assert len(cells) == 3 * len(rows)
    assert cells[::3] == [str(n) for n, _ in enumerate(rows)]


@pytest.mark.parametrize("value", TEXTS)
def test_hostile_cells_read_as_they_were_given(value: str) -> None:
    tokens = PARSER.parse("\n".join(table(("text", "code"), [(text(value), code(value))])))
    cells = [shown([tokens[at + 1]]) for at, token in enumerate(tokens) if token.type == "td_open"]
    assert cells == [seen(value), seen(value)]


@pytest.mark.parametrize("value", TEXTS)
def test_hostile_items_and_headings_stay_what_they_are(value: str) -> None:
    for lines, kinds in (
        (bullets([text(value)]), ["bullet_list_open", "list_item_open", "paragraph_open", "inline"]),
        (numbered([text(value)]), ["ordered_list_open", "list_item_open", "paragraph_open", "inline"]),
        (heading(2, text(value)), ["heading_open", "inline"]),
    ):
        tokens = PARSER.parse("\n".join(lines))
        assert [token.type for token in tokens][: len(kinds)] == kinds
        assert [shown([token]) for token in tokens if token.type == "inline"] == [seen(value)]


@pytest.mark.parametrize("value", TEXTS)
def test_a_fenced_block_ends_where_it_should(value: str) -> None:
    lines = value.split("\n")
    tokens = PARSER.parse("\n".join(fenced("sql", [*lines, "```", "last"])))
    assert [token.type for token in tokens] == ["fence"]
    assert tokens[0].content.split("\n")[-2] == "last"


def test_empty_columns_are_left_out_and_empty_tables_too() -> None:
    assert list(table(("a", "b", "c"), [("1", "", "2"), ("3", "", "")])) == ["| a | c |", "| --- | --- |", "| 1 | 2 |", "| 3 |  |", ""]
    assert list(table(("a",), [])) == []


def test_lists_of_words_read_as_spoken() -> None:
    assert [spoken([]), spoken(["a"]), spoken(["a", "b"]), spoken(["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
    assert codes(["a", "b c"]) == "`a`, `b c`"
    assert list(paragraph("", "")) == []
    assert list(heading(3, "x", "the-x")) == ['<a id="the-x"></a>', "", "### x", ""]
