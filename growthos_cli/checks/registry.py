"""`CHECKS`: every check by its permanent id."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from growthos_cli import checks
from growthos_cli.checks import drift, idle_waiver, not_provisioned
from growthos_cli.checks.context import Context
from growthos_cli.findings import Finding, Level


@dataclass(frozen=True)
class Check:
    """`level` is the highest that it gives by itself; `description` says what it finds, what that breaks, and what mends it."""

    id: str
    level: Level
    description: str
    check: Callable[[Context], Iterator[Finding]]

    @classmethod
    def of(cls, module: ModuleType) -> Check:
        return cls(module.ID, module.LEVEL, module.__doc__ or "", module.check)


def _modules() -> Iterator[ModuleType]:
    """The files of this package that are checks: those with an id."""
    names = {found.name for found in pkgutil.iter_modules(checks.__path__)} - {"registry", "run"}  # which need this one
    modules = (import_module(f"{checks.__name__}.{name}") for name in sorted(names))
    return (module for module in modules if hasattr(module, "ID"))


_APART = (drift, idle_waiver, not_provisioned)

CHECKS = tuple(Check.of(module) for module in _modules() if module not in _APART)
"""Those that know what they look for, by name."""

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
