"""A waiver hides what it speaks of, and nothing else; one that hides nothing is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from checking import COMPANIES, DESIRED, INVOICES, NUMBER, NUMBER_INDEX, ON_INVOICES, READ_INVOICES, ROLE, ROLE_GRANT, context, found

from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.security import Grant
from growthos_cli.checks.run import Result, run
from growthos_cli.checks.waived import covers, sorted_out
from growthos_cli.errors import Mark
from growthos_cli.findings import Finding, Level, Waived
from growthos_cli.intent import Waiver
from growthos_cli.platform import SUPABASE

HERE = Mark("m.yaml", 7, 3)
OPEN = Grant("schema", ("public",), "public", ("create", "usage"))
CREATE = "grant on schema public to public"


def waiver(check: str, subject: Ref | None, name: str | None = None) -> Waiver:
    return Waiver(check, subject, name, "Known.", HERE)


def waived(*waivers: Waiver, changed: tuple[Object, ...] = (), gone: tuple[Object, ...] = ()) -> Result:
    return run(replace(context(*changed, gone=gone), waivers=waivers))


def test_a_waived_finding_is_counted_with_its_reason_and_not_told() -> None:
    result = waived(waiver("schema-create", None, CREATE), changed=(OPEN,))
    assert "schema-create" not in {finding.check for finding in result.findings}
    assert [(str(each.finding.ref), each.reason, each.mark) for each in result.waived] == [(CREATE, "Known.", HERE)]


def test_a_waiver_hides_no_difference() -> None:
    """The finding would have explained the change: now it is drift."""
    result = waived(waiver("row-security-disabled", INVOICES.ref), gone=(ON_INVOICES,))
    assert [(finding.check, str(finding.ref)) for finding in result.findings] == [("drift", "row security public.invoices")]
    assert [each.finding.check for each in result.waived] == ["row-security-disabled"]


@pytest.mark.parametrize("idle", [waiver("row-security-disabled", COMPANIES.ref), waiver("schema-create", INVOICES.ref, "number")])
def test_a_waiver_that_hides_nothing_is_told(idle: Waiver) -> None:
    named = f"{idle.subject}{', number' if idle.name else ''}"
    told = f"waiver of {idle.check} for {named}: {idle.check} finds nothing there that this waiver would hide; take it out of the manifest"
    assert list(waived(idle).findings) == [Finding("idle-waiver", Level.WARNING, idle.subject, told, mark=HERE)]


def test_a_waiver_for_another_object_hides_nothing() -> None:
    other = waiver("row-security-disabled", COMPANIES.ref)
    assert list(waived(other, gone=(ON_INVOICES,)).findings) == found(gone=[ON_INVOICES])


@pytest.mark.parametrize("check", ["schema-craete", "drift", "idle-waiver", "not-provisioned"])
@pytest.mark.parametrize("gone", [(), (NUMBER_INDEX,)], ids=["as declared", "not as declared"])
def test_a_waiver_of_no_check_that_could_be_waived_is_told(check: str, gone: tuple[Object, ...]) -> None:
    [finding] = [each for each in waived(waiver(check, INVOICES.ref), gone=gone).findings if each.check == "idle-waiver"]
    assert f"{check} is no check whose findings can be accepted" in finding.detail
    assert ("did you mean 'schema-create'?" in finding.detail) == (check == "schema-craete")


def test_no_waiver_is_called_idle_while_the_target_is_not_as_declared() -> None:
    """What it hides may have gone with what is missing."""
    result = waived(waiver("schema-create", COMPANIES.ref), gone=(NUMBER_INDEX,))
    assert "idle-waiver" not in {finding.check for finding in result.findings}


def test_the_platform_answers_for_what_every_project_has() -> None:
    ref = Ref("role", ("postgres",))
    finding = Finding("owner-past-row-security", Level.INFO, ref, "")
    own = Waiver("owner-past-row-security", None, "role postgres", "Ours.", HERE)
    assert sorted_out([finding], [], SUPABASE.accepted) == ([], [Waived(finding, SUPABASE.accepted[finding.check, str(ref)])], [])
    assert sorted_out([finding], [own], SUPABASE.accepted) == ([], [Waived(finding, "Ours.", HERE)], [])
    assert sorted_out([finding], [], {}) == ([finding], [], [])


def test_what_explains_a_difference_is_no_milder_than_the_difference() -> None:
    """To read everything is a warning by itself; that a hand made it so is an error."""
    [finding] = found(replace(READ_INVOICES, using="true"))
    assert (finding.check, finding.level) == ("policy-always-true", Level.ERROR)
    declared = replace(READ_INVOICES, using="true")
    [finding] = found(declared, desired=DESIRED.plus([declared]))
    assert (finding.check, finding.level) == ("policy-always-true", Level.WARNING)


def at(ref: Ref) -> Finding:
    return Finding("x", Level.INFO, ref, "")


def test_a_waiver_beside_a_table_covers_all_its_parts_or_those_of_one_name() -> None:
    whole, part = waiver("x", INVOICES.ref), waiver("x", INVOICES.ref, "number")
    for ref, expected in (
        (INVOICES.ref, (True, False)),
        (NUMBER.ref, (True, True)),
        (Ref("policy", ("public", "invoices", "number")), (True, True)),
        (ON_INVOICES.ref, (True, False)),
        (COMPANIES.ref, (False, False)),
        (Ref("column", ("public", "companies", "number")), (False, False)),
        (Ref("function", ("public", "invoices", "")), (False, False)),
        (Ref("sequence", ("public", "invoices")), (False, False)),
    ):
        assert (covers(whole, at(ref)), covers(part, at(ref))) == expected, ref


def test_a_waiver_beside_a_function_covers_it_whatever_the_types_are_called() -> None:
    beside = waiver("x", Ref("function", ("public", "my_role", "int")))
    assert covers(beside, at(Ref("function", ("public", "my_role", "integer"))))
    assert not covers(beside, at(Ref("function", ("public", "other", "int"))))
    assert not covers(beside, at(ROLE_GRANT.ref))
    assert not covers(waiver("y", ROLE.ref), at(ROLE.ref))


def test_a_waiver_of_no_table_or_function_covers_the_object_itself() -> None:
    assert covers(waiver("x", Ref("bucket", ("files",))), at(Ref("bucket", ("files",))))
    assert not covers(waiver("x", Ref("bucket", ("files",))), at(Ref("bucket", ("other",))))
    assert covers(waiver("x", None, "role service_role"), at(Ref("role", ("service_role",))))
    assert not covers(waiver("x", None, "role service_role"), at(Ref("role", ("anon",))))
