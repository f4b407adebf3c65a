from __future__ import annotations

from checking import AUDIT, DESIRED, EVERYTHING, FILES, found

from growthos_cli.catalog.ref import Ref


def test_a_database_without_any_declared_table_or_function_is_one_finding() -> None:
    gone = [item for item in EVERYTHING if item != FILES]
    [finding] = found(gone=gone)
    assert finding.check == "not-provisioned"
    assert finding.evidence == ("declared and missing: 2 tables, 2 functions",)
    assert finding.explains == {ref for ref in DESIRED.objects if ref != FILES.ref}


def test_one_declared_function_makes_it_a_matter_of_what_is_missing() -> None:
    told = {finding.check for finding in found(gone=[item for item in EVERYTHING if item != AUDIT])}
    assert "not-provisioned" not in told
    assert "missing-table" in told


def test_a_database_that_has_everything_is_provisioned() -> None:
    assert found() == []
    assert Ref("table", ("public", "invoices")) in DESIRED
