"""Why a connection failed, in one clause that holds no secret. A table of what libpq and servers say.

Failures to connect bear no SQLSTATE, so the words decide; servers that speak another language fall to the last line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from growthos_cli.names import visible

# In this order: the first that matches is the reason. Words of libpq's fe-connect.c, of postinit.c and auth.c, of
# psycopg's own resolver, and of Supabase's pooler.
_REASONS = (
    (
        r"password authentication failed|Wrong password|SASL authentication failed|no password supplied"
        r"|password retrieved from file",
        "was reached but rejected the password or user name; check both",
    ),
    (r"tenant(/| or )user .*not found|ENOTFOUND", "was reached, but the pooler knows no such project or user; through "
     "a Supabase pooler the user is postgres.<project ref>"),
    (r"no pg_hba\.conf entry|pg_hba\.conf rejects", "was reached but admits no such user, database and address "
     "(pg_hba.conf); with a server that demands TLS add sslmode=require"),
    (r'database ".*" does not exist', "was reached, but that database does not exist; create it or name another"),
    (r'role ".*" does not exist', "was reached, but that user does not exist; name another"),
    (r"permission denied for database", "was reached, but this user may not connect to that database"),
    (r"not currently accepting connections", "was reached, but that database accepts no connections"),
    (r"remaining connection slots|too many connections|too many clients|max clients|MaxClientsInSession",
     "was reached but has no connection free; end some or try again later"),
    (r"starting up|shutting down|in recovery mode|not yet accepting", "is starting or stopping; try again in a moment"),
    (r"server does not support SSL|server does not support GSSAPI", "offers no TLS, and this connection demands it; "
     "add sslmode=disable to the connection string only if the network between is trusted"),
    (r"root certificate file|certificate verify failed|SSL error|SSL SYSCALL|does not match host name",
     "could not prove who it is (TLS); check the host name, sslmode and sslrootcert"),
    (r"translate host name|failed to resolve host|Name or service not known|nodename nor servname"
     r"|no address associated", "cannot be reached: there is no host of that name"),
    (r"Connection refused", "cannot be reached: nothing accepts connections there (connection refused); check host, "
     "port and whether the server runs"),
    (r"timeout expired|timed out|timeout", "cannot be reached: no answer within the time limit; check host, port and "
     "firewall"),
    (r"Network is unreachable|No route to host", "cannot be reached: there is no network route to it; a Supabase "
     "database's own host has only an IPv6 address, its pooler has IPv4"),
    (r"\.s\.PGSQL\.\d+.*No such file|No such file or directory", "cannot be reached: no server has a socket there; "
     "check the directory and port"),
    (r"\.s\.PGSQL\.\d+.*Permission denied", "cannot be reached: this user may not enter the socket's directory"),
    (r"definition of service|service file", "cannot be resolved: there is no such service in pg_service.conf"),
    (
        r"unrecognized configuration parameter|invalid value for parameter|invalid command-line argument",
        "was reached but refuses the options of the connection string: they name a setting or value that it does not know",
    ),
    (r"invalid sslmode|invalid .* value|invalid connection option|invalid integer value",
     "cannot be used: a parameter of the connection string has an invalid value"),
    (r"expected authentication request|invalid response to|received invalid|server closed the connection"
     r"|protocol version|server sent an error response during SSL",
     "was reached, but what answers there ended the talk or is no Postgres server; check the port"),
)  # fmt: skip


def reason(said: str, secrets: Iterable[str]) -> str:
    """What goes after the target's address to make the sentence: `cannot be reached: …`."""
    for words, clause in _REASONS:
        if re.search(words, said, re.IGNORECASE | re.DOTALL):
            return clause
    first = scrub(said, secrets).strip().partition("\n")[0]
    return f"refused the connection: {visible(first)}"


def scrub(said: str, secrets: Iterable[str]) -> str:
    """The text with every secret blacked out, as it is and percent-encoded, and with what looks like a credential."""
    for secret in sorted(secrets, key=len, reverse=True):
        for spelled in {secret, quote(secret, safe="")}:
            said = said.replace(spelled, "***")
    said = re.sub(r"(?i)(password\s*=\s*)('[^']*'|\S+)", r"\1***", said)
    said = re.sub(r"(\w://[^\s:@/]*:)[^\s@]+@", r"\1***@", said)
    return re.sub(r"\beyJ[\w-]+\.[\w-]+\.[\w-]*", "***", said)
