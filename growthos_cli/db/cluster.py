"""Makes a new database cluster: `initdb`, and the password that comes with it. Starts no server."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from growthos_cli.db.home import Home, server_user
from growthos_cli.db.spawn import spawned, tail
from growthos_cli.errors import ServerError

SUPERUSER = "supabase_admin"
"""The bootstrap superuser; Growth OS itself is applied as the ordinary role `postgres`."""

_INITDB_SECONDS = 120
_C_UTF8 = ("--locale=C.UTF-8",)
# macOS has no C.UTF-8 of its own; Postgres brings one from 17 on.
_LOCALE = {"darwin": ("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")}


def make_cluster(home: Home, bindir: Path, data: Path) -> None:
    """Makes a cluster under another name and renames it, so that an interrupted one is never used.

    --no-sync, because a cluster lost to a power cut in its first seconds is simply made again.
    """
    home.make_passable(data.parent)
    # A name of its own: what a killed command left may still be written to by an initdb that is about to notice.
    for remains in data.parent.glob("data.new.*"):
        shutil.rmtree(remains, ignore_errors=True)
    staging = data.with_name(f"data.new.{os.getpid()}")
    password_file = data.with_name("password.new")
    try:
        home.make_private(staging)
        write_private(password_file, password(home), for_server=True)
        words = [
            bindir / "initdb", "-D", staging, "--no-sync", "--encoding=UTF8", *_LOCALE.get(sys.platform, _C_UTF8),
            "-U", SUPERUSER, "--auth-local=trust", "--auth-host=scram-sha-256", f"--pwfile={password_file}",
        ]  # fmt: skip
        _run_initdb([str(word) for word in words])
        staging.rename(data)
    finally:
        password_file.unlink(missing_ok=True)
        shutil.rmtree(staging, ignore_errors=True)


def _run_initdb(words: list[str]) -> None:
    with spawned(words, subprocess.PIPE) as process:
        try:
            said, _ = process.communicate(timeout=_INITDB_SECONDS)
        except subprocess.TimeoutExpired:
            raise ServerError(f"initdb did not end within {_INITDB_SECONDS} s") from None
    if process.returncode != 0:
        raise ServerError(f"initdb failed: {tail(said)}")


def password(home: Home) -> str:
    """The password of the home's server, made up when there is none yet."""
    if not home.password.exists():
        # Imported here: 12 ms that only the first start of a home has to pay.
        import secrets

        write_private(home.password, f"*:*:*:*:{secrets.token_urlsafe(24)}")
    return home.password.read_text(encoding="utf-8").strip().rpartition(":")[2]


def write_private(path: Path, text: str, *, for_server: bool = False) -> None:
    """Writes a file that only its owner may read, whole or not at all."""
    staging = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(staging, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(f"{text}\n")
    user = server_user()
    if user and for_server:
        os.chown(staging, user.uid, user.gid)
    staging.replace(path)
