"""`Context`: everything that a check may look at."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Ref
from growthos_cli.checks.side import Side
from growthos_cli.diff import Change
from growthos_cli.errors import Mark
from growthos_cli.findings import Sighting
from growthos_cli.intent import Project, Waiver
from growthos_cli.platform import Platform


def nowhere(_: Ref) -> Mark | None:
    return None


@dataclass(frozen=True)
class Context:
    """`live` is everything found in the target, also what no manifest names; `changes` turn it into `desired`.

    `remedy` gives the SQL for the changes of some refs and what must go with them; `mark` the manifest's place of a ref.
    `sightings` are by the name of their query; `server_version` is a number such as 180006, 0 where it is not known.
    """

    live: Catalog
    desired: Catalog
    changes: tuple[Change, ...]
    project: Project
    platform: Platform
    remedy: Callable[[Collection[Ref]], str]
    mark: Callable[[Ref], Mark | None] = nowhere
    waivers: tuple[Waiver, ...] = ()
    waivable: frozenset[str] = frozenset()
    """The ids of the checks whose findings a manifest may accept."""
    sightings: Mapping[str, tuple[Sighting, ...]] = field(default_factory=dict)
    server_version: int = 0

    @property
    def callers(self) -> frozenset[str]:
        """The database roles of those who come through the API and are filtered by row security; PUBLIC is not among them."""
        return self.platform.callers(self.project.caller)

    @cached_property
    def by_ref(self) -> dict[Ref, Change]:
        return {change.ref: change for change in self.changes}

    @cached_property
    def live_side(self) -> Side:
        return Side(self.live)

    @cached_property
    def desired_side(self) -> Side:
        return Side(self.desired)

    def changed(self, verb: str, kind: str | None = None) -> list[Change]:
        """The changes of a verb, and of a kind when one is named, in their order."""
        return [change for change in self.changes if change.verb == verb and kind in (None, change.ref.kind)]

    def changes_of(self, refs: Collection[Ref]) -> frozenset[Ref]:
        """Those of the refs that a change is about."""
        return frozenset(ref for ref in refs if ref in self.by_ref)

    def explained(self, ref: Ref, *fields: str) -> frozenset[Ref]:
        """The ref when a change is about it and about nothing but these fields; what else differs is drift of its own."""
        change = self.by_ref.get(ref)
        return frozenset({ref}) if change is not None and set(change.fields) <= set(fields) else frozenset()

    def seen(self, check: str) -> tuple[Sighting, ...]:
        """What the query of a check saw in the target."""
        return self.sightings.get(check.replace("-", "_"), ())

    def mend(self, refs: Collection[Ref], otherwise: str = "") -> str:
        """The remedy of the changes of these refs; `otherwise` where desired has nothing to say about them.

        What also needs something that is missing for another reason is left to that one's remedy: a policy cannot come
        back before its table.
        """
        changes = self.changes_of(refs)
        return self.remedy(self._possible(changes) or changes) if changes else otherwise

    def _possible(self, refs: frozenset[Ref]) -> frozenset[Ref]:
        missing = {change.ref for change in self.changed("create")}
        while blocked := {ref for ref in refs if (self.desired_side.needs.get(ref, frozenset()) & missing) - refs}:
            refs -= blocked
        return refs
