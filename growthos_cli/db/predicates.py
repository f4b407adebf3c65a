"""Refused policies, told by the predicate that is wrong: a scope's, its bound or the tenant's, which many policies share.

A policy says yes to several scopes at once. Each is tried as a policy of its own, so that the scope that Postgres refuses
is named and the others are not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import psycopg

from growthos_cli.access.bounds import bounds
from growthos_cli.access.branches import Branch, policy_branches
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.security import Policy
from growthos_cli.db.sentence import sentence
from growthos_cli.declared import Declared
from growthos_cli.diff import Change
from growthos_cli.errors import Mark, Problem
from growthos_cli.planning.statements import statements


@dataclass(frozen=True, order=True)
class Origin:
    """Whose words a predicate is: `scope own`, and where they stand."""

    mark: Mark
    what: str


@dataclass(frozen=True)
class Failure:
    """A policy whose predicate of one origin Postgres refused, the place that asked for it there, and what Postgres said."""

    policy: Ref
    mark: Mark | None
    said: str


class Predicates:
    """The shared predicates of a declaration and the policies that use them."""

    def __init__(self, conn: psycopg.Connection, declared: Declared) -> None:
        self.conn = conn
        self.declared = declared
        self.branches = policy_branches(declared)
        self.bounds = {bound.ref: bound for bound in bounds(declared)}

    def problems(self, found: list[tuple[Ref, psycopg.Error]], missing: set[Ref]) -> list[Problem]:
        """One problem for each shared predicate that is wrong, and one for each refused policy that shares none.

        `missing` are all refs that are not in the database: what was refused, and what was never tried for it.
        """
        failures: dict[Origin, list[Failure]] = defaultdict(list)
        alone: list[Problem] = []
        for ref, error in found:
            shared = list(self._failures(ref, error))
            for origin, failure in shared:
                failures[origin].append(failure)
            if not shared:
                alone.append(Problem(self.declared.mark(ref), f"Postgres refuses {ref}: {sentence(error)}"))
        accepted = self._accepted({ref for ref, _ in found}, missing)
        for origin, failed in sorted(failures.items()):
            alone += self._told(origin, failed, fits_elsewhere=origin in accepted)
        return alone

    def _told(self, origin: Origin, failed: list[Failure], *, fits_elsewhere: bool) -> Iterator[Problem]:
        """At the predicate's own place; where it suits other tables, at the places that asked for it on tables it does not suit."""
        first, *rest = failed
        if not fits_elsewhere:
            others = f" and {len(rest)} more" if rest else ""
            yield Problem(origin.mark, f"Postgres refuses {origin.what}: {first.said} (in {first.policy}{others})")
            return
        by_table: dict[tuple[str, ...], list[Failure]] = defaultdict(list)
        for failure in failed:
            by_table[failure.policy.path[:2]].append(failure)
        for first, *rest in by_table.values():
            others = f" and {len(rest)} more" if rest else ""
            what = f"Postgres refuses {origin.what}, which other tables can use, in {first.policy}{others}"
            yield Problem(first.mark, f"{what}: {first.said}; it is written at {origin.mark}")

    def _failures(self, ref: Ref, error: psycopg.Error) -> Iterator[tuple[Origin, Failure]]:
        policy = self.declared.catalog.objects[ref]
        assert isinstance(policy, Policy)
        if whole := self._whole(ref):
            yield whole, Failure(ref, self.declared.mark(ref), sentence(error))
        for branch in self.branches.get(ref, ()):
            origin = _scope(branch)
            if origin and (refused := self._refused(policy, branch)):
                yield origin, Failure(ref, branch.mark, sentence(refused))

    def _refused(self, policy: Policy, branch: Branch) -> psycopg.Error | None:
        using = None if policy.using is None else branch.using
        check = None if policy.check is None else branch.check
        try:
            with self.conn.transaction(force_rollback=True):
                for sql in statements(Change(None, replace(policy, using=using, check=check))):
                    self.conn.execute(sql.encode())
        except psycopg.Error as error:
            return error
        return None

    def _whole(self, ref: Ref) -> Origin | None:
        """The one predicate that this policy is made of: the tenant's, or the bound of a scope."""
        bound = self.bounds.get(ref)
        if bound and bound.defined:
            return Origin(bound.defined, f"the bound of scope {bound.scope}")
        tenant = self.declared.project.tenant
        mark = self.declared.marks.get((ref, "using"))
        return Origin(mark, "access.tenant.using") if tenant and mark and mark == tenant.mark else None

    def _accepted(self, refused: Iterable[Ref], missing: set[Ref]) -> set[Origin]:
        """The origins of predicates that Postgres took on some table."""
        taken: set[Origin] = set()
        for item in self.declared.catalog.kind("policy"):
            if item.ref not in missing:
                if whole := self._whole(item.ref):
                    taken.add(whole)
                taken |= {origin for branch in self.branches.get(item.ref, ()) if (origin := _scope(branch))}
        for ref in refused:
            policy = self.declared.catalog.objects[ref]
            assert isinstance(policy, Policy)
            for branch in self.branches.get(ref, ()):
                if (origin := _scope(branch)) and origin not in taken and self._refused(policy, branch) is None:
                    taken.add(origin)
        return taken


def _scope(branch: Branch) -> Origin | None:
    return Origin(branch.defined, f"scope {branch.scope}") if branch.defined else None
