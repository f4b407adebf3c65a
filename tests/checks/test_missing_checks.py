"""Missing tables, sequences, functions and targets of foreign keys: one cause, one finding."""

from __future__ import annotations

from dataclasses import replace

from checking import (
    AUDIT,
    AUDITED,
    COMPANIES,
    COMPANIES_KEY,
    COMPANY_ID,
    DESIRED,
    EVERYTHING,
    INVOICES_KEY,
    NUMBER,
    NUMBER_INDEX,
    NUMBERS,
    ON_COMPANIES,
    READ_COMPANIES,
    ROLE,
    ROLE_GRANT,
    SELECT_COMPANIES,
    found,
    mark,
    mended,
    refs,
)

from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.security import Grant
from growthos_cli.findings import Finding, Level


def test_a_missing_table_takes_its_parts_and_the_foreign_keys_to_it_along() -> None:
    gone = (COMPANIES, COMPANY_ID, COMPANIES_KEY, ON_COMPANIES, READ_COMPANIES, SELECT_COMPANIES, INVOICES_KEY)
    assert found(gone=gone) == [
        Finding(
            "missing-table",
            Level.ERROR,
            COMPANIES.ref,
            "table public.companies is missing: statements that name it fail with 42P01, in functions too",
            (
                "1 foreign key on 1 table refers to it",
                "with it: 1 column, 1 foreign key, 1 grant, 1 policy, 1 primary key, 1 row security setting",
            ),
            mended(*gone),
            refs(*gone),
            mark(COMPANIES.ref),
        )
    ]


def test_a_missing_sequence_takes_the_default_that_uses_it_along() -> None:
    stripped = replace(NUMBER, default=None)
    assert found(stripped, gone=[NUMBERS]) == [
        Finding(
            "missing-sequence",
            Level.ERROR,
            NUMBERS.ref,
            "sequence public.invoices_number_seq is missing: "
            "defaults that take numbers from it fail with 42P01, or are gone and inserts fail with 23502",
            ("1 column takes numbers from it", "with it: 1 column"),
            mended(NUMBERS, NUMBER),
            refs(NUMBERS, NUMBER),
            mark(NUMBERS.ref),
        )
    ]


def test_another_change_of_a_column_does_not_hide_behind_its_sequence() -> None:
    findings = found(replace(NUMBER, default=None, type="integer"), gone=[NUMBERS])
    assert [(finding.check, finding.explains) for finding in findings] == [
        ("missing-sequence", refs(NUMBERS)),
        ("drift", refs(NUMBER)),
    ]


def test_an_index_that_is_missing_for_itself_is_not_laid_at_the_sequences_door() -> None:
    findings = found(replace(NUMBER, default=None), gone=[NUMBERS, NUMBER_INDEX])
    assert [(finding.check, finding.explains) for finding in findings] == [
        ("missing-sequence", refs(NUMBERS, NUMBER)),
        ("drift", refs(NUMBER_INDEX)),
    ]


def test_a_missing_trigger_function_takes_its_triggers_along() -> None:
    assert found(gone=[AUDIT, AUDITED]) == [
        Finding(
            "missing-function",
            Level.ERROR,
            AUDIT.ref,
            "function public.audit() is missing: calls of it fail with 42883, and what its triggers and policies enforce is not enforced",
            ("1 trigger on 1 table calls it", "with it: 1 trigger"),
            mended(AUDIT, AUDITED),
            refs(AUDIT, AUDITED),
            mark(AUDIT.ref),
        )
    ]


def test_a_function_with_other_arguments_is_one_story_with_the_missing_one() -> None:
    other = replace(AUDIT, types="uuid")
    granted = Grant("function", ("public", "audit", "uuid"), "anon", ("execute",))
    [finding] = found(other, granted, gone=[AUDIT, AUDITED])
    assert (finding.evidence, finding.explains) == (
        ("1 trigger on 1 table calls it", "with it: 1 trigger", "there is function public.audit(uuid) instead"),
        refs(AUDIT, AUDITED, other, granted),
    )


def test_a_missing_key_is_found_with_the_foreign_keys_that_referred_to_it() -> None:
    gone = (COMPANIES_KEY, INVOICES_KEY)
    assert found(gone=gone) == [
        Finding(
            "missing-foreign-key-target",
            Level.ERROR,
            COMPANIES_KEY.ref,
            "table public.companies has no unique key on (id): foreign keys to it cannot exist, so rows may refer to nothing",
            ("1 foreign key refers to it", "public.invoices (company_id)"),
            mended(*gone),
            refs(*gone),
            mark(COMPANIES_KEY.ref),
        )
    ]


def test_a_foreign_key_that_is_missing_although_its_target_is_there_is_drift() -> None:
    assert [(finding.check, finding.ref) for finding in found(gone=[INVOICES_KEY])] == [("drift", INVOICES_KEY.ref)]


def test_a_foreign_key_to_a_table_that_nobody_declares_cannot_be_mended() -> None:
    lost = replace(INVOICES_KEY, references_table="elsewhere")
    desired = DESIRED.plus([lost])
    assert found(gone=[INVOICES_KEY], desired=desired) == [
        Finding(
            "missing-foreign-key-target",
            Level.ERROR,
            Ref("table", ("public", "elsewhere")),
            "table public.elsewhere is missing and no manifest declares it: foreign keys to it fail with 42P01",
            ("1 foreign key refers to it", "public.invoices (company_id)"),
            "",
            refs(INVOICES_KEY),
            mark(INVOICES_KEY.ref),
        )
    ]


def test_a_foreign_key_to_a_table_of_the_platform_is_only_drift() -> None:
    to_users = replace(INVOICES_KEY, references_schema="auth", references_table="users")
    assert [finding.check for finding in found(gone=[INVOICES_KEY], desired=DESIRED.plus([to_users]))] == ["drift"]


def test_every_change_of_an_all_but_empty_target_is_explained() -> None:
    findings = found(gone=[item for item in EVERYTHING if item != AUDIT])
    assert frozenset().union(*(finding.explains for finding in findings)) == frozenset(DESIRED.objects) - {AUDIT.ref}
    assert [(finding.check, finding.ref.path[-1]) for finding in findings] == [
        ("bucket-missing", "files"),
        ("role-function", ""),
        ("missing-sequence", "invoices_number_seq"),
        ("missing-table", "companies"),
        ("missing-table", "invoices"),
        ("drift", "files select"),
        ("drift", "public"),
    ]


def test_a_remedy_leaves_out_what_also_waits_for_something_else() -> None:
    gone = (COMPANIES, COMPANY_ID, COMPANIES_KEY, ON_COMPANIES, READ_COMPANIES, SELECT_COMPANIES, INVOICES_KEY)
    findings = found(gone=[*gone, ROLE, ROLE_GRANT])
    assert [(finding.check, finding.remedy) for finding in findings] == [
        ("role-function", mended(ROLE, ROLE_GRANT)),
        ("missing-table", mended(*(item for item in gone if item != READ_COMPANIES))),
    ]
    assert all(READ_COMPANIES.ref in finding.explains for finding in findings)
