"""`docs` keeps a folder of pages equal to the manifests, and touches nothing that a person wrote."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from cli.conftest import Project

PAGES = Path("docs", "database")
FIVE = ["README.md", "creation.md", "security.md", "tables/tiny.md", "troubleshooting.md"]


def files(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def documented(project: Project) -> Project:
    assert project.run("docs").code == 0
    return project


def test_pages_are_written_beside_the_manifests_and_only_once(project: Project) -> None:
    said = project.run("docs")
    assert (said.code, said.out) == (0, "wrote 5 of 5 pages in docs/database\n")
    assert sorted(files(project.folder / PAGES)) == FIVE
    again = project.run("docs")
    assert (again.code, again.out) == (0, "nothing to do: 5 pages in docs/database are those of the manifests\n")


def test_a_check_of_current_pages_is_silent_about_them(documented: Project) -> None:
    said = documented.run("docs", "--check")
    assert (said.code, said.out) == (0, "5 pages in docs/database are those of the manifests\n")


def test_a_check_names_what_is_stale_missing_or_orphaned_and_writes_nothing(documented: Project) -> None:
    pages = documented.folder / PAGES
    documented.edit("notes.yaml", "What somebody wrote.", "What nobody wrote.")
    (pages / "security.md").unlink()
    (pages / "functions").mkdir()
    (pages / "functions" / "old.md").write_text((pages / "creation.md").read_text())
    before = files(pages)
    said = documented.run("docs", "--check")
    assert said.code == 2
    assert said.out.splitlines() == [
        "stale README.md",
        "stale tables/tiny.md",
        "missing security.md",
        "orphaned functions/old.md",
        "docs/database is not what the manifests make; run growthos docs",
    ]
    assert files(pages) == before
    mended = documented.run("docs")
    assert (mended.code, mended.out) == (0, "wrote 3 of 5 pages in docs/database\nremoved functions/old.md\n")
    assert documented.run("docs", "--check").code == 0


def test_a_page_with_other_line_ends_is_the_same_page(documented: Project) -> None:
    page = documented.folder / PAGES / "README.md"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    assert documented.run("docs", "--check").code == 0


def test_what_a_person_wrote_stays(documented: Project) -> None:
    pages = documented.folder / PAGES
    signature = (pages / "README.md").read_text().partition("\n")[0]
    own = {"mine.md": "# Mine\n", "tables/mine.md": "", "tables/mine.txt": f"{signature}\n", "other/tables/x.md": f"{signature}\n"}
    for path, text in own.items():
        (pages / path).parent.mkdir(parents=True, exist_ok=True)
        (pages / path).write_text(text)
    (pages / "link.md").symlink_to("README.md")
    documented.edit("notes.yaml", "What somebody wrote.", "What nobody wrote.")
    assert documented.run("docs").code == 0
    assert documented.run("docs", "--check").code == 0
    assert own.items() <= files(pages).items()
    assert (pages / "link.md").is_symlink()


def test_a_page_never_replaces_a_file_that_a_person_wrote(project: Project) -> None:
    pages = project.folder / PAGES
    pages.mkdir(parents=True)
    (pages / "security.md").write_text("# Ours\n")
    said = project.run("docs")
    told = "error: docs/database/security.md was not written by this command; move it away, or name another folder with --output"
    assert (said.code, said.err.splitlines()[-1]) == (1, told)
    assert files(pages) == {"security.md": "# Ours\n"}


def test_another_folder_can_be_named(project: Project) -> None:
    assert project.run("docs", "-o", "out/pages").code == 0
    assert sorted(files(project.folder / "out" / "pages")) == FIVE
    assert not (project.folder / "docs").exists()
    assert project.run("docs", "-o", "out/pages", "--check").code == 0
    assert project.run("docs", "--check").code == 2


def test_manifests_in_a_folder_of_another_name_have_their_pages_inside(project: Project) -> None:
    (project.folder / "manifests").rename(project.folder / "schema")
    said = project.run("docs", "--manifests", "schema")
    assert (said.code, said.out) == (0, "wrote 5 of 5 pages in schema/docs/database\n")


def test_the_growth_os_of_the_program_is_told_where_the_command_is_given(project: Project) -> None:
    shutil.rmtree(project.folder / "manifests")
    said = project.run("docs")
    assert said.code == 0
    assert said.out.endswith(" pages in docs/database\n")
    assert "tables/user_management.md" in files(project.folder / PAGES)


def test_the_document_lists_the_same(documented: Project) -> None:
    documented.edit("notes.yaml", "What somebody wrote.", "What nobody wrote.")
    lists = {"stale": ["README.md", "tables/tiny.md"], "missing": [], "orphaned": []}
    told = {"command": "docs", "folder": "docs/database", "pages": 5, **lists}
    assert documented.run("docs", "--check", "--json").document == {**told, "exit_code": 2}
    assert documented.run("docs", "--json").document == {**told, "exit_code": 0}
    assert documented.run("docs", "--json").document == {**told, "stale": [], "exit_code": 0}


def test_what_cannot_be_written_is_one_sentence(project: Project) -> None:
    (project.folder / "docs").write_text("a file")
    said = project.run("docs")
    assert (said.code, said.err.splitlines()[-1]) == (1, "error: docs/database cannot be made (Not a directory)")


def test_wrong_manifests_leave_the_pages_alone(documented: Project) -> None:
    before = files(documented.folder / PAGES)
    documented.edit("notes.yaml", "columns:", "colums:")
    assert documented.run("docs").code == 1
    assert files(documented.folder / PAGES) == before


def test_pages_need_no_server(own_project: Project, own_home: Path) -> None:
    assert own_project.run("docs", GROWTHOS_PG_BIN="/nowhere").code == 0
    assert not own_home.exists()
