"""What `npm ci` will install is pinned by content, and comes from whichever registry the machine is told to use."""

from __future__ import annotations

import json

from node_packages import HERE

LOCK = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
PINNED = {path: entry for path, entry in LOCK.items() if path}


def test_every_package_is_locked_by_its_hash_and_none_by_the_name_of_a_registry() -> None:
    assert [path for path, entry in PINNED.items() if not entry.get("integrity", "").startswith("sha512-")] == []
    assert [path for path, entry in PINNED.items() if "resolved" in entry] == []


def test_the_packages_that_are_asked_for_have_one_version_each() -> None:
    manifest = json.loads((HERE / "package.json").read_text(encoding="utf-8"))
    asked = manifest["dependencies"] | manifest["optionalDependencies"]
    assert asked == {name: PINNED[f"node_modules/{name}"]["version"] for name in asked}
