"""A Supabase project on loopback: a database with Growth OS in it, PostgREST, an auth server, and one address for both."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from node_packages import node, postgrest
from processes import running
from tokens import signed

from growthos_cli.db.connect import connect
from growthos_cli.db.embedded import SUPERUSER, Server


@dataclass(frozen=True)
class Project:
    """What an application is given: an address and two keys. The secret signs every token, the keys included."""

    url: str
    conninfo: str
    secret: str = field(repr=False)

    @property
    def anon_key(self) -> str:
        return signed(self.secret, role="anon")

    @property
    def service_key(self) -> str:
        return signed(self.secret, role="service_role")


@contextmanager
def serving(server: Server, database: str, folder: Path) -> Iterator[Project]:
    """The project around this database, for the block."""
    secret = secrets.token_urlsafe(32)
    _number_refresh_tokens_by_uuid(server, database)
    with _rest(server, database, secret, folder / "postgrest.log") as rest_url:
        settings = {
            "DATABASE_SOCKET": str(server.socket_dir),
            "DATABASE_PORT": str(server.port),
            "DATABASE": database,
            "JWT_SECRET": secret,
            "REST_URL": rest_url,
        }
        with running(node("gateway.mjs"), settings, folder / "gateway.log", r"gateway listens on (\S+)") as url:
            yield Project(url, server.conninfo(database), secret)


@contextmanager
def _rest(server: Server, database: str, secret: str, log: Path) -> Iterator[str]:
    """PostgREST's address; it signs in as on Supabase, as `authenticator`, and becomes each request's role."""
    settings = {
        "PGRST_DB_URI": server.conninfo(database, "authenticator"),
        "PGRST_DB_SCHEMAS": "public",
        "PGRST_DB_EXTRA_SEARCH_PATH": "public, extensions",
        "PGRST_DB_ANON_ROLE": "anon",
        "PGRST_DB_MAX_ROWS": "1000",
        # A test that only tries something asks for its transaction to be rolled back.
        "PGRST_DB_TX_END": "commit-allow-override",
        "PGRST_JWT_SECRET": secret,
        "PGRST_SERVER_HOST": "127.0.0.1",
        "PGRST_SERVER_PORT": "0",
    }
    # The port comes first and the tables later: until then every request would be answered with 503.
    with running([postgrest()], settings, log, r"(?s)Listening on port (\d+).*Schema cache loaded") as port:
        yield f"http://127.0.0.1:{port}"


def _number_refresh_tokens_by_uuid(server: Server, database: str) -> None:
    """Lets lite write its sessions: it numbers refresh tokens by uuid, where Supabase Auth counts them.

    Nothing of Growth OS refers to that table; auth.users and auth.identities stay as the platform makes them.
    """
    with connect(server.conninfo(database, SUPERUSER)) as conn:
        conn.execute("alter table auth.refresh_tokens alter column id drop default")
        conn.execute("alter table auth.refresh_tokens alter column id type uuid using gen_random_uuid()")
        conn.commit()
