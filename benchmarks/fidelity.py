"""`make fidelity`: schemas of well-known applications, as their packages bring them, imported and compared; writes docs/fidelity.md.

For each, `growthos import --from-sql` writes manifests and
compiles them; a second import must write the same bytes.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.packages import Package, called, text_of
from growthos_cli.db.embedded import stop
from growthos_cli.db.home import Home

GROWTHOS = str(Path(sys.executable).with_name("growthos"))
PAGE = Path(__file__).resolve().parent.parent / "docs" / "fidelity.md"


@dataclass(frozen=True)
class Application:
    """`files` are patterns below the unpacked package; its installer runs `first` before them, with `replaced` put in, and each file
    in a transaction of its own where `whole`."""

    name: str
    package: Package
    files: tuple[str, ...]
    replaced: tuple[tuple[str, str], ...] = ()
    first: str = ""
    whole: bool = False


APPLICATIONS = (
    Application("Zabbix", Package("apt", "zabbix-server-pgsql"), ("usr/share/zabbix-server-pgsql/schema.sql.gz",)),
    Application("Matrix Synapse", Package("pip", "matrix-synapse"), ("synapse/storage/schema/*/full_schemas/72/full.sql.postgres",)),
    Application("Kea DHCP", Package("apt", "kea-admin"), ("usr/share/kea/scripts/pgsql/dhcpdb_create.pgsql",)),
    Application("Icinga DB", Package("apt", "icingadb"), ("usr/share/icingadb/schema/pgsql/schema.sql",)),
    Application("Icinga IDO", Package("apt", "icinga2-ido-pgsql"), ("usr/share/icinga2-ido-pgsql/schema/pgsql.sql",)),
    Application("MediaWiki", Package("apt", "mediawiki"), ("usr/share/mediawiki/maintenance/postgres/tables-generated.sql",)),
    Application("ejabberd", Package("apt", "ejabberd"), ("usr/share/ejabberd/sql/pg.new.sql",)),
    Application("Tiny Tiny RSS", Package("apt", "tt-rss"), ("usr/share/tt-rss/schema/ttrss_schema_pgsql.sql",)),
    Application("Bacula", Package("apt", "bacula-director-pgsql"), ("usr/share/dbconfig-common/data/bacula-director-pgsql/install/pgsql",)),
    Application(
        "Graphile Worker",
        Package("npm", "graphile-worker"),
        ("package/sql/*.sql",),
        ((":GRAPHILE_WORKER_SCHEMA", "graphile_worker"),),
        "create schema graphile_worker;",
        whole=True,
    ),
    Application("LiteLLM", Package("pip", "litellm-proxy-extras"), ("litellm_proxy_extras/migrations/*/migration.sql",)),
    Application("Procrastinate", Package("pip", "procrastinate"), ("procrastinate/sql/migrations/*.sql",)),
    Application("Roundcube", Package("apt", "roundcube-core"), ("usr/share/roundcube/SQL/postgres.initial.sql",)),
    Application("PgQ", Package("apt", "postgresql-15-pgq3"), ("usr/share/postgresql/15/contrib/pgq_pl_only.sql",)),
    Application("PowerDNS", Package("apt", "pdns-backend-pgsql"), ("usr/share/pdns-backend-pgsql/schema/schema.pgsql.sql",)),
)
HEAD = """\
# Imports of real schemas

What `growthos import --from-sql` makes of the schemas of well-known applications, as their packages bring them. *Equal* says that the
manifests, compiled, are what was read; *again* that a second import wrote the same bytes. Written by `make fidelity`.

| application | package | tables | functions | objects | manifests | outcome | again |
|---|---|--:|--:|--:|--:|---|---|
"""


def main() -> None:
    root = Path(tempfile.mkdtemp(prefix="growthos-fidelity-"))
    os.chmod(root, 0o755)
    os.environ["GROWTHOS_HOME"] = str(root / "home")
    os.environ["GROWTHOS_SERVER_OWNER_PID"] = str(os.getpid())
    lines = []
    try:
        for application in APPLICATIONS:
            begin = time.perf_counter()
            lines.append(_line(application, root / application.package.name))
            print(f"{lines[-1]}  {time.perf_counter() - begin:.1f} s", flush=True)
    finally:
        stop(Home.locate(os.environ))
        shutil.rmtree(root, ignore_errors=True)
    PAGE.write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")


def _line(application: Application, folder: Path) -> str:
    """One row of the table."""
    folder.mkdir()
    version = application.package.unpack(folder)
    sql = folder / "sql"
    sql.mkdir()
    (sql / "000.sql").write_text(application.first)
    files = sorted(file for pattern in application.files for file in (folder / "unpacked").glob(pattern))
    for number, file in enumerate(files, start=1):
        text = text_of(file, application.replaced)
        (sql / f"{number:03}.sql").write_text(f"begin;\n{text}\ncommit;\n" if application.whole else text)
    done = _import(sql, folder / "first")
    again = _import(sql, folder / "second")
    document = json.loads(done.stdout or "{}")
    about = f"| {application.name} | {application.package.name} {version} "
    if "objects" not in document:
        return f"{about}| | | | | refused: {' '.join(done.stderr.split()[-30:])} | |"
    same = _bytes(folder / "first") == _bytes(folder / "second") and again.returncode == done.returncode
    counts = document["objects"]
    manifests = len(list((folder / "first").rglob("*.yaml")))
    outcome = "equal" if done.returncode == 0 else _missing(document)
    numbers = f"| {counts.get('table', 0)} | {counts.get('function', 0)} | {sum(counts.values())} | {manifests} "
    return f"{about}{numbers}| {outcome} | {'the same' if same else 'differs'} |"


def _missing(document: dict[str, object]) -> str:
    """What the import says that it could not carry."""
    told = {key: value for key, value in document.items() if key in ("unmodelled", "problems", "differences") and value}
    return "not carried: " + json.dumps(told)[:200]


def _import(sql: Path, into: Path) -> subprocess.CompletedProcess[str]:
    return called(GROWTHOS, "import", "--from-sql", str(sql), "--into", str(into), "--json", codes=(0, 1, 2))


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


if __name__ == "__main__":
    main()
