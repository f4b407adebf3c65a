"""The matrix as reports print it."""

from __future__ import annotations

from declaring import bucket, declared, table

from growthos_cli.access.matrix import Matrix, matrix
from growthos_cli.catalog.ref import Ref


def test_the_matrix_tells_each_roles_scope_and_none_elsewhere() -> None:
    seen = matrix(
        declared(
            table("t", "id", {"select": {"admin": "all", "anon": "published"}, "delete": {"admin": "none"}}),
            table("closed", "id"),
            buckets=(bucket("files", {"select": {"student": "own"}}, owner="name"),),
        )
    )
    t, closed, files = Ref("table", ("public", "t")), Ref("table", ("public", "closed")), Ref("bucket", ("files",))
    assert seen == Matrix(
        ("superadmin", "admin", "mentor", "student", "anon"),
        (closed, t, files),
        {
            ("admin", t, "select"): "all",
            ("anon", t, "select"): "published",
            ("admin", t, "delete"): "none",
            ("student", files, "select"): "own",
        },
    )
    assert (seen.scope("admin", t, "select"), seen.scope("student", closed, "select")) == ("all", "none")
