"""What a person at a terminal sees and is asked."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from cli.conftest import Project

from growthos_cli.cli.folded import folded
from growthos_cli.report.lines import DANGER, Span, line, plain

Sql = Callable[[str], list[tuple[Any, ...]]]
_COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-7]|9[0-7])m")


def test_the_question_names_the_target_and_yes_applies(project: Project, empty_database: str, sql: Sql) -> None:
    said = project.on_terminal("apply", "--db", empty_database, answers={"[y/N]": "y\n"})
    assert said.code == 0, said.out
    assert re.search(r"Apply \d+ statements to postgres@\S+/run test_\w+\? \[y/N\]", said.out)
    assert sql("select name from public.tags") == [("home",)]


@pytest.mark.parametrize(("answer", "code"), [("n\n", 3), ("\n", 3), ("\x04", 3), ("\x03", 130)])
def test_any_other_answer_applies_nothing(project: Project, empty_database: str, sql: Sql, answer: str, code: int) -> None:
    said = project.on_terminal("apply", "--db", empty_database, answers={"[y/N]": answer})
    assert said.code == code, said.out
    assert ("nothing was applied" in said.out) == (code == 3)
    assert ("interrupted; nothing was left half-applied" in said.out) == (code == 130)
    assert sql("select pg_catalog.to_regclass('public.notes')") == [(None,)]


def test_a_protected_environment_asks_for_its_name(project: Project, empty_database: str, sql: Sql) -> None:
    wrong = project.on_terminal("apply", "--env", "production", answers={"type its name:": "y\n"}, PRODUCTION_URL=empty_database)
    assert wrong.code == 3
    assert sql("select pg_catalog.to_regclass('public.notes')") == [(None,)]
    right = project.on_terminal("apply", "--env", "production", answers={"type its name:": "production\n"}, PRODUCTION_URL=empty_database)
    assert right.code == 0
    assert sql("select name from public.tags") == [("home",)]


def test_colours_are_for_terminals_that_want_them(built: Project, empty_database: str, sql: Sql) -> None:
    sql("drop index notes_owner_id_idx")
    assert _COLOUR.search(built.on_terminal("diff", "--db", empty_database).out)
    for environ in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        said = built.on_terminal("diff", "--db", empty_database, **environ)
        assert not _COLOUR.search(said.out), environ
        assert "+ index public.notes.notes_owner_id_idx" in said.out


def _release_once_waited_for(holder: psycopg.Connection, url: str) -> None:
    """Ends the holder's transaction when somebody has waited for its lock long enough to be told so on the terminal."""
    with psycopg.connect(url, autocommit=True) as watcher:
        waiting = "select count(*) from pg_locks where not granted and relation = 'public.tags'::regclass"
        deadline = time.monotonic() + 30
        while watcher.execute(waiting).fetchone() == (0,) and time.monotonic() < deadline:
            time.sleep(0.05)
    time.sleep(1.0)
    holder.rollback()


@contextmanager
def _waiting_for_a_lock(built: Project, url: str) -> Iterator[None]:
    """Whoever brings the target to what the project says now waits for longer than anybody has patience."""
    built.edit("tags.yaml", "length(name) < 20", "length(name) < 30")
    with psycopg.connect(url) as other:
        other.execute("lock table public.tags in row exclusive mode")
        release = threading.Thread(target=_release_once_waited_for, args=(other, url))
        release.start()
        yield
        release.join()


def test_progress_is_one_line_that_vanishes(built: Project, empty_database: str) -> None:
    with _waiting_for_a_lock(built, empty_database):
        screen = built.on_terminal("apply", "--db", empty_database, "--yes").out
    # Erased (CSI 2K) before the report goes on, and the cursor is back.
    assert screen.index("applying 2 statements to postgres@") < screen.rindex("\x1b[2K") < screen.index("applied 2 statements")
    assert screen.rindex("\x1b[?25h") > screen.rindex("\x1b[?25l")


def test_progress_of_a_long_command_is_plain_lines_elsewhere(built: Project, empty_database: str) -> None:
    with _waiting_for_a_lock(built, empty_database):
        said = built.run("apply", "--db", empty_database, "--yes")
    assert said.code == 0
    assert any(line.startswith("applying 2 statements to postgres@") for line in said.err.splitlines()), said
    assert "\x1b" not in said.err


def test_a_terminal_cuts_no_sentence_in_the_midst_of_a_word() -> None:
    sentence = (Span("error: ", DANGER), Span("the plan holds dangers that need your consent"))
    assert plain(folded([sentence], 24)) == "error: the plan holds\ndangers that need your\nconsent\n"
    assert next(folded([sentence], 24)) == (Span("error: ", DANGER), Span("the plan holds"))
    assert plain(folded([line("  one two  three")], 9)) == "  one two\n  three\n"
    assert plain(folded([line("a word_that_is_longer_than_that")], 9)) == "a\nword_that_is_longer_than_that\n"
    assert list(folded([sentence, line()], 80)) == [sentence, line()]


def test_sentences_are_folded_on_a_terminal_alone(project: Project) -> None:
    said = project.on_terminal("plan", "--manifests", "nowhere/" + "x" * 60, NO_COLOR="1")
    assert max(map(len, said.out.splitlines())) <= 80, said.out
    assert project.run("plan", "--manifests", "nowhere/" + "x" * 60).err.count("\n") == 1
