"""`CHECKS`: every check by its permanent id."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType

from growthos_cli.checks import (
    bucket_in_policy,
    bucket_missing,
    bucket_publicity,
    drift,
    idle_waiver,
    missing_foreign_key_target,
    missing_function,
    missing_sequence,
    missing_table,
    not_provisioned,
    role_function,
    row_security_disabled,
    row_security_without_policy,
    schema_create,
    unmanaged,
)
from growthos_cli.checks.context import Context
from growthos_cli.findings import Finding, Level


@dataclass(frozen=True)
class Check:
    """`level` is the highest that it gives; `description` says what it finds, what that breaks, and what mends it."""

    id: str
    level: Level
    description: str
    check: Callable[[Context], Iterator[Finding]]

    @classmethod
    def of(cls, module: ModuleType) -> Check:
        return cls(module.ID, module.LEVEL, module.__doc__ or "", module.check)


CHECKS = tuple(
    map(
        Check.of,
        (
            role_function,
            row_security_disabled,
            row_security_without_policy,
            schema_create,
            bucket_missing,
            bucket_publicity,
            bucket_in_policy,
            missing_table,
            missing_sequence,
            missing_function,
            missing_foreign_key_target,
            unmanaged,
        ),
    )
)
"""Those that know what they look for."""

WAIVABLE = frozenset(check.id for check in CHECKS)
"""What a manifest may accept. That the target differs is none of it: then the manifest is what has to change."""

DRIFT = Check.of(drift)
"""Runs last, on the changes that no finding of the others explains."""

NOT_PROVISIONED = Check.of(not_provisioned)
"""Runs first; what it finds is the whole story."""

IDLE_WAIVER = Check.of(idle_waiver)
"""Runs on the waivers that no finding needed."""

EVERY = (NOT_PROVISIONED, *CHECKS, DRIFT, IDLE_WAIVER)
"""All of them, for those who tell about checks and run none."""
