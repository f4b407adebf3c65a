"""A view that names columns by their places reads those that stand there on the desired side, although its text is the same on both."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from becoming import Becoming, database, run
from converging import converge, read_at

pytest_plugins = ["fix_corpus"]
VIEWS = Path(__file__).with_name("views")
CASE = VIEWS / "names_that_go_by_place_elsewhere"
ROWS = VIEWS / "names_that_go_by_place_in_rows"


@contextmanager
def _become(becoming: Becoming, case: Path, kept: str) -> Iterator[psycopg.Connection]:
    """A connection to the first side of a case with its rows, when it has become the other; this materialized view kept some before."""
    a_script, b_script, seed = ((case / name).read_text() for name in ("a.sql", "b.sql", "seed.sql"))
    with (
        database(becoming.server, becoming.programs, a_script) as a,
        database(becoming.server, becoming.programs, b_script) as b,
    ):
        run(becoming.programs, a, f"{seed} refresh materialized view {kept};")
        converge(a, read_at(b))
        with psycopg.connect(a) as conn:
            yield conn


def test_it_reads_what_stands_there(becoming: Becoming) -> None:
    with _become(becoming, CASE, "shorter") as conn:
        # Of the first row `have` is 2 and `need` 3.
        assert conn.execute("select second from short order by which").fetchall()[0] == (2,)
        assert conn.execute("select first from shorter order by which").fetchall()[0] == (3,)
        assert conn.execute("select x, y from others").fetchall() == [(1, 2)]


def test_so_does_one_that_names_those_of_a_join(becoming: Becoming) -> None:
    case = CASE.with_name("joins_name_columns_by_place")
    with _become(becoming, case, "kept") as conn:
        # Of the only row `a` is 2 and `b` is 3.
        for view in ("by_key", '"On"', "crossed", "kept"):
            assert conn.execute(f"select x, y from {view}").fetchall() == [(3, 2)], view
        assert conn.execute("select x, y from of_a_query").fetchall() == [(2, 3)]


def test_rows_that_functions_give_are_read_by_what_is_desired(becoming: Becoming) -> None:
    with _become(becoming, ROWS, "m") as conn:
        assert conn.execute("select a, b from v").fetchall() == [("of a", "of b")]
        assert conn.execute("select a from m").fetchall() == [("of a",)]
        assert conn.execute("select a, b from j").fetchall() == [("of a", "of b")]
        assert conn.execute("select a, b from un").fetchall() == [("of a", "of b")]
        assert conn.execute("select g(), h()").fetchone() == ("of a", "of a")
