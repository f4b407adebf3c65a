"""The key `buckets`: storage buckets and who may do what to the files in them."""

from __future__ import annotations

from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.rows import Bucket
from growthos_cli.intent import ANON, BucketAccess
from growthos_cli.manifest import waivers
from growthos_cli.manifest.access import cells_of
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.nodes import Map, Scalar
from growthos_cli.manifest.samples import belongs_to_of
from growthos_cli.manifest.scopes import check_placeholders, scopes_of
from growthos_cli.names import visible

_FILES = Ref("table", ("storage", "objects"))


def add_buckets(node: Map, draft: Draft) -> None:
    for name, entry in node.maps("buckets"):
        _add_bucket(name, entry, draft)


def _add_bucket(name: Scalar, entry: Map, draft: Draft) -> None:
    what = f"bucket {visible(name.text)}"
    if draft.project.platform != "supabase":
        draft.report(name.mark, f"{what} needs the storage of Supabase; write `platform: supabase` in growthos.yaml or remove it")
        return
    if "access" in entry and not draft.has_access and not draft.problems.incomplete:
        draft.report(entry.key_mark("access"), f"{what} has `access`, but growthos.yaml has none; state the caller and the roles there")
    types = tuple(sorted(entry.texts("allowed_mime_types"))) if "allowed_mime_types" in entry else None
    bucket = Bucket(name.text, name.text, entry.flag("public"), entry.number("file_size_limit"), types)
    if not draft.add(bucket, name.mark, entry):
        return
    waivers.add_waivers(entry, draft, bucket.ref)
    # Every policy there governs the files of this bucket too, so none of them is a stranger.
    draft.claims.setdefault(_FILES, name.mark)
    draft.marks.setdefault((_FILES, ""), name.mark)
    cells = cells_of(entry.map("access"), what, draft)
    names = [f"{name.text} {cell.command}" + (f" {ANON}" if cell.role == ANON else "") for cell in cells]
    if names:
        draft.generated(max(names, key=len), "a policy", name.mark, "choose a shorter bucket name")
    for sample in entry.scalars("samples"):
        check_placeholders(f"a sample of {what}", sample, ("person", "tenant"), draft)
    draft.buckets.append(
        BucketAccess(
            name.text,
            cells,
            scopes_of(entry, draft),
            entry.optional("owner"),
            belongs_to=belongs_to_of(entry, what, draft),
            samples=entry.texts("samples"),
            mark=name.mark,
        )
    )
