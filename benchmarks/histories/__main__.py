"""`python -m benchmarks.histories FOLDER` writes what pg_dump prints after each migration: FOLDER/application/0001.sql and so on,
and the roles that they name into `roles.txt`.

`make test-histories` then makes each schema the next one and the previous one.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.histories.database import Database
from benchmarks.histories.programs import PROGRAMS
from benchmarks.histories.sql_files import SQL_FILES
from growthos_cli.db.binaries import find_bindir
from growthos_cli.db.embedded import start, stop
from growthos_cli.db.home import Home


def main() -> None:
    # The folder is there when everything is.
    whole = Path(sys.argv[1]).resolve()
    into = whole.with_name(f"{whole.name}.part")
    shutil.rmtree(into, ignore_errors=True)
    root = Path(tempfile.mkdtemp(prefix="growthos-histories-"))
    os.chmod(root, 0o755)
    os.environ["GROWTHOS_SERVER_OWNER_PID"] = str(os.getpid())
    home = Home(root / "home")
    try:
        server, programs = start(home), find_bindir({}, home)
        for application in (*SQL_FILES, *PROGRAMS):
            folder, schemas, last = root / application.name, into / application.name, ""
            schemas.mkdir(parents=True)
            folder.mkdir()
            database = Database.new(server, programs, application.name)
            number = 0
            for said in application.walk(folder, database):
                print(said, end="\n" if said else "", flush=True)
                if (dump := database.dump()) != last:
                    last, number = dump, number + 1
                    (schemas / f"{number:04}.sql").write_text(dump)
            (schemas / "roles.txt").write_text(database.roles())
            print(f"{application.name}: {number} schemas", flush=True)
        into.replace(whole)
    finally:
        stop(home)
        shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    main()
