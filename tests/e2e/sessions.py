"""supabase-js, driven from Python: each session is a client in a Node process, each call is written as in JavaScript.

    student.from_("submissions").select("id").eq("status", "pending").send()

is `await student.from("submissions").select("id").eq("status", "pending")`.
"""

from __future__ import annotations

import itertools
import json
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from node_packages import node
from project import Project

_DENIED = "42501"


@dataclass(frozen=True)
class Answer:
    """What supabase-js gave back. `code` is Postgres's SQLSTATE, or a word of PostgREST or of the auth server."""

    status: int
    data: Any
    count: int | None
    code: str | None
    message: str | None
    details: str | None
    hint: str | None

    @property
    def denied(self) -> bool:
        """Postgres refused, and the client is told by the status that belongs to it: 401 if it is nobody, else 403."""
        return self.code == _DENIED and self.status in {401, 403}

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows of an answer that is no error."""
        assert self.code is None and self.message is None, self
        assert isinstance(self.data, list), self
        return self.data


class Call:
    """Method calls to be made one on the other; a name that Python keeps for itself is written with a `_` behind it."""

    def __init__(self, session: Session, steps: tuple[tuple[str, tuple[Any, ...]], ...]) -> None:
        self._session = session
        self._steps = steps

    def __getattr__(self, method: str) -> Callable[..., Call]:
        return lambda *parameters: Call(self._session, (*self._steps, (method.rstrip("_"), parameters)))

    def send(self) -> Answer:
        return self._session.answer(self._steps)

    def tried(self) -> Answer:
        """The answer, of a transaction that is rolled back."""
        return self.rollback().send()


class Session:
    """One supabase-js client. It is nobody until it signs up or in; with the service key it is the server."""

    def __init__(self, clients: Clients, name: str, key: str) -> None:
        self._clients = clients
        self._name = name
        self._key = key

    def from_(self, table: str) -> Call:
        return Call(self, (("from", (table,)),))

    def rpc(self, function: str, /, **arguments: Any) -> Call:
        return Call(self, (("rpc", (function, arguments)),))

    def auth(self, method: str, /, *parameters: Any) -> Answer:
        return self.answer(((f"auth.{method}", parameters),))

    def answer(self, steps: tuple[tuple[str, tuple[Any, ...]], ...]) -> Answer:
        return self._clients.answer({"session": self._name, "key": self._key, "steps": steps})


class Clients:
    """The Node process that holds the sessions, and the project they talk to."""

    def __init__(self, project: Project, process: subprocess.Popen[str]) -> None:
        self.project = project
        self._process = process
        self._names = map(str, itertools.count())

    def nobody(self) -> Session:
        """A new session of the application's public key."""
        return self.keyed(self.project.anon_key)

    def server(self) -> Session:
        """A new session of the key that passes row security."""
        return self.keyed(self.project.service_key)

    def keyed(self, key: str) -> Session:
        """A new session of any key."""
        return Session(self, next(self._names), key)

    def answer(self, request: Mapping[str, Any]) -> Answer:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps({**request, "url": self.project.url}, default=str) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self._process.args} has ended")
        answer = json.loads(line)
        if "thrown" in answer:
            raise RuntimeError(f"supabase-js cannot make these calls: {answer['thrown']}: {request['steps']}")
        return Answer(**answer)


@contextmanager
def clients(project: Project) -> Iterator[Clients]:
    """supabase-js for the block. The process ends with its input, so it cannot outlive this one."""
    words = node("sessions.mjs")
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        yield Clients(project, process)
