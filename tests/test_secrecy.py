"""Secrets are compared and carried from one database to another, and nobody is shown one."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator

import psycopg
import pytest

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.foreign import ForeignServer, UserMapping
from growthos_cli.catalog.options import HIDDEN, Options, Secret, altered, options_of
from growthos_cli.catalog.replication import Subscription
from growthos_cli.catalog.snapshot import decoded_catalog, encoded_catalog
from growthos_cli.db.apply import apply
from growthos_cli.db.connect import connect
from growthos_cli.db.embedded import SUPERUSER, Server
from growthos_cli.db.environment import create_database, drop_database
from growthos_cli.db.extract import Extraction, extract
from growthos_cli.errors import ApplyError
from growthos_cli.flows.snapshot import keep_extraction, kept
from growthos_cli.planning.hazards import SECRET_UNKNOWN
from growthos_cli.planning.plan import plan
from growthos_cli.planning.steps import Plan
from growthos_cli.platform import PLAIN
from growthos_cli.templates import sent

PASSWORD = "hush's \\ :'password' $body$"
QUOTED = PASSWORD.replace("'", "''")


@pytest.fixture
def pair(server: Server) -> Iterator[tuple[str, str]]:
    """Two empty databases, as superuser."""
    names = [f"test_{secrets.token_hex(6)}" for _ in range(2)]
    for name in names:
        create_database(server, name, "template0")
    yield server.conninfo(names[0], SUPERUSER), server.conninfo(names[1], SUPERUSER)
    for name in names:
        drop_database(server, name)


def run(url: str, script: str) -> None:
    with psycopg.connect(url, autocommit=True) as conn:
        conn.execute(script.encode())


def read(url: str) -> Extraction:
    with psycopg.connect(url, autocommit=True) as conn:
        return extract(conn, PLAIN)


def planned(live_url: str, desired: Catalog) -> Plan:
    live = read(live_url)
    return plan(live.catalog, desired, role=live.role, prune=True)


def applied(url: str, made: Plan) -> None:
    with connect(url) as conn:
        apply(conn, made, PLAIN, ())


def mapped(url: str) -> dict[str, str]:
    with psycopg.connect(url) as conn:
        rows = conn.execute("select o.* from pg_user_mappings, pg_options_to_table(umoptions) as o").fetchall()
    return dict(rows)


SERVER = "create foreign data wrapper w; create server s type '%s' foreign data wrapper w options (host 'h');"
MAPPING = "create user mapping for public server s options (user 'u', password '%s');"


def test_a_password_goes_from_one_database_to_the_other_unseen(pair: tuple[str, str]) -> None:
    a, b = pair
    run(a, SERVER % "one" + MAPPING % "old")
    run(b, SERVER % "one" + MAPPING % QUOTED.replace("\\", "\\"))
    desired = read(b).catalog
    made = planned(a, desired)
    assert made.sql() == "alter user mapping for public server s options (set password :'password');\n"
    for shown in (made, made.steps, made.changes, desired, json.dumps(encoded_catalog(desired))):
        assert "hush" not in str(shown) and "hush" not in repr(shown)
    applied(a, made)
    assert mapped(a) == {"user": "u", "password": PASSWORD}
    assert planned(a, desired).changes == ()


def test_what_is_shown_cannot_be_run_by_mistake(pair: tuple[str, str]) -> None:
    a, b = pair
    run(b, SERVER % "one" + MAPPING % "hush")
    script = planned(a, read(b).catalog).sql()
    assert "create user mapping for public server s options (\"user\" 'u', password :'password');\n" in script
    with pytest.raises(psycopg.errors.SyntaxError):
        run(a, script)


def test_an_error_of_postgres_does_not_quote_the_secret(pair: tuple[str, str]) -> None:
    a, b = pair
    run(b, "create subscription s connection 'host=h password=hush' publication p with (connect = false, slot_name = none)")
    made = planned(a, read(b).catalog)
    step = next(step for step in made.steps if step.verb == "create")
    assert "hush" in sent(step.sql) and "hush" not in step.sql
    run(a, "create function public.no() returns event_trigger language plpgsql as $$ begin raise 'not %', current_query(); end $$")
    run(a, "create event trigger no on ddl_command_start when tag in ('CREATE SUBSCRIPTION') execute function public.no()")
    made = Plan(made.steps, made.changes, read(a).catalog.fingerprint())
    with pytest.raises(ApplyError) as refused:
        applied(a, made)
    assert "create of subscription s: SQLSTATE P0001" in str(refused.value) and "hush" not in str(refused.value)


def test_a_snapshot_does_not_know_and_asks_for_nothing(pair: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> None:
    a, b = pair
    run(a, SERVER % "one" + MAPPING % "live")
    run(b, SERVER % "one" + MAPPING % "hush")
    text = json.dumps(encoded_catalog(read(b).catalog))
    assert "hush" not in text and HIDDEN in text
    assert planned(a, decoded_catalog(json.loads(text))).changes == ()
    cached = tmp_path_factory.mktemp("cache") / "b.json"
    keep_extraction(cached, read(b), PLAIN)
    assert kept(cached, PLAIN) is None


def test_a_mapping_that_is_written_again_keeps_the_password_of_the_live_one(pair: tuple[str, str]) -> None:
    a, b = pair
    run(a, SERVER % "one" + MAPPING % "live")
    run(b, SERVER % "two" + MAPPING % "hush")
    desired = decoded_catalog(json.loads(json.dumps(encoded_catalog(read(b).catalog))))
    made = planned(a, desired)
    assert [hazard.name for hazard in made.hazards] == []
    applied(a, made)
    assert mapped(a) == {"user": "u", "password": "live"}


def test_a_secret_that_nobody_knows_is_told_and_never_a_difference(pair: tuple[str, str]) -> None:
    a, b = pair
    run(
        b,
        SERVER % "one"
        + MAPPING % "hush"
        + "create subscription x connection 'host=h' publication p with (connect = false, slot_name = none);",
    )
    desired = decoded_catalog(json.loads(json.dumps(encoded_catalog(read(b).catalog))))
    made = planned(a, desired)
    assert [hazard.name for hazard in made.hazards] == [SECRET_UNKNOWN, SECRET_UNKNOWN]
    applied(a, made)
    assert planned(a, desired).changes == () and planned(a, read(b).catalog).changes == ()
    run(a, "alter user mapping for public server s options (set password 'by hand')")
    assert planned(a, desired).changes == ()


def test_whoever_may_not_read_options_finds_no_difference_in_them(pair: tuple[str, str]) -> None:
    a, b = pair
    for url in pair:
        run(url, SERVER % "one" + MAPPING % url[-3:])
    run(a, "create subscription s connection 'host=h' publication p with (connect = false, slot_name = none)")
    run(b, "create subscription s connection 'host=other' publication p with (connect = false, slot_name = none)")
    with psycopg.connect(a, autocommit=True) as conn:
        conn.execute("set role anon")
        hidden = extract(conn, PLAIN)
    changes = plan(hidden.catalog, read(b).catalog, role=hidden.role, prune=True).changes
    assert [change.ref.kind for change in changes if change.ref.kind in ("user_mapping", "subscription")] == []


def test_options_know_each_other() -> None:
    known, other, unknown = ("password", Secret("a")), ("password", Secret("b")), ("password", Secret(None))
    user = ("user", "u")
    assert Options((user, known)) != Options((user, other))
    assert Options((user, known)) == Options((user, unknown)) == Options((user,))
    assert Options((user, known)) != Options((user,))
    assert Options((user, unknown)) != Options((("user", "v"), unknown))
    assert Options((user, known)) != Options((known, user))
    assert Options((("", Secret(None)),)) == Options((user, known))
    assert hash(Options((user, known))) == hash(Options((user,)))


@pytest.mark.parametrize(
    ("kind", "name", "value", "hidden"),
    [
        ("user_mapping", "user", "u", False),
        ("user_mapping", "password", "p", True),
        ("user_mapping", "anything", "p", True),
        ("user_mapping", "password_required", "false", False),
        ("foreign_server", "host", "example.org", False),
        ("foreign_server", "api_key", "k", True),
        ("foreign_server", "sslpassword", "k", True),
        ("foreign_server", "url", "https://user:pass@example.org/x", True),
        ("foreign_server", "conn_string", "host=x password=y", True),
        ("foreign_server", "fetch_size", "100", False),
    ],
)
def test_what_is_taken_for_a_secret(kind: str, name: str, value: str, hidden: bool) -> None:
    assert isinstance(options_of(kind, [(name, value)])[0][1], Secret) is hidden


def test_options_are_altered_in_place_and_into_their_order() -> None:
    assert list(altered([("a", "1"), ("b", "2")], [("b", "3"), ("c", "4")])) == [("drop", "a", None), ("set", "b", "3"), ("add", "c", "4")]
    assert list(altered([("a", "1"), ("b", "2")], [("b", "2"), ("a", "1")])) == [
        ("drop", "a", None),
        ("drop", "b", None),
        ("add", "b", "2"),
        ("add", "a", "1"),
    ]
    assert list(altered([("a", "1"), ("x", Secret("old"))], [("a", "2"), ("x", Secret(None))])) == [("set", "a", "2")]


def test_an_unknown_secret_equals_any_other() -> None:
    assert Secret("a") == Secret("a") != Secret("b")
    assert Secret(None) == Secret("b") and Secret("b") == Secret(None)
    assert Subscription("s", "host=a", ("p",)) != Subscription("s", "host=b", ("p",))
    assert Subscription("s", HIDDEN, ("p",)) == Subscription("s", "host=b", ("p",))
    assert UserMapping("s", "u", (("password", "a"),)) != UserMapping("s", "u", (("password", "b"),))
    assert f"{ForeignServer('s', 'w', options=(('token', 'a'),))}".count("'a'") == 0
