"""The only place that opens a connection, and the only one that handles a connection string.

A connection string never leaves here: not in an error, a repr or a log. What a user sees is `redact(url)`.
"""

from __future__ import annotations

import ipaddress
import logging
import os
import re
from dataclasses import dataclass, field

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from growthos_cli.db.refusal import reason
from growthos_cli.errors import TargetError
from growthos_cli.names import visible

# psycopg warns of the pipeline that an error has ended; the error itself is raised, and told in our own words.
logging.getLogger("psycopg").setLevel(logging.ERROR)

Connection = psycopg.Connection
"""What flows hand on; only this package speaks to it."""

_OLDEST = 150000
_CONNECT_SECONDS = 10
_MALFORMED = (
    "the connection string is not well formed; expected postgresql://user:password@host:port/dbname, with each of "
    "@ : / ? # % and spaces in the password percent-encoded (@ is %40)"
)

_HOST = re.compile(r"[A-Za-z0-9._-]*|\[[0-9A-Fa-f:.%]+\]|[0-9A-Fa-f:.]*|[/@][^\x00-\x1f]*")
_PORT = re.compile(r"\d{0,5}(,\d{0,5})*")

# What decides how Postgres prints a catalog, pinned so that two databases print the same object the same way.
_PINS = {
    "search_path": "pg_catalog",
    "client_encoding": "UTF8",
    "timezone": "UTC",
    "datestyle": "ISO, YMD",
    "intervalstyle": "postgres",
    "bytea_output": "hex",
    "xmlbinary": "base64",
    "lc_monetary": "C",
    "extra_float_digits": "1",
    "standard_conforming_strings": "on",
    "quote_all_identifiers": "off",
    "row_security": "on",
    # A role's own limits are meant for its application.
    "idle_in_transaction_session_timeout": "0",
    # One compilation costs more than every catalog query together.
    "jit": "off",
    "client_min_messages": "warning",
}


@dataclass(frozen=True)
class Target:
    """A database that a command is pointed at; or what stands for one, which has no connection string and says itself what it is."""

    name: str
    conninfo: str = field(default="", repr=False)
    embedded: bool = False
    shown: str = field(default="", repr=False)

    @property
    def address(self) -> str:
        """Where it is, fit to be shown."""
        return self.shown or redact(self.conninfo)


def connect(url: str, *, application_name: str = "growthos", read_only: bool = False) -> psycopg.Connection:
    """An open autocommit connection to a usable Postgres; raises TargetError with one sentence otherwise.

    Without `read_only` a replica or a read-only database is refused; with it every `conn.transaction()` is READ ONLY.
    Nothing is set for the session, and no statement is prepared on the server: behind a transaction pooler the next
    transaction may run in another session, and another client in this one.
    To a host that is not local the connection is encrypted unless the string or PGSSLMODE says otherwise: libpq's
    `prefer` would quietly send everything in the clear. `verify-full` has to be asked for, because Supabase's
    certificates come from its own authority, which no system knows.
    """
    parts = _parse(url)
    where = _address(parts)
    try:
        conn = psycopg.connect(
            make_conninfo("", **_with_defaults(parts, application_name)),
            autocommit=True,
            prepare_threshold=None,
        )
    except psycopg.Error as error:
        # Without the cause: it may quote any part of the connection string.
        raise TargetError(f"{where} {reason(str(error), _secrets(parts))}") from None
    try:
        _require_usable(conn, where, read_only)
    except TargetError:
        conn.close()
        raise
    # Applies to transaction blocks; psycopg sends it with BEGIN.
    conn.read_only = True if read_only else None
    return conn


def redact(url: str) -> str:
    """`user@host:port/dbname` of a connection string; nothing else of it, and nothing of one that cannot be read."""
    try:
        return _address(_parse(url))
    except TargetError:
        return "(unreadable connection string)"


def session_settings(conn: psycopg.Connection, *, lock_timeout: str = "5s", statement_timeout: str = "0") -> None:
    """Pins what decides how Postgres prints and resolves things, until the current transaction ends.

    One round trip; local to the transaction, so it holds behind a pooler and leaks to nobody.
    """
    settings = _PINS | {"lock_timeout": lock_timeout, "statement_timeout": statement_timeout}
    if conn.info.server_version >= 170000:
        settings["transaction_timeout"] = "0"
    if conn.info.transaction_status is not psycopg.pq.TransactionStatus.INTRANS:
        raise RuntimeError("session_settings() needs an open transaction: `set local` does nothing outside one")
    calls = (psycopg.sql.SQL("pg_catalog.set_config({}, {}, true)").format(name, value) for name, value in settings.items())
    conn.execute(psycopg.sql.SQL("select {}").format(psycopg.sql.SQL(", ").join(calls)))


