"""The embedded server's life: made, started, shared, stopped, and never orphaned."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest
from places import own, place_for_databases

from growthos_cli.db import embedded, spawn
from growthos_cli.db.home import Home, server_user
from growthos_cli.db.watchdog import OWNER
from growthos_cli.errors import ServerError

# A command of its own finds what this one finds, in a checkout and installed.
SEARCH_PATH = os.pathsep.join([str(Path(__file__).parents[2]), *filter(None, sys.path)])
SYSTEM_15 = Path("/usr/lib/postgresql/15/bin")


def python(code: str, home: Home, **env: str) -> subprocess.Popen[str]:
    """A command of its own on this home; its `home` is there already."""
    head = "import os, signal, subprocess, sys, time\nfrom growthos_cli.db import embedded\n"
    head += "from growthos_cli.db.home import Home\nhome = Home.locate(os.environ)\n"
    return subprocess.Popen(
        [sys.executable, "-c", head + code],
        env=os.environ | {"GROWTHOS_HOME": str(home.root), "PYTHONPATH": SEARCH_PATH} | env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def processes_of(home: Home) -> list[str]:
    """The command lines that name the home."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = entry.read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if str(home.root) in words and "-c import" not in words:
            found.append(words)
    return found


def until(claim, seconds=10.0) -> bool:
    deadline = time.monotonic() + seconds
    while not claim():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


def is_gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def ask(server: embedded.Server, query: str) -> object:
    with psycopg.connect(server.conninfo(user=embedded.SUPERUSER)) as conn:
        return conn.execute(query).fetchone()[0]


def test_a_started_server_is_found_answers_and_stops(home):
    server = embedded.start(home)
    assert embedded.status(home).server == server
    assert ask(server, "select current_setting('server_version')") == server.version
    assert ask(server, "show data_directory") == str(home.data(int(server.version.split(".")[0])))
    assert embedded.stop(home) is True
    assert is_gone(server.pid)
    assert embedded.status(home).server is None
    assert embedded.stop(home) is False


def test_a_stopped_servers_data_is_there_again_after_the_next_start(home):
    server = embedded.start(home)
    with psycopg.connect(server.conninfo(user=embedded.SUPERUSER), autocommit=True) as conn:
        conn.execute("create table kept (id int)")
    embedded.stop(home)
    assert ask(embedded.ensure_running(home), "select to_regclass('kept') is not null") is True


def test_reset_stops_the_server_and_deletes_its_data(home):
    server = embedded.start(home)
    with psycopg.connect(server.conninfo(user=embedded.SUPERUSER), autocommit=True) as conn:
        conn.execute("create table gone (id int)")
    embedded.reset(home)
    assert embedded.status(home) == embedded.Status(home, None, ())
    assert is_gone(server.pid)
    assert ask(embedded.start(home), "select to_regclass('gone') is null") is True


def test_stop_status_and_reset_of_a_home_that_is_not_there_make_nothing(home):
    embedded.reset(home)
    assert embedded.stop(home) is False
    assert embedded.status(home) == embedded.Status(home, None, ())
    assert not home.root.exists()


def test_a_running_server_is_found_without_starting_any_process(home, monkeypatch):
    server = embedded.start(home)
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("a process was started"))
    before = time.perf_counter()
    assert embedded.ensure_running(home) == server
    assert time.perf_counter() - before < 0.05


def test_commands_that_start_at_once_share_one_server(home):
    commands = [python("print(embedded.ensure_running(home).pid)", home) for _ in range(4)]
    said = [command.communicate() for command in commands]
    assert [command.returncode for command in commands] == [0] * 4, said
    assert len({out for out, _ in said}) == 1
    assert {int(out) for out, _ in said} == {embedded.status(home).server.pid}


def test_a_server_listens_nowhere_but_on_its_private_socket(home):
    server = embedded.start(home)
    assert ask(server, "show listen_addresses") == ""
    assert ask(server, "select inet_server_addr() is null") is True
    with pytest.raises(ServerError, match="has no TCP port"):
        server.tcp_conninfo()


def test_a_server_with_a_port_asks_for_the_password_there(home, free_port):
    server = embedded.start(home, port=free_port)
    url = server.tcp_conninfo(user=embedded.SUPERUSER)
    assert server.password not in url
    with psycopg.connect(url) as conn:
        assert conn.execute("select inet_server_port()").fetchone() == (server.port,)
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(url.partition("?")[0], password="wrong")


