from __future__ import annotations

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from growthos_cli.names import dollar_quoted, fits, literal, quote, suggestion, visible

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=40)


@pytest.fixture(scope="session")
def anywhere(server):
    with psycopg.connect(server.conninfo("template1", "supabase_admin"), autocommit=True) as conn:
        yield conn


@pytest.mark.parametrize(
    ("name", "quoted"), [("users", "users"), ("order", '"order"'), ("Users", '"Users"'), ('a"b', '"a""b"'), ("1a", '"1a"')]
)
def test_a_name_is_quoted_where_postgres_would_quote_it(name: str, quoted: str) -> None:
    assert quote(name) == quoted


@given(TEXT)
def test_a_quoted_name_comes_back_as_itself(anywhere: psycopg.Connection, name: str) -> None:
    if fits(name):
        assert anywhere.execute(f"select 1 as {quote(name)}".encode()).description[0].name == name


@given(TEXT)
def test_a_literal_comes_back_as_itself_whatever_the_setting(anywhere: psycopg.Connection, text: str) -> None:
    for setting in ("on", "off"):
        anywhere.execute(f"set standard_conforming_strings = {setting}")
        assert anywhere.execute(f"select {literal(text)}".encode()).fetchone() == (text,)


@given(TEXT)
def test_a_dollar_quoted_body_comes_back_as_itself(anywhere: psycopg.Connection, text: str) -> None:
    assert anywhere.execute(f"select {dollar_quoted(text)}".encode()).fetchone() == (text,)


@pytest.mark.parametrize("char", ["\x1b", "\x00", "\x9b", "\u202e", "\u061c", "\u200d", "\u2028", "\ufeff", "\u00ad", "\n"])
def test_what_a_terminal_would_obey_or_hide_is_shown(char: str) -> None:
    shown = visible(f"a{char}b")
    assert shown.isprintable() and shown.isascii() and char not in shown


def test_ordinary_text_is_left_alone() -> None:
    assert visible("Größe 価格 🎉 it's") == "Größe 価格 🎉 it's"


def test_a_near_word_is_suggested_and_a_far_one_is_not() -> None:
    assert suggestion("usng", ["using", "check"]) == "; did you mean 'using'?"
    assert suggestion("zzz", ["using"]) == ""
