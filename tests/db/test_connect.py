"""Connections: what is refused and in which words, what is pinned, and that no secret ever shows."""

from __future__ import annotations

import io
import logging
import traceback
from urllib.parse import quote

import psycopg
import pytest

from growthos_cli.db import connect as connect_module
from growthos_cli.db import embedded, refusal
from growthos_cli.db.connect import Target, connect, redact, session_settings
from growthos_cli.errors import TargetError

CANARIES = [
    "c4nary",
    "c4nary@x",
    "c4nary#x",
    "c4nary:x",
    "c4nary/x",
    "c4nary?x",
    "c4nary%zz",
    "c4nary x",
    "c4nary%x@y#/z",
    "5432/c4nary",
    "5432?c4nary=1",
]


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch):
    for name in ("PGHOST", "PGHOSTADDR", "PGPORT", "PGUSER", "PGPASSWORD", "PGSSLMODE", "PGSERVICE", "PGDATABASE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def url(server) -> str:
    """The superuser over the private socket."""
    return server.conninfo(user=embedded.SUPERUSER)


def refused(url: str, **options) -> str:
    with pytest.raises(TargetError) as caught:
        connect(url, **options)
    # What a traceback prints is what a bug report holds.
    printed = io.StringIO()
    traceback.print_exception(caught.value, file=printed)
    assert "c4nary" not in printed.getvalue()
    return str(caught.value)


def test_a_connection_commits_by_itself_prepares_nothing_and_says_who_it_is(url):
    with connect(url) as conn:
        assert conn.autocommit is True
        assert conn.prepare_threshold is None
        assert conn.execute("select current_setting('application_name'), current_setting('client_encoding')").fetchone() == (
            "growthos",
            "UTF8",
        )
    with connect(url, application_name="growthos validate 7") as conn:
        assert conn.execute("show application_name").fetchone() == ("growthos validate 7",)
    with connect(f"{url}&application_name=mine") as conn:
        assert conn.execute("show application_name").fetchone() == ("mine",)


def test_a_read_only_connection_refuses_writing_in_its_transactions(url):
    with connect(url, read_only=True) as conn, pytest.raises(psycopg.errors.ReadOnlySqlTransaction), conn.transaction():
        conn.execute("create table never (id int)")


def test_nothing_accepts_connections_there(free_port):
    assert refused(f"postgresql://u:c4nary@127.0.0.1:{free_port}/d") == (
        f"u@127.0.0.1:{free_port}/d cannot be reached: nothing accepts connections there (connection refused); "
        "check host, port and whether the server runs"
    )


def test_there_is_no_host_of_that_name():
    assert refused("postgresql://u:c4nary@nowhere.invalid/d") == ("u@nowhere.invalid/d cannot be reached: there is no host of that name")


def test_there_is_no_socket_there(tmp_path):
    assert refused(f"postgresql://u:c4nary@/d?host={quote(str(tmp_path), safe='')}") == (
        f"u@{tmp_path} d cannot be reached: no server has a socket there; check the directory and port"
    )


def test_no_answer_within_the_time_limit():
    import socket

    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        port = silent.getsockname()[1]
        assert refused(f"postgresql://u:c4nary@127.0.0.1:{port}/d?connect_timeout=2") == (
            f"u@127.0.0.1:{port}/d cannot be reached: no answer within the time limit; check host, port and firewall"
        )


def test_what_answers_is_no_postgres():
    import socket
    import threading

    def talk(listening: socket.socket) -> None:
        peer, _ = listening.accept()
        peer.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        peer.close()

    with socket.socket() as web:
        web.bind(("127.0.0.1", 0))
        web.listen()
        port = web.getsockname()[1]
        threading.Thread(target=talk, args=[web], daemon=True).start()
        assert refused(f"postgresql://u:c4nary@127.0.0.1:{port}/d?sslmode=disable") == (
            f"u@127.0.0.1:{port}/d was reached, but what answers there ended the talk or is no Postgres server; check the port"
        )


@pytest.mark.parametrize("password", [":c4nary", ""], ids=["wrong", "none"])
def test_the_password_is_rejected(server, password):
    assert refused(f"postgresql://{embedded.SUPERUSER}{password}@127.0.0.1:{server.port}/postgres") == (
        f"supabase_admin@127.0.0.1:{server.port}/postgres was reached but rejected the password or user name; check both"
    )


def test_options_that_the_server_refuses_are_not_repeated(url):
    assert refused(f"{url}&options=-cc4nary%3D1").endswith(
        " was reached but refuses the options of the connection string: they name a setting or value that it does not know"
    )


def test_the_database_does_not_exist(server):
    assert refused(server.conninfo("absent", embedded.SUPERUSER)) == (
        f"supabase_admin@{server.socket_dir} absent was reached, but that database does not exist; create it or name another"
    )


def test_the_user_does_not_exist(server):
    assert refused(server.conninfo(user="absent")).endswith(" was reached, but that user does not exist; name another")


def test_a_server_without_tls_is_refused_where_tls_is_demanded(server):
    assert refused(f"postgresql://u:c4nary@127.0.0.1:{server.port}/d?sslmode=require") == (
        f"u@127.0.0.1:{server.port}/d offers no TLS, and this connection demands it; add sslmode=disable to the "
        "connection string only if the network between is trusted"
    )


def test_a_read_only_database_is_refused_for_writing_only(server, url):
    with connect(url) as conn:
        conn.execute("create database frozen")
        conn.execute("alter database frozen set default_transaction_read_only = on")
    frozen = server.conninfo("frozen", embedded.SUPERUSER)
    try:
        assert "frozen is set to read-only (default_transaction_read_only, as Supabase" in refused(frozen)
        with connect(frozen, read_only=True) as conn:
            assert conn.execute("select 1").fetchone() == (1,)
    finally:
        with connect(url) as conn:
            conn.execute("drop database frozen with (force)")


def test_a_replica_is_refused_for_writing_only(home):
    embedded.start(home)
    embedded.stop(home)
    (home.data(embedded.status(home).majors[0]) / "standby.signal").touch()
    replica = embedded.start(home).conninfo(user=embedded.SUPERUSER)
    assert refused(replica).endswith(" is a read-only replica; connect to its primary to change anything")
    with connect(replica, read_only=True) as conn:
        assert conn.execute("select pg_is_in_recovery()").fetchone() == (True,)


def test_a_server_that_is_too_old_is_refused(url, monkeypatch):
    # No server before 15 is at hand: the limit is raised instead.
    monkeypatch.setattr(connect_module, "_OLDEST", 990000)
    assert refused(url).partition(" runs PostgreSQL ")[2].endswith("; growthos needs 99 or later")


def test_a_refused_server_keeps_no_connection(url, monkeypatch):
    with connect(url) as conn, monkeypatch.context() as patched:
        patched.setattr(connect_module, "_OLDEST", 990000)
        refused(f"{url}&application_name=lingering")
        patched.undo()
        query = "select count(*) from pg_stat_activity where application_name = 'lingering'"
        conn.execute("select pg_sleep(0.1)")
        assert conn.execute(query).fetchone() == (0,)


@pytest.mark.parametrize("password", CANARIES)
@pytest.mark.parametrize("host", ["127.0.0.1", "nowhere.invalid"])
@pytest.mark.parametrize("query", ["", "?sslmode=nonsense", "?no_such=1"])
def test_no_error_holds_any_piece_of_a_password(password, host, query, caplog, free_port):
    # Unencoded, as people paste them; half of them are no URLs any more.
    url = f"postgresql://u:{password}@{host}:{free_port}/d{query}"
    with caplog.at_level(logging.DEBUG):
        said = refused(url)
    assert "\n" not in said
    assert "c4nary" not in redact(url) + caplog.text + repr(Target("t", url))


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://u:c4nary@x@h/d", "postgresql://u:c4/nary@h/d", "postgresql://u:c4?nary@h/d", "postgresql://u:c4#nary@h/d",
        "postgresql://u:c4%zz@h/d", "postgresql://u:a:c4nary@h/d", "postgresql://u@h:c4nary/d", "postgresql://u:c4@[nary/d",
        "host=h password=two words", "c4nary", "", "mysql://u:c4nary@h/d", "host=h password='c4nary", "postgresql://u:c4\0@h/d",
        "postgresql://u:c4\udcff@h/d", "host=h\npassword=c4nary",
        "https://u:p@h/?a=c4nary",
    ],
)  # fmt: skip
def test_what_is_no_connection_string_is_one_sentence_that_echoes_nothing(text):
    assert refused(text) == (
        "the connection string is not well formed; expected postgresql://user:password@host:port/dbname, with each of "
        "@ : / ? # % and spaces in the password percent-encoded (@ is %40)"
    )
    assert redact(text) == "(unreadable connection string)"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("postgresql://u:c4nary@h.example:5433/d?sslmode=require&options=-cx%3Dc4nary", "u@h.example:5433/d"),
        ("postgres://u:p%40ss%23w%2F@h/d", "u@h/d"),
        ("postgresql://h", "h"),
        ("postgresql:///d", "/d"),
        ("postgresql://u@a,b:1/d", "u@a,b:,1/d"),
        ("postgresql://u@[::1]:5432/d", "u@::1:5432/d"),
        ("postgresql://postgres@/postgres?host=%2Ftmp%2Frun&port=5432", "postgres@/tmp/run postgres"),
        ("host=h user=u password='c4 nary' dbname=d", "u@h/d"),
        ("service=prod", "service prod"),
        ("postgresql://", "the default server"),
        ("postgresql://u@h/d%1b%5b2J", "u@h/d\\x1b[2J"),
    ],
)
def test_a_connection_string_is_shown_without_its_secrets(text, shown):
    assert redact(text) == shown


