"""`Plan`: the statements that turn one side into the other, and what they achieve. How they are found is plan.py's matter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthos_cli.catalog.ref import Ref
from growthos_cli.diff import Change

if TYPE_CHECKING:
    from growthos_cli.planning.hazards import Hazard


@dataclass(frozen=True)
class Step:
    """One statement. `refs` are the objects it makes, changes or drops; `lock` the table lock it takes, empty for none.

    `ahead` says that it is committed before the rest of the plan begins.
    """

    sql: str
    refs: tuple[Ref, ...]
    verb: str
    hazards: tuple[Hazard, ...] = ()
    lock: str = ""
    ahead: bool = False


@dataclass(frozen=True)
class Plan:
    """Steps for one live state, whose fingerprint they were made for; `changes` is what they achieve.

    `halfway` is the fingerprint after the steps that are committed ahead of the rest; empty where none is.
    """

    steps: tuple[Step, ...]
    changes: tuple[Change, ...]
    fingerprint: str
    halfway: str = ""

    @property
    def hazards(self) -> tuple[Hazard, ...]:
        return tuple(sorted({hazard for step in self.steps for hazard in step.hazards}))

    def sql(self) -> str:
        """All steps as one script, without the transaction around it."""
        return "".join(f"{step.sql};\n" for step in self.steps)


NOTHING = Plan((), (), "")
"""The plan of two equal catalogs; nothing is ever applied for it, so it is made for no state."""