def _parse(url: str) -> dict[str, str]:
    """The parts of a URL or a keyword string.

    Stricter than libpq, which takes `u:p@ss@host` for the host `ss@host` and then prints it in its error.
    """
    text = url.strip()
    is_url = text.startswith(("postgresql://", "postgres://"))
    if not text.isprintable() or (is_url and not _is_plain_url(text)):
        raise TargetError(_MALFORMED)
    if not is_url and "=" not in text:
        raise TargetError(_MALFORMED)
    try:
        parts = {name: str(value) for name, value in conninfo_to_dict(text).items() if value is not None}
    except psycopg.Error:
        # Without the cause: libpq quotes what it could not read.
        raise TargetError(_MALFORMED) from None
    hosts = [*parts.get("host", "").split(","), *parts.get("hostaddr", "").split(",")]
    if not all(_HOST.fullmatch(host) for host in hosts) or not _PORT.fullmatch(parts.get("port", "")):
        raise TargetError(_MALFORMED)
    return parts


def _is_plain_url(url: str) -> bool:
    """Is every @ : / ? # in its own place, so that no piece of a password can pass for a host or a database?"""
    rest = url.partition("://")[2]
    authority = re.split(r"[/?#]", rest, maxsplit=1)[0]
    path = rest[len(authority) :].partition("?")[0]
    credentials, at, _ = authority.rpartition("@")
    if "#" in url or "@" in path or "@" in credentials or credentials.count(":") > 1:
        return False
    # Without credentials before the host, an @ further on was cut off by a / or ? in a password.
    return bool(at) or "@" not in rest


def _address(parts: dict[str, str]) -> str:
    """The parts as `user@host:port/dbname`, leaving out what libpq finds elsewhere."""
    host = parts.get("host") or parts.get("hostaddr") or ""
    text = f"{parts['user']}@" if "user" in parts else ""
    text += host
    if "port" in parts and not host.startswith("/"):
        text += f":{parts['port']}"
    if "dbname" in parts:
        text += f"/{parts['dbname']}" if not host.startswith("/") else f" {parts['dbname']}"
    if not text and "service" in parts:
        text = f"service {parts['service']}"
    return visible(text or "the default server")


def _with_defaults(parts: dict[str, str], application_name: str) -> dict[str, str]:
    defaults = {
        "application_name": application_name,
        "connect_timeout": str(_CONNECT_SECONDS),
    }
    if parts.get("host", "").startswith("/"):
        # An empty address is a given one: PGHOSTADDR would otherwise lead a socket's connection elsewhere.
        defaults["hostaddr"] = ""
    named_elsewhere = {"PGSSLMODE", "PGSERVICE"} & os.environ.keys() or "service" in parts
    if not named_elsewhere and not _is_local(parts):
        defaults["sslmode"] = "verify-full" if "sslrootcert" in parts else "require"
    return defaults | parts | {"client_encoding": "UTF8"}


def _is_local(parts: dict[str, str]) -> bool:
    """Does the connection stay on this machine or in its private network of names without a dot (containers)?"""
    named = parts.get("hostaddr") or parts.get("host") or os.environ.get("PGHOSTADDR") or os.environ.get("PGHOST", "")
    return all(_is_local_host(host) for host in named.split(","))


def _is_local_host(host: str) -> bool:
    if host.startswith(("/", "@")) or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return "." not in host


def _secrets(parts: dict[str, str]) -> list[str]:
    found = [parts.get("password"), parts.get("sslpassword"), os.environ.get("PGPASSWORD")]
    return [secret for secret in found if secret]


def _require_usable(conn: psycopg.Connection, where: str, read_only: bool) -> None:
    """Refuses what is too old, and for a writer what cannot be written. Asks nothing: the server has reported it."""
    version = conn.info.server_version
    if version < _OLDEST:
        raise TargetError(f"{where} runs PostgreSQL {version // 10000}; growthos needs {_OLDEST // 10000} or later")
    if read_only:
        return
    if conn.info.parameter_status("in_hot_standby") == "on":
        raise TargetError(f"{where} is a read-only replica; connect to its primary to change anything")
    if conn.info.parameter_status("default_transaction_read_only") == "on":
        raise TargetError(
            f"{where} is set to read-only (default_transaction_read_only, as Supabase does when the disk is full); "
            "lift that before changing anything"
        )
