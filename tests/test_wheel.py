"""The built wheel carries all it needs: installed into a fresh environment, it provisions from an empty folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `growthos` of a fresh environment that holds nothing but the wheel and its dependencies."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    venv.create(folder / "env", with_pip=True)
    wheel = next(folder.glob("growthos-*.whl"))
    pip = [str(folder / "env/bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)]
    subprocess.run(pip, check=True, capture_output=True)
    return folder / "env/bin/growthos"


@pytest.fixture
def empty_home() -> Iterator[dict[str, str]]:
    """An environment with a GROWTHOS_HOME of its own, short enough for a socket's path."""
    root = Path(tempfile.mkdtemp(prefix="growthos-wheel-"))
    os.chmod(root, 0o755)
    environment = os.environ | {"GROWTHOS_HOME": str(root / "home")}
    yield environment
    subprocess.run([sys.executable, "-m", "growthos_cli.cli.main", "db", "stop"], env=environment, capture_output=True, check=False)
    shutil.rmtree(root, ignore_errors=True)


def test_the_wheel_provisions_growth_os_from_an_empty_folder(installed: Path, empty_home: dict[str, str], tmp_path: Path) -> None:
    first = subprocess.run([installed, "provision"], cwd=tmp_path, env=empty_home, capture_output=True, text=True, check=False)
    assert first.returncode == 0, first.stderr
    second = subprocess.run([installed, "provision"], cwd=tmp_path, env=empty_home, capture_output=True, text=True, check=False)
    assert second.returncode == 0, second.stderr
    assert "nothing to do" in second.stdout
    subprocess.run([installed, "db", "stop"], env=empty_home, capture_output=True, check=True)
