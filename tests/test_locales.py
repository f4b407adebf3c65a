"""Pairs as PostgreSQL 15 keeps them and 16 prints them, and names that mean something else."""

from __future__ import annotations

import pytest

from growthos_cli.locales import same_locale


@pytest.mark.parametrize(
    ("kept", "printed"),
    [
        ("en_US", "en-US"),
        ("de_DE@collation=phonebook", "de-DE-u-co-phonebk"),
        ("@colStrength=secondary", "und-u-ks-level2"),
        ("und-u-ks-level1-kc-true", "und-u-kc-true-ks-level1"),
        ("en@colNumeric=yes;colStrength=primary", "en-u-kn-ks-level1"),
        ("en-u-kn-true", "en-u-kn"),
        ("sr_Latn_RS", "sr-Latn-RS"),
        ("", "und"),
        ("C", "en-US-u-va-posix"),
    ],
)
def test_two_spellings_are_one_locale(kept: str, printed: str) -> None:
    assert same_locale(kept, printed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("en_US", "en-GB"),
        ("de_DE@collation=phonebook", "de-DE"),
        ("und-u-ks-level1", "und-u-ks-level2"),
        ("en-u-kn", "en-u-kn-false"),
        ("en-u-kr-latn-digit", "en-u-kr-digit-latn"),
        ("en", None),
    ],
)
def test_two_locales_are_two(one: str, other: str | None) -> None:
    assert not same_locale(one, other)
