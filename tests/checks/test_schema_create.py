from __future__ import annotations

from checking import found

from growthos_cli.catalog.security import Grant
from growthos_cli.findings import Level


def create(grantee: str) -> Grant:
    return Grant("schema", ("public",), grantee, ("create", "usage"))


def test_everybody_who_may_create_in_a_schema_is_an_error_with_its_remedy() -> None:
    [finding] = [finding for finding in found(create("public")) if finding.check == "schema-create"]
    assert (finding.level, str(finding.ref)) == (Level.ERROR, "grant on schema public to public")
    assert "PUBLIC may create objects in schema public" in finding.detail
    assert finding.remedy


def test_a_caller_of_the_api_is_one_too_and_another_role_is_not() -> None:
    assert "schema-create" in {finding.check for finding in found(create("anon"))}
    assert "schema-create" not in {finding.check for finding in found(create("deployer"))}


def test_using_a_schema_is_no_finding() -> None:
    assert "schema-create" not in {finding.check for finding in found(Grant("schema", ("public",), "anon", ("usage",)))}