def test_a_port_for_a_server_that_already_runs_without_is_refused(home):
    embedded.start(home)
    with pytest.raises(ServerError, match="already runs without TCP port 5499; stop it first"):
        embedded.start(home, port=5499)


def test_settings_hold_what_growthos_needs(home):
    server = embedded.start(home)
    names = ("wal_level", "fsync", "synchronous_commit", "max_locks_per_transaction", "TimeZone")
    query = "select json_object_agg(name, setting) from pg_settings where name = any(%s)"
    with psycopg.connect(server.conninfo(user=embedded.SUPERUSER)) as conn:
        found = conn.execute(query, [list(names)]).fetchone()[0]
        facts = conn.execute("select datcollate, pg_encoding_to_char(encoding) from pg_database where datname = 'postgres'").fetchone()
    assert found == {
        "wal_level": "logical", "fsync": "on", "synchronous_commit": "off", "max_locks_per_transaction": "1024",
        "TimeZone": "UTC",
    }  # fmt: skip
    assert facts == ("C.UTF-8", "UTF8")


def test_the_server_does_not_see_the_callers_secrets(home, monkeypatch):
    monkeypatch.setenv("GROWTHOS_DATABASE_URL", "postgresql://u:canary@h/d")
    server = embedded.start(home)
    assert "canary" not in Path(f"/proc/{server.pid}/environ").read_text()


def test_a_server_is_apart_from_the_terminal_that_started_it(home):
    server = embedded.start(home)
    assert os.getsid(server.pid) == server.pid != os.getsid(0)


@pytest.mark.parametrize("program", ["initdb", "postgres"])
def test_ctrl_c_while_a_server_is_made_or_started_leaves_nothing_running(home, program):
    # The interrupt comes at the worst moment: the program is born, and nobody has its name yet.
    command = python(
        "real = subprocess.Popen\n"
        "def born(words, **options):\n"
        "    process = real(words, **options)\n"
        f"    if str(words[0]).endswith('/{program}') and '-D' in words: os.kill(os.getpid(), signal.SIGINT)\n"
        "    return process\n"
        "subprocess.Popen = born\n"
        "embedded.start(home)\n",
        home,
    )
    assert "KeyboardInterrupt" in command.communicate()[1]
    assert until(lambda: processes_of(home) == [], 3), processes_of(home)
    assert embedded.status(home).server is None
    assert not list(home.root.glob("pg/*/data.new.*")) and not list(home.root.glob("pg/*/password.new"))
    assert ask(embedded.start(home), "select 1") == 1


def test_a_cluster_that_was_interrupted_by_a_kill_is_made_anew(home):
    command = python("embedded.start(home, progress=lambda said: print(said, flush=True))", home)
    assert command.stdout.readline().startswith("making a PostgreSQL ")
    assert until(lambda: list(home.root.glob("pg/*/data.new.*/PG_VERSION")))
    command.kill()
    command.communicate()
    assert until(lambda: processes_of(home) == [])
    assert ask(embedded.start(home), "select 1") == 1
    assert not list(home.root.glob("pg/*/data.new.*"))


@pytest.mark.parametrize("collected", [True, False], ids=["collected", "zombie"])
def test_a_server_that_was_killed_starts_again(home, monkeypatch, collected):
    server = embedded.start(home)
    kept = list(spawn._children)
    if not collected:
        # As in a container whose first process collects nobody.
        monkeypatch.setattr(spawn, "_children", [])
    os.kill(server.pid, signal.SIGKILL)
    assert until(lambda: is_gone(server.pid))
    assert embedded.status(home).server is None
    again = embedded.ensure_running(home)
    assert again.pid != server.pid
    assert ask(again, "select 1") == 1
    for child in kept:
        if child.pid == server.pid:
            child.wait()


def test_a_dead_servers_pid_that_another_program_has_by_now_is_no_hindrance(home):
    server = embedded.start(home)
    os.kill(server.pid, signal.SIGKILL)
    assert until(lambda: processes_of(home) == [])
    user = server_user()
    account = {"user": user.uid} if user else {}
    other = subprocess.Popen(["sleep", "60"], **account)
    try:
        claim = home.data(int(server.version.split(".")[0])) / "postmaster.pid"
        claim.write_text(claim.read_text().replace(str(server.pid), str(other.pid), 1))
        assert embedded.stop(home) is False
        assert ask(embedded.ensure_running(home), "select 1") == 1
        assert other.poll() is None
    finally:
        other.kill()
        other.wait()


