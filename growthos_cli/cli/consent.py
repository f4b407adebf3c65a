"""Asks whoever gave the command before a target is changed: a person on a terminal, or the options of a script."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from growthos_cli.cli.console import console
from growthos_cli.errors import ConsentError
from growthos_cli.flows.compare import Comparison
from growthos_cli.flows.workspace import Workspace
from growthos_cli.report.counts import counted
from growthos_cli.report.targets import named


@dataclass(frozen=True)
class Given:
    """What the command line agrees to. `protected` is the environment that --protected names."""

    yes: bool
    allowed: tuple[str, ...]
    env: str | None
    protected: str | None


def asker(workspace: Workspace, given: Given) -> Callable[[Comparison], bool]:
    """The question that `provision` puts before it sends anything. Raises ConsentError naming the option that would answer it."""

    def consent(comparison: Comparison) -> bool:
        environment = workspace.declared.project.environments.get(given.env or "")
        name = environment.name if environment and environment.protected else None
        target = named(comparison.target)
        if given.protected and given.protected != name:
            raise ConsentError(f"--protected names '{given.protected}', but the target is {target}; nothing was applied")
        if comparison.target.embedded:
            return True
        statements = counted(len(comparison.plan.steps), "statement")
        if name:
            return _protected(name, target, statements, given)
        if given.yes:
            return True
        if not console.can_ask:
            raise ConsentError(f"{statements} would change {target}, and nobody is there to ask; nothing was applied. To agree: --yes")
        return console.ask(f"Apply {statements} to {target}? [y/N]").lower() in ("y", "yes")

    return consent


def _protected(name: str, target: str, statements: str, given: Given) -> bool:
    if given.yes and given.protected:
        return True
    if given.yes or not console.can_ask:
        raise ConsentError(f"environment '{name}' is protected; nothing was applied. To agree: --yes --protected {name}")
    return console.ask(f"Environment '{name}' is protected. To apply {statements} to {target}, type its name:") == name


def sure(question: str, yes: bool) -> None:
    """Raises ConsentError unless --yes was given or the person agrees."""
    if yes:
        return
    if not console.can_ask:
        raise ConsentError(f"{question} Nobody is there to ask, so nothing was done. To agree: --yes")
    if console.ask(f"{question} [y/N]").lower() not in ("y", "yes"):
        raise ConsentError("nothing was done")
