"""`make bench-queries`: Growth OS at full size in a home of its own, and the queries of every persona. Takes minutes and two gigabytes.

Words after the command go to `growthos bench seed`: `python -m benchmarks.queries --scale 0.1`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from growthos_cli.db.embedded import stop
from growthos_cli.db.home import Home

GROWTHOS = str(Path(sys.executable).with_name("growthos"))


def main() -> int:
    root = Path(tempfile.mkdtemp(prefix="growthos-bench-"))
    os.chmod(root, 0o755)
    os.environ["GROWTHOS_HOME"] = str(root / "home")
    os.environ["GROWTHOS_SERVER_OWNER_PID"] = str(os.getpid())
    try:
        for words in (["provision"], ["bench", "seed", *sys.argv[1:]], ["bench", "queries"]):
            if code := subprocess.run([GROWTHOS, *words], check=False, cwd=root).returncode:
                return code
        return 0
    finally:
        stop(Home.locate(os.environ))
        shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
