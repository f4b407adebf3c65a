"""After a seed an index can answer alone, also when somebody still looked at the database as it was before."""

from __future__ import annotations

import threading

import psycopg

from growthos_cli.db.connect import connect
from growthos_cli.db.seeding import settle


def test_pages_that_an_older_snapshot_kept_out_of_the_map_are_mapped_once_it_is_gone(empty_database: str) -> None:
    with psycopg.connect(empty_database, autocommit=True) as conn, psycopg.connect(empty_database) as looking:
        conn.execute("create table public.t as select 0 as n limit 0")
        looking.execute("set transaction isolation level repeatable read")
        looking.execute("select from public.t")
        conn.execute("insert into public.t select n from generate_series(1, 10000) as n")
        conn.execute("vacuum (analyze) public.t")
        mapped = "select relallvisible, relpages from pg_catalog.pg_class where oid = 'public.t'::regclass"
        assert conn.execute(mapped).fetchone()[0] == 0
        timer = threading.Timer(1.5, looking.rollback)
        timer.start()
        with connect(empty_database) as seeding:
            settle(seeding, [("public", "t")], lambda _table: None)
        timer.join()
        visible, pages = conn.execute(mapped).fetchone()
        assert visible >= pages - 1 > 0
