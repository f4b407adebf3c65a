"""Extensions that whoever is no superuser may make in the embedded server, as a hosted platform's own library lets `postgres`.

A copy of the control file that says `trusted`, found before the server's own.
Source: extension_control_path, PostgreSQL 18; a server before looks for control files nowhere else than where it was installed.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection
from pathlib import Path

import psycopg

from growthos_cli.db.binaries import major_of
from growthos_cli.db.embedded import Server


def lend(admin: psycopg.Connection, server: Server, names: Collection[str]) -> None:
    """Writes the copies for those of the extensions that this server has, once in its life. `admin` is a superuser's connection."""
    major = major_of(server.version)
    folder = server.home.lent_extensions(major)
    if folder is None or ((mark := folder / "of_server").is_file() and mark.read_text() == str(server.pid)):
        return
    # And what killed commands have left of stand-ins.
    for old in (folder, server.home.stand_ins(major)):
        shutil.rmtree(old, ignore_errors=True)
    (folder / "extension").mkdir(parents=True)
    installed = admin.execute("select setting from pg_catalog.pg_config where name = 'SHAREDIR'").fetchone()
    assert installed is not None
    scripts = Path(installed[0]) / "extension"
    place = str(scripts).replace("'", "''")
    for (name,) in admin.execute(_NEED_A_SUPERUSER, [sorted(names)]).fetchall():
        text = (scripts / f"{name}.control").read_text(encoding="utf-8")
        (folder / "extension" / f"{name}.control").write_text(f"{text}\ntrusted = true\ndirectory = '{place}'\n", encoding="utf-8")
    mark.write_text(str(server.pid))


_NEED_A_SUPERUSER = """
select distinct name from pg_catalog.pg_available_extension_versions where superuser and not trusted and name = any (%s)
"""
