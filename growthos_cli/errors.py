"""The one error hierarchy. Every message says what was found, where, and the next move; none carries a secret.

Exit codes are part of the type, so that the top floor needs no table of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


class GrowthosError(Exception):
    """Base of all errors that a user is meant to read."""

    exit_code = 1


@dataclass(frozen=True, order=True)
class Mark:
    """A place in a manifest: file as the user would name it, line and column counted from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in a manifest. `str()` is the line a user sees."""

    mark: Mark | None
    message: str

    def __str__(self) -> str:
        return f"{self.mark}: {self.message}" if self.mark else self.message


class ManifestError(GrowthosError):
    """Everything that is wrong in the manifests, collected in one run."""

    def __init__(self, problems: list[Problem]) -> None:
        def place(problem: Problem) -> tuple[str, int, int]:
            return (problem.mark.file, problem.mark.line, problem.mark.column) if problem.mark else ("", 0, 0)

        self.problems = sorted(problems, key=lambda problem: (place(problem), problem.message))
        super().__init__("\n".join(map(str, self.problems)))


class CycleError(GrowthosError):
    """Objects that need each other in a ring, so that no order exists; `members` are the nodes of the ring."""

    def __init__(self, message: str, members: tuple[Any, ...] = ()) -> None:
        super().__init__(message)
        self.members = members


class PlanError(GrowthosError):
    """No plan can be made that Postgres would accept and that keeps what is not ours."""


class ServerError(GrowthosError):
    """The embedded server cannot be installed, started or stopped."""


class TargetError(GrowthosError):
    """A target that cannot be reached or used as asked. Never carries the connection string."""


class StalePlan(TargetError):
    """The target changed between the comparison and the application of its plan; nothing was applied."""


class ApplyError(GrowthosError):
    """Postgres refused a step of a plan; everything of its transaction is rolled back."""


class ConsentError(GrowthosError):
    """The plan holds a danger that nobody agreed to."""

    exit_code = 3
