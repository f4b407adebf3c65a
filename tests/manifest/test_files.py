"""Which files of a folder are manifests, and what keeps one from being read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from growthos_cli.errors import ManifestError
from growthos_cli.manifest.files import MOST_BYTES
from growthos_cli.manifest.read import read

TABLE = "table: things\ncolumns: {id: {type: uuid}}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = Path("manifests")
    folder.mkdir()
    return folder


def lines(folder: Path) -> list[str]:
    with pytest.raises(ManifestError) as caught:
        read(folder)
    return str(caught.value).splitlines()


def test_a_missing_folder_is_one_clear_line(folder: Path) -> None:
    assert lines(Path("nowhere")) == ["the manifests folder nowhere does not exist; name another with --manifests"]


def test_a_file_in_place_of_the_folder_is_one_clear_line(folder: Path) -> None:
    (folder / "t.yaml").write_text(TABLE)
    assert lines(folder / "t.yaml") == ["the manifests folder manifests/t.yaml is not a folder; name another with --manifests"]


def test_an_empty_folder_is_one_clear_line(folder: Path) -> None:
    assert lines(folder) == ["the manifests folder manifests has no file whose name ends in .yaml"]


def test_folders_are_for_people_and_hidden_names_are_nobodys(folder: Path) -> None:
    (folder / "a" / "b").mkdir(parents=True)
    (folder / "a" / "b" / "t.yaml").write_text(TABLE)
    (folder / ".t.yaml").write_text("not: this")
    (folder / "notes.txt").write_text("nor this")
    declared = read(folder)
    assert [str(ref) for ref in declared.catalog.objects] == [
        "table public.things",
        "column public.things.id",
        "row security public.things",
    ]
    assert {mark.file for mark in declared.marks.values()} == {"manifests/a/b/t.yaml"}


def test_a_file_ending_in_yml_is_not_passed_over_in_silence(folder: Path) -> None:
    (folder / "t.yml").write_text(TABLE)
    assert lines(folder) == ["manifests/t.yml:1:1: only files ending in .yaml are read; rename the file"]


def test_what_cannot_be_read_is_told_together(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.yaml").write_text(TABLE)
    (tmp_path / "elsewhere").mkdir()
    (folder / "big.yaml").write_text("#" * (MOST_BYTES + 1))
    (folder / "latin.yaml").write_bytes(TABLE.encode() + "comment: é\n".encode("latin-1"))
    (folder / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    (folder / "linked").symlink_to(tmp_path / "elsewhere")
    (folder / "gone.yaml").symlink_to("nothing.yaml")
    os.mkfifo(folder / "pipe.yaml")
    assert lines(folder) == [
        "manifests/big.yaml:1:1: the file is larger than 1,000,000 bytes; split it",
        "manifests/gone.yaml:1:1: the file cannot be read: No such file or directory",
        "manifests/latin.yaml:3:10: the file is not UTF-8; save it in that encoding",
        "manifests/link.yaml:1:1: the file is a link that leaves the manifests folder; copy the file instead",
        "manifests/linked:1:1: a link to a folder is not followed; put a folder there",
        "manifests/pipe.yaml:1:1: this is not an ordinary file",
    ]


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(folder: Path) -> None:
    (folder / "t.yaml").write_bytes(b"\xef\xbb\xbf" + TABLE.replace("\n", "\r\n").encode())
    assert len(read(folder).catalog) == 3


def test_places_are_named_as_seen_from_the_user(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "t.yaml").write_text("table: [")
    assert lines(folder.resolve())[0].startswith("manifests/t.yaml:2:1: ")
    monkeypatch.chdir(folder)
    assert lines(Path())[0].startswith("t.yaml:2:1: ")


def test_a_folder_elsewhere_is_named_whole(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other") / "declared"
    other.mkdir()
    (other / "t.yaml").write_text("table: [")
    assert lines(other)[0].startswith(f"{other}/t.yaml:2:1: ")
    assert lines(Path(os.path.relpath(other)))[0].startswith(f"{other}/t.yaml:2:1: ")


def test_each_file_is_named_so_that_it_opens_from_inside_the_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "inner").mkdir()
    (folder / "inner" / "t.yaml").write_text("table: [")
    (folder / "u.yaml").write_text("table: [")
    whole = folder.resolve()
    monkeypatch.chdir(folder / "inner")
    assert [line.split(": ")[0] for line in lines(Path(".."))] == [f"{whole}/u.yaml:2:1", "t.yaml:2:1"]


def test_the_digest_changes_with_any_byte_and_nothing_else(folder: Path) -> None:
    (folder / "t.yaml").write_text(TABLE)
    first = read(folder).digest
    assert read(folder.resolve()).digest == first
    (folder / "t.yaml").write_text(TABLE + "# a note\n")
    assert read(folder).digest != first
