"""Storage buckets: missing, of the wrong publicity, or only a name in a policy."""

from __future__ import annotations

from dataclasses import replace

import pytest
from checking import DESIRED, FILES, READ_FILES, found, mark, mended, refs

from growthos_cli.catalog.security import Policy
from growthos_cli.checks.bucket_in_policy import named_buckets
from growthos_cli.findings import Finding, Level


def test_a_missing_bucket_is_found_with_the_policies_that_guard_nothing() -> None:
    assert found(gone=[FILES]) == [
        Finding(
            "bucket-missing",
            Level.ERROR,
            FILES.ref,
            "bucket files is missing: uploads and downloads fail with 'Bucket not found'",
            ("1 policy on storage.objects for its files", "declared private"),
            mended(FILES),
            refs(FILES),
            mark(FILES.ref),
        )
    ]


def test_a_bucket_made_public_is_found() -> None:
    assert found(replace(FILES, public=True)) == [
        Finding(
            "bucket-publicity",
            Level.ERROR,
            FILES.ref,
            "bucket files is public and declared private: whoever knows a file's URL downloads it, whatever the policies say",
            ("1 policy on storage.objects for its files, not asked for downloads by URL",),
            mended(FILES),
            refs(FILES),
            mark(FILES.ref),
        )
    ]


def test_a_public_bucket_made_private_is_found() -> None:
    [finding] = found(desired=DESIRED.plus([replace(FILES, public=True)]))
    assert finding.detail == "bucket files is private and declared public: its public URLs answer 400 instead of the file"


def test_another_limit_of_a_bucket_is_drift_also_beside_the_publicity() -> None:
    assert [finding.check for finding in found(replace(FILES, file_size_limit=1))] == ["drift"]
    assert sorted(finding.check for finding in found(replace(FILES, file_size_limit=1, public=True))) == ["bucket-publicity", "drift"]


def test_a_policy_on_files_of_no_bucket_is_found() -> None:
    lost = replace(READ_FILES, name="lost", using="(bucket_id = 'filez'::text)")
    assert found(lost) == [
        Finding(
            "bucket-in-policy",
            Level.ERROR,
            lost.ref,
            "policy lost is for files of a bucket that does not exist: filez; did you mean 'files'?",
            ("select for authenticated", "buckets there or declared: files"),
            mended(lost),
            refs(lost),
        )
    ]


def test_a_policy_of_a_project_that_declares_none_there_is_mended_all_the_same() -> None:
    lost = replace(READ_FILES, name="lost", using="(bucket_id = 'filez'::text)")
    [finding] = found(lost, desired=DESIRED.without(refs(READ_FILES)), gone=[READ_FILES])
    assert (finding.remedy, finding.explains) == ("drop policy lost on storage.objects;\n", frozenset())


def test_a_changed_policy_is_mended_by_its_manifest() -> None:
    [finding] = found(replace(READ_FILES, using="(bucket_id = 'filez'::text)"))
    assert (finding.check, finding.remedy, finding.explains) == ("bucket-in-policy", mended(READ_FILES), refs(READ_FILES))


def test_a_policy_that_a_manifest_wants_lacks_its_bucket() -> None:
    lost = replace(READ_FILES, name="lost", using="(bucket_id = 'it''s'::text)")
    [finding] = found(lost, desired=DESIRED.plus([lost]))
    assert finding.remedy == "insert into storage.buckets (id, name) values ('it''s', 'it''s');\n"


def test_a_missing_bucket_does_not_make_its_policies_a_story_of_their_own() -> None:
    assert [finding.check for finding in found(gone=[FILES])] == ["bucket-missing"]


@pytest.mark.parametrize(
    ("using", "check", "buckets"),
    [
        ("((bucket_id = 'a'::text) AND (name = 'b'::text))", None, {"a"}),
        ("(bucket_id = ANY (ARRAY['a'::text, 'b''c'::text]))", None, {"a", "b'c"}),
        ("((bucket_id = 'a'::text) OR (objects.bucket_id = 'b'::text))", None, {"a", "b"}),
        (None, "(bucket_id = 'a'::text)", {"a"}),
        ("(other_bucket_id = 'a'::text)", None, set()),
        ("true", None, set()),
    ],
)
def test_the_buckets_of_a_policy_are_read_off_its_text(using: str | None, check: str | None, buckets: set[str]) -> None:
    assert named_buckets(Policy("storage", "objects", "p", "all", ("authenticated",), using, check)) == buckets
