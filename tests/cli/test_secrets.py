"""A password that a command is given appears in nothing that it says, whatever goes wrong."""

from __future__ import annotations

import pytest
from cli.conftest import Project

from growthos_cli.cli.failures import fail

CANARY = "canary-4711"
ENCODED = "c%61nary-4711"


def _with_password(url: str, password: str) -> str:
    return url.replace("postgres@", f"postgres:{password}@", 1)


@pytest.mark.parametrize("command", [["plan"], ["diff"], ["validate"], ["apply"], ["apply", "--yes"], ["provision", "--json"]])
def test_no_command_tells_the_password_of_its_target(project: Project, empty_database: str, command: list[str]) -> None:
    url = _with_password(empty_database, CANARY)
    for said in (project.run(*command, "--db", url), project.run(*command, GROWTHOS_DATABASE_URL=url, GROWTHOS_DEBUG="1")):
        assert said.code in (0, 2, 3), said
        assert CANARY not in said.out + said.err


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://u:{CANARY}@127.0.0.1:1/nowhere",
        f"postgresql://u:{ENCODED}@127.0.0.1:1/nowhere",
        f"postgresql://u:{CANARY}@no-such-host.invalid/nowhere",
        f"postgresql://u:p@{CANARY}@127.0.0.1/nowhere",
        f"postgresql://u:p/{CANARY}@127.0.0.1/nowhere",
        f"postgresql://u:%zz{CANARY}@127.0.0.1/nowhere",
        f"postgresql//u:{CANARY}@127.0.0.1/nowhere",
        f"host=127.0.0.1 port=1 password={CANARY}",
        f"host=127.0.0.1 port=1 password='{CANARY} x",
        CANARY,
    ],
)
def test_no_error_about_a_target_tells_its_password(project: Project, url: str) -> None:
    for words, env in ((["--db", url], {}), ([f"--db={url}", "--json"], {}), ([], {"GROWTHOS_DATABASE_URL": url})):
        said = project.run("diff", *words, GROWTHOS_DEBUG="1", **env)
        assert said.code == 1, said
        assert CANARY not in said.out + said.err


def test_a_wrong_option_beside_the_password_does_not_tell_it(project: Project) -> None:
    url = f"postgresql://u:{CANARY}@127.0.0.1:1/nowhere"
    for words in (["diff", "--db", url, "--nope"], ["diff", url], [f"--db={url}", "diff"], ["diff", f"--bd={url}"], [url]):
        said = project.run(*words)
        assert said.code == 1
        assert CANARY not in said.out + said.err, words


def test_an_unexpected_error_is_told_without_the_password(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["growthos", "diff", "--db", f"postgresql://u:{ENCODED}@h/d"])
    monkeypatch.setenv("PGPASSWORD", "other-secret")
    monkeypatch.setattr("growthos_cli.cli.console.console.debug", True)
    assert fail(RuntimeError(f"tried postgresql://u:{ENCODED}@h/d, then {CANARY}, then other-secret")) == 1
    said = capsys.readouterr().err
    assert said.splitlines()[-1] == (
        "error: RuntimeError: tried postgresql://u:***@h/d, then ***, then ***. This is a bug; GROWTHOS_DEBUG=1 shows where"
    )
    assert not any(secret in said for secret in (CANARY, ENCODED, "other-secret"))