def test_a_server_that_does_not_come_up_says_why(home):
    server = embedded.start(home)
    embedded.stop(home)
    with (home.data(int(server.version.split(".")[0])) / "postgresql.conf").open("a") as conf:
        conf.write("no_such_setting = 1\n")
    with pytest.raises(ServerError, match=r"the embedded server ended at once; .*no_such_setting"):
        embedded.start(home)
    assert processes_of(home) == []


def test_a_port_that_is_taken_is_said(home, server):
    with pytest.raises(ServerError, match="Address already in use"):
        embedded.start(home, port=server.port)
    assert processes_of(home) == []


@pytest.mark.skipif(not SYSTEM_15.exists(), reason="no PostgreSQL 15 installed")
def test_majors_live_side_by_side_and_one_runs(home, monkeypatch):
    newer = embedded.start(home)
    monkeypatch.setenv("GROWTHOS_PG_BIN", str(SYSTEM_15))
    with pytest.raises(ServerError, match=f"asks for PostgreSQL 15, but this home's server runs {newer.version}"):
        embedded.ensure_running(home)
    embedded.stop(home)
    said: list[str] = []
    older = embedded.start(home, progress=said.append)
    assert older.version.startswith("15.")
    assert ask(older, "show server_version_num").startswith("15")
    assert said[0].startswith(f"the data of PostgreSQL {newer.version.split('.')[0]} stays in ")
    assert embedded.status(home).majors == (int(newer.version.split(".")[0]), 15)


@pytest.mark.skipif(os.geteuid() != 0, reason="the other tests already run as an ordinary user")
def test_an_ordinary_user_starts_shares_and_stops_a_server():
    nobody = pwd.getpwnam("nobody")
    root = Path(tempfile.mkdtemp(prefix="gos-", dir=place_for_databases()))
    own(root, os.getpid())
    os.chown(root, nobody.pw_uid, nobody.pw_gid)
    # Everything is imported first: the interpreter itself may lie where only root can read.
    code = (
        "import os, sys, secrets, encodings.idna, psycopg\n"
        "from growthos_cli.db import embedded; from growthos_cli.db.home import Home\n"
        "os.setgroups([]); os.setgid(int(sys.argv[2])); os.setuid(int(sys.argv[1]))\n"
        "home = Home.locate(os.environ); server = embedded.ensure_running(home)\n"
        "conn = psycopg.connect(server.conninfo(user='supabase_admin'))\n"
        "print(os.geteuid(), conn.execute('select 1').fetchone()[0], embedded.ensure_running(home) == server)\n"
        "conn.close(); print(os.stat(home.root).st_mode & 0o777, embedded.stop(home), embedded.status(home).server)"
    )
    try:
        said = subprocess.run(
            [sys.executable, "-c", code, str(nobody.pw_uid), str(nobody.pw_gid)],
            env={"GROWTHOS_HOME": str(root / "home"), "PYTHONPATH": SEARCH_PATH, "PATH": os.environ["PATH"]},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert (said.stdout, said.stderr) == (f"{nobody.pw_uid} 1 True\n{0o700} True None\n", "")
    finally:
        shutil.rmtree(root)


def test_a_server_dies_with_its_owner_also_when_that_is_killed(home):
    command = python(f"os.environ[{OWNER!r}] = str(os.getpid())\nprint(embedded.start(home).pid, flush=True)\ntime.sleep(60)\n", home)
    pid = int(command.stdout.readline())
    assert not is_gone(pid)
    command.kill()
    command.communicate()
    assert until(lambda: is_gone(pid), 5)
    assert processes_of(home) == []


def test_a_server_without_an_owner_outlives_the_command_that_started_it(home):
    command = python("print(embedded.start(home).pid)", home, **{OWNER: ""})
    pid = int(command.communicate()[0])
    assert not is_gone(pid)
    assert embedded.status(home).server.pid == pid


def test_the_watchdog_ends_with_its_server(home):
    def watchdogs(pid: int) -> list[Path]:
        wanted = f"watchdog.py\0{os.getpid()}\0{pid}\0".encode()
        return [entry for entry in Path("/proc").glob("[0-9]*/cmdline") if wanted in read(entry)]

    def read(entry: Path) -> bytes:
        try:
            return entry.read_bytes()
        except OSError:
            return b""

    server = embedded.start(home)
    assert until(lambda: len(watchdogs(server.pid)) == 1)
    embedded.stop(home)
    assert until(lambda: watchdogs(server.pid) == [])
