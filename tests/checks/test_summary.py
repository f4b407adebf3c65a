"""The answers that every validation gives, whatever it finds."""

from __future__ import annotations

from dataclasses import replace

from checking import FILES, ON_INVOICES, PROJECT, ROLE, context

from growthos_cli.catalog.ref import Ref
from growthos_cli.checks.summary import Summary, summary


def test_the_summary_answers_what_the_overview_asks() -> None:
    second = replace(ROLE, types="uuid", security="invoker")
    assert summary(context(second, gone=[ON_INVOICES])) == Summary(
        role_function=("public", "my_role"),
        signatures=(ROLE, second),
        unprotected=(Ref("table", ("public", "invoices")),),
        buckets=(FILES,),
        tables=2,
        functions=3,
        policies=4,
        triggers=1,
    )


def test_a_project_without_a_role_function_has_no_signatures_of_it() -> None:
    told = summary(context(project=replace(PROJECT, role_function=None)))
    assert (told.role_function, told.signatures) == (None, ())