def test_a_target_shows_its_address_and_not_its_connection_string():
    target = Target("staging", "postgresql://u:c4nary@h/d")
    assert (repr(target), target.address) == ("Target(name='staging', embedded=False)", "u@h/d")


def test_words_that_nobody_foresaw_are_shown_without_secrets():
    said = 'FATAL:  what s3cret said to s3%20cret, password=s3cr3t postgresql://u:pw@h eyJhbGciOi.eyJyb2xl.sig "x"\nmore'
    assert refusal.reason(said, ["s3cret", "s3 cret"]) == (
        'refused the connection: FATAL:  what *** said to ***, password=*** postgresql://u:***@h *** "x"'
    )


@pytest.mark.parametrize(
    ("text", "sslmode"),
    [
        ("postgresql://u@db.example.com/d", "require"),
        ("postgresql://u@db.example.com/d?sslmode=disable", "disable"),
        ("postgresql://u@db.example.com/d?sslrootcert=ca.pem", "verify-full"),
        ("postgresql://u@203.0.113.7/d", "require"),
        ("postgresql://u@127.0.0.1,db.example.com/d", "require"),
        ("postgresql://u@127.0.0.1/d", None),
        ("postgresql://u@[::1]/d", None),
        ("postgresql://u@localhost/d", None),
        ("postgresql://u@db/d", None),
        ("postgresql://u@/d?host=%2Ftmp", None),
        ("service=prod", None),
    ],
)
def test_a_connection_that_leaves_the_machine_is_encrypted_unless_told_otherwise(text, sslmode):
    assert connect_module._with_defaults(connect_module._parse(text), "x").get("sslmode") == sslmode


