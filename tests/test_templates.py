"""Nothing reaches SQL unquoted, whatever a template forgets."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from growthos_cli import templates
from growthos_cli.catalog.kinds import Column, Comment, Function, Policy, Table
from growthos_cli.diff import Change
from growthos_cli.planning.statements import statements
from growthos_cli.templates import _setting

HOSTILE = 'a"; drop table users; --\n\x1b[31m'


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(templates, "templates_dir", lambda: tmp_path)

    def write(text: str) -> None:
        (tmp_path / "t.sql.j2").write_text(text)

    return write


def test_a_bare_value_is_refused(template) -> None:
    template("drop table {{ name }}")
    with pytest.raises(TypeError, match="bare value 'users'"):
        templates.render("t", {"name": "users"})


def test_an_undefined_name_is_refused(template) -> None:
    template("drop table {{ nmae|name }}")
    with pytest.raises((UndefinedError, TypeError)):
        templates.render("t", {"name": "users"})


def test_a_word_outside_a_keyword_vocabulary_is_refused(template) -> None:
    template("on delete {{ action|word }}")
    with pytest.raises(TypeError, match="not a keyword"):
        templates.render("t", {"action": "cascade; drop table users"})


def test_a_template_outside_the_folder_is_not_reached(template) -> None:
    template("{% include '../secret' %}")
    with pytest.raises(Exception, match="secret"):
        templates.render("t", {})


def test_hostile_names_stay_names() -> None:
    sql = statements(Change(None, Table("public", HOSTILE)))[0]
    assert sql == 'create table public."a""; drop table users; --\n\x1b[31m" ()'


def test_hostile_comments_stay_literals() -> None:
    sql = statements(Change(None, Comment("table", ("public", "t"), 'it\'s \\ "x"')))[0]
    assert sql == "comment on table public.t is E'it''s \\\\ \"x\"'"


def test_a_body_cannot_leave_its_dollar_quotes() -> None:
    body = "select '$body$; drop table users; $body$'"
    sql = statements(Change(None, Function("public", "f", "", "", "text", "sql", body)))[0]
    assert sql.endswith(f"as $body1${body}$body1$")


@pytest.mark.parametrize(
    ("pair", "sql"),
    [
        (("search_path", '""'), "search_path to ''"),
        (("search_path", "public, pg_temp"), "search_path to 'public', 'pg_temp'"),
        (("search_path", '"My Schema", public'), "search_path to 'My Schema', 'public'"),
        (("search_path", '"a""b", "x,y"'), "search_path to 'a\"b', 'x,y'"),
        (("lock_timeout", "2s"), "lock_timeout to '2s'"),
        (("app.setting", "it's"), "app.setting to 'it''s'"),
    ],
)
def test_settings_are_printed_as_postgres_reads_them(pair: tuple[str, str], sql: str) -> None:
    assert _setting(*pair) == sql


def test_a_column_change_of_type_takes_its_default_off_first() -> None:
    before = Column("public", "t", "c", "text", default="'1'::text")
    after = Column("public", "t", "c", "integer", default="1")
    assert statements(Change(before, after)) == [
        "alter table public.t alter column c drop default, alter column c type integer using c::integer",
        "alter table public.t alter column c set default 1",
    ]


def test_policies_are_altered_in_place() -> None:
    before = Policy("public", "t", "p", "select", ("authenticated",), "true")
    after = Policy("public", "t", "p", "select", ("anon", "authenticated"), "false")
    assert statements(Change(before, after)) == ["alter policy p on public.t to anon, authenticated\n  using (false)"]


@pytest.mark.parametrize("name", ["=--", "/*", "+; drop", "a", "", '"', "= "])
def test_what_is_no_operator_never_stands_for_one(template, name: str) -> None:
    template("drop operator {{ name|operator }} (integer, integer)")
    with pytest.raises(TypeError, match="is not an operator"):
        templates.render("t", {"name": name})


def test_an_operator_is_printed_as_it_is(template) -> None:
    template("{{ name|operator }}")
    assert templates.render("t", {"name": "<@>#"}) == "<@>#"
