"""The embedded server's own commands."""

from __future__ import annotations

import socket
import subprocess
from pathlib import Path

import pytest
from cli.conftest import Project

from growthos_cli.db.embedded import Server
from growthos_cli.db.home import Home
from growthos_cli.flows.database import surroundings


def _url(home: Path) -> str:
    return f"postgresql://postgres@/postgres?host={str(home / 'run').replace('/', '%2F')}&port=5432"


def test_before_first_use_nothing_is_there(own_project: Project, own_home: Path) -> None:
    told = own_project.run("db", "status")
    assert (told.code, told.out) == (0, f"no embedded database in {own_home}; it is made when first needed\n")
    assert own_project.run("db", "stop").out == "no server was running\n"
    assert not own_home.exists()


def test_provision_builds_the_embedded_database_and_a_second_one_has_nothing_to_do(own_project: Project, own_home: Path) -> None:
    first = own_project.run("provision")
    assert first.code == 0, first
    assert "\napplied " in first.out
    assert f"\nconnect with: {_url(own_home)}\n" in first.out
    second = own_project.run("provision")
    assert second.code == 0
    assert second.out.startswith("nothing to do: embedded equals the manifests (19 objects)\n")
    assert "\nvalidated embedded: no findings, 2 waived\n" in second.out


def test_url_is_the_connection_string_and_nothing_else(own_project: Project, own_home: Path) -> None:
    own_project.run("db", "stop")
    told = own_project.run("db", "url")
    assert (told.code, told.out) == (0, f"{_url(own_home)}\n")
    asked = subprocess.run(["psql", "-XAtc", "select current_user", told.out.strip()], capture_output=True, text=True, check=False)
    assert (asked.stdout, asked.stderr) == ("postgres\n", "")


def test_url_works_while_a_manifest_is_wrong(own_project: Project, own_home: Path) -> None:
    own_project.edit("notes.yaml", "using:", "usng:")
    told = own_project.run("db", "url")
    assert (told.code, told.out) == (0, f"{_url(own_home)}\n")


def test_status_tells_what_runs_and_where(own_project: Project, own_home: Path) -> None:
    own_project.run("db", "start")
    told = own_project.run("db", "status", "--json").document
    assert list(told) == ["command", "running", "version", "pid", "home", "data", "size", "url", "exit_code"]
    assert (told["running"], told["version"], told["data"], told["url"]) == (True, "18.6", f"{own_home}/pg/18/data", _url(own_home))
    assert told["size"] > 10_000_000
    assert own_project.run("db", "status").out.startswith(f"server   running, pid {told['pid']}\nversion  PostgreSQL 18.6\n")
    assert own_project.run("db", "stop").out == "stopped\n"
    assert own_project.run("db", "status").out.startswith("server   stopped\n")
    assert own_project.run("db", "status", "--json").document["pid"] is None


def test_psql_gets_its_arguments(own_project: Project) -> None:
    told = own_project.run("db", "psql", "-XAtc", "select 6 * 7", "-v", "x=1")
    assert (told.code, told.out) == (0, "42\n")
    assert own_project.run("db", "psql", "-X", "-v", "ON_ERROR_STOP=1", "-c", "select nothing").code == 1


def test_psql_is_led_nowhere_else_by_the_environment(own_home: Path) -> None:
    server = Server(Home(own_home), "18.6", 1, 5432, own_home / "run", False)
    elsewhere = {"PGHOSTADDR": "127.0.0.1", "PGSERVICE": "far", "PGPASSWORD": "canary", "PGHOST": "far", "PSQLRC": "kept"}
    assert surroundings(server, elsewhere) == {
        "PGHOST": str(own_home / "run"),
        "PGPORT": "5432",
        "PGUSER": "postgres",
        "PGDATABASE": "postgres",
        "PSQLRC": "kept",
    }


@pytest.mark.parametrize("words", [["-d", "template1"], ["template1"]])
def test_psql_opens_another_database_of_the_server(own_project: Project, words: list[str]) -> None:
    elsewhere = {"PGHOST": "127.0.0.1", "PGPORT": "1", "PGDATABASE": "nowhere", "PGUSER": "nobody"}
    told = own_project.run("db", "psql", "-XAtc", "select current_database(), current_user", *words, **elsewhere)
    assert (told.code, told.out, told.err) == (0, "template1|postgres\n", "")


def test_a_port_makes_the_url_one_of_tcp_and_names_no_password(own_project: Project, own_home: Path) -> None:
    own_project.run("db", "stop")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    started = own_project.run("db", "start", "--port", str(port))
    assert started.code == 0, started
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        assert own_project.run("db", "stop").code == 0
        taken = other.getsockname()[1]
        refused = own_project.run("db", "start", "--port", str(taken))
        assert (refused.code, refused.err) == (1, f"error: port {taken} is taken; choose another\n")
    assert own_project.run("db", "start", "--port", str(port)).code == 0
    url = own_project.run("db", "url").out
    assert url == f"postgresql://postgres@127.0.0.1:{port}/postgres?passfile={str(own_home / 'pgpass').replace('/', '%2F')}\n"
    password = (own_home / "pgpass").read_text().strip().rpartition(":")[2]
    assert password not in started.out + started.err + own_project.run("db", "status").out
    asked = subprocess.run(["psql", "-XAtc", "select current_user", url.strip()], capture_output=True, text=True, check=False)
    assert (asked.stdout, asked.stderr) == ("postgres\n", "")
    own_project.run("db", "stop")


@pytest.mark.parametrize("answer", ["n", ""])
def test_reset_deletes_nothing_without_consent(own_project: Project, own_home: Path, answer: str) -> None:
    own_project.run("db", "start")
    refused = own_project.run("db", "reset")
    assert refused.code == 3
    assert refused.err.endswith("Nobody is there to ask, so nothing was done. To agree: --yes\n")
    said = own_project.on_terminal("db", "reset", answers={"[y/N]": f"{answer}\n"})
    assert said.code == 3
    assert (own_home / "pg/18/data").is_dir()


def test_reset_deletes_all_data(own_project: Project, own_home: Path) -> None:
    own_project.run("db", "start")
    said = own_project.on_terminal("db", "reset", answers={"[y/N]": "y\n"})
    assert said.code == 0
    assert not (own_home / "pg/18/data").exists()
    assert own_project.run("db", "reset", "--yes").out == f"there was nothing to delete in {own_home}\n"
