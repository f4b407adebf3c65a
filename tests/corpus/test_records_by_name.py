"""Records within arrays keep what their attributes hold, by the names of these, while the type gets others."""

from __future__ import annotations

from pathlib import Path

import psycopg
from becoming import Becoming, database, run
from converging import converge, read_at

pytest_plugins = ["fix_corpus"]
CASE = Path(__file__).with_name("types") / "records_in_arrays_get_other_attributes"


def test_each_attribute_has_its_value(becoming: Becoming) -> None:
    a_script, b_script, seed = ((CASE / name).read_text() for name in ("a.sql", "b.sql", "seed.sql"))
    with (
        database(becoming.server, becoming.programs, a_script) as a,
        database(becoming.server, becoming.programs, b_script) as b,
    ):
        run(becoming.programs, a, seed)
        converge(a, read_at(b))
        with psycopg.connect(a) as conn:
            assert conn.execute("select (many[1]).v, many[2] is null, (one).w, (one).v from holds").fetchall() == [("b", True, None, "a")]
            assert conn.execute("select (p[1]).a, (p[1]).b, (k).a, (k).b from moving").fetchall() == [(2, "b", 1, "x")]
            assert conn.execute("select (many[2]).e, (many[2]).n, deep[2][1]::text from people where id = 1").fetchall() == [
                ('"q,"@corp', 3, "(c@dd,,)")
            ]
            assert conn.execute("select many is null, deep::text from people where id = 2").fetchall() == [(True, "{}")]
            assert conn.execute("select ((team).members[1]).n, (teams[1]).name, (teams[1]).members from teams").fetchall() == [
                (4, "u", None)
            ]
