"""The real executable, run as a user runs it: in a folder of manifests, with or without a terminal."""

from __future__ import annotations

import json
import os
import pty
import secrets
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from places import own, place_for_databases

from growthos_cli.db import embedded
from growthos_cli.db.environment import drop
from growthos_cli.db.home import Home

PROGRAM = str(Path(sys.executable).with_name("growthos"))
_SECONDS = 60

PROJECT = """\
project: tiny
platform: supabase
environments:
  staging: {url_variable: STAGING_URL}
  production: {url_variable: PRODUCTION_URL, protected: true}
waivers:
  default-privileges-open: {role postgres: Nothing is made but what the manifests grant.}
"""
NOTES = """\
table: notes
comment: What somebody wrote.
columns:
  id: {type: uuid, default: gen_random_uuid(), primary_key: true}
  owner_id: {type: uuid, not_null: true}
  body: {type: text, not_null: true, default: "'draft'"}
  tag_id: {type: integer, references: tags.id, on_delete: cascade}
indexes:
  - [owner_id]
policies:
  notes_own: {command: select, to: [authenticated], using: owner_id = (select auth.uid())}
"""
TAGS = """\
table: tags
columns:
  id: {type: integer, primary_key: true}
  name: {type: text, not_null: true}
checks:
  name_short: length(name) < 20
policies:
  tags_all: {command: select, to: [authenticated], using: "true"}
rows:
  key: [id]
  values:
    - {id: 1, name: home}
waivers: {policy-always-true: Everybody may read all tags.}
"""


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class Project:
    """A folder with manifests in `manifests/`, and commands run in it."""

    folder: Path
    environ: dict[str, str]

    def write(self, name: str, text: str) -> None:
        (self.folder / "manifests" / name).write_text(text)

    def edit(self, name: str, old: str, new: str) -> None:
        text = (self.folder / "manifests" / name).read_text()
        assert old in text
        self.write(name, text.replace(old, new))

    def start(self, *words: str, **environ: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [PROGRAM, *words],
            cwd=self.folder,
            env={**self.environ, **environ},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            # A session of its own, as a job of CI has: no terminal in reach.
            start_new_session=True,
        )

    def run(self, *words: str, **environ: str) -> Run:
        with self.start(*words, **environ) as process:
            try:
                out, err = process.communicate(timeout=_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
        return Run(process.returncode, out, err)

    def on_terminal(self, *words: str, answers: dict[str, str] | None = None, **environ: str) -> Run:
        """The command on a terminal of its own. `answers` maps a question's end to what is typed; `out` is the screen's bytes."""
        child, terminal = pty.fork()
        if child == 0:
            try:
                os.chdir(self.folder)
                os.execve(PROGRAM, [PROGRAM, *words], {**self.environ, "TERM": "xterm", **environ})
            finally:
                os._exit(127)  # never a second test run
        waiting, screen, deadline = dict(answers or {}), b"", time.monotonic() + _SECONDS
        while time.monotonic() < deadline:
            if not select.select([terminal], [], [], 0.1)[0]:
                continue
            try:
                said = os.read(terminal, 65536)
            except OSError:  # how Linux tells that the other end is closed
                break
            if not said:
                break
            screen += said
            for question in [question for question in waiting if question.encode() in screen]:
                os.write(terminal, waiting.pop(question).encode())
        os.close(terminal)
        _, status = os.waitpid(child, 0)
        assert not waiting, f"never asked: {waiting}"
        return Run(os.waitstatus_to_exitcode(status), screen.decode(), "")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Two tables, one row, two policies."""
    return _project(tmp_path, PROJECT)


def _project(folder: Path, project: str) -> Project:
    (folder / "manifests").mkdir()
    # Unbuffered, Python would lose a closed pipe in the middle of a long write.
    dropped = {"NO_COLOR", "GROWTHOS_DEBUG", "STAGING_URL", "PRODUCTION_URL", "PYTHONUNBUFFERED"}
    made = Project(folder, {name: value for name, value in os.environ.items() if name not in dropped})
    for name, text in {"growthos.yaml": project, "notes.yaml": NOTES, "tags.yaml": TAGS}.items():
        made.write(name, text)
    return made


@pytest.fixture
def built(project: Project, empty_database: str) -> Project:
    """The same, with a database that equals it."""
    done = project.run("apply", "--db", empty_database, "--yes")
    assert done.code == 0, done
    return project


@pytest.fixture(scope="module")
def own_home() -> Iterator[Path]:
    """A home without a server, for the tests that start, stop and delete theirs."""
    # Not tmp_path: its mode is 0700, and under root the server's user could not enter it.
    root = Path(tempfile.mkdtemp(prefix="gcli-", dir=place_for_databases()))
    own(root, os.getpid())
    try:
        yield root / "home"
    finally:
        with suppress(FileNotFoundError):
            embedded.stop(Home(root / "home"))
        shutil.rmtree(root)


@pytest.fixture
def own_project(tmp_path: Path, own_home: Path) -> Project:
    """The project, in a home of its own."""
    made = _project(tmp_path, PROJECT)
    return Project(made.folder, {**made.environ, "GROWTHOS_HOME": str(own_home)})


@pytest.fixture
def plain(server: embedded.Server) -> Iterator[Callable[[str], str]]:
    """Makes databases of plain Postgres from scripts; gives the superuser's connection string of each."""
    made: list[str] = []
    import psycopg

    admin = psycopg.connect(server.conninfo("template1", embedded.SUPERUSER), autocommit=True)

    def make(script: str) -> str:
        name = f"test_{secrets.token_hex(6)}"
        admin.execute(f"create database {name} template template0")
        made.append(name)
        with psycopg.connect(server.conninfo(name, embedded.SUPERUSER), autocommit=True) as conn:
            conn.execute(script)
        return server.conninfo(name, embedded.SUPERUSER)

    yield make
    for name in made:
        drop(admin, name)
    admin.close()


@pytest.fixture
def sql(empty_database: str) -> Callable[[str], list[tuple[Any, ...]]]:
    """Runs SQL in the test's database, as its owner."""
    import psycopg

    def run(text: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(empty_database, autocommit=True) as conn:
            cursor = conn.execute(text.encode())
            return cursor.fetchall() if cursor.description else []

    return run