def test_session_settings_pin_printing_until_the_transaction_ends(url):
    with connect(url) as conn:
        conn.execute("set datestyle = 'German, DMY'; set bytea_output = 'escape'; set quote_all_identifiers = on")
        conn.execute("set intervalstyle = 'sql_standard'; set extra_float_digits = 0; set timezone = 'Asia/Tokyo'")
        with conn.transaction():
            session_settings(conn, lock_timeout="7s")
            found = conn.execute(
                "select '2026-02-01'::timestamptz::text, '\\x01'::bytea::text, quote_ident('plain'), interval '1 day 2 h'::text, "
                "0.1::float8::text, current_setting('search_path'), current_setting('lock_timeout'), "
                "current_setting('statement_timeout'), current_setting('row_security')"
            ).fetchone()
            assert found == ("2026-02-01 00:00:00+00", "\\x01", "plain", "1 day 02:00:00", "0.1", "pg_catalog", "7s", "0", "on")
        assert conn.execute("select current_setting('datestyle'), current_setting('search_path')").fetchone() == (
            "German, DMY",
            '"$user", public',
        )


def test_session_settings_outside_a_transaction_are_a_mistake_and_not_a_silence(url):
    with connect(url) as conn, pytest.raises(RuntimeError, match="needs an open transaction"):
        session_settings(conn)
