"""Asks whoever gave the command before a target is changed: a person on a terminal, or the options of a script."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from growthos_cli.cli.console import console
from growthos_cli.errors import ConsentError, GrowthosError
from growthos_cli.flows.compare import Comparison
from growthos_cli.flows.provision import ALL, dangers_told, options, unallowed
from growthos_cli.flows.workspace import Workspace
from growthos_cli.names import suggestion
from growthos_cli.planning.hazards import HAZARDS, Hazard
from growthos_cli.report.counts import counted
from growthos_cli.report.targets import named


@dataclass(frozen=True)
class Given:
    """What the command line agrees to. `protected` is the environment that --protected names."""

    yes: bool
    allowed: tuple[str, ...]
    env: str | None
    protected: str | None


_DANGERS = (*HAZARDS, ALL)


def agreed(yes: bool, allow: list[str] | None, env: str | None, protected: str | None) -> Given:
    """The options as given. Raises GrowthosError for a danger that does not exist: its consent would be worth nothing."""
    names = tuple(name.strip() for given in allow or () for name in given.split(","))
    for name in names:
        if name not in _DANGERS:
            known = ", ".join(_DANGERS)
            raise GrowthosError(f"--allow knows no danger '{name}'{suggestion(name, _DANGERS)} (known: {known})")
    return Given(yes, names, env, protected)


def asker(workspace: Workspace, given: Given) -> Callable[[Comparison], bool]:
    """The question that `provision` puts before it sends anything. Raises ConsentError naming all options that would answer it."""

    def consent(comparison: Comparison) -> bool:
        environment = workspace.outline.environments.get(given.env or "")
        name = environment.name if environment and environment.protected else None
        target = named(comparison.target)
        if given.protected and given.protected != name:
            raise ConsentError(f"--protected names '{given.protected}', but the target is {target}; nothing was applied")
        statements = counted(len(comparison.plan.steps), "statement")
        answered = comparison.target.embedded or (given.yes and (name is None or given.protected is not None))
        dangers = unallowed(comparison.plan.hazards, given.allowed)
        why, missing = "", options(dangers)
        if not answered and name and (given.yes or not console.can_ask):
            why, missing = f"environment '{name}' is protected", [*missing, "--yes", f"--protected {name}"]
        elif not answered and not console.can_ask:
            why, missing = f"{statements} would change {target}, and nobody is there to ask", [*missing, "--yes"]
        if missing:
            raise ConsentError(_refusal(dangers, why, missing))
        if answered:
            return True
        if name:
            return console.ask(f"Environment '{name}' is protected. To apply {statements} to {target}, type its name:") == name
        return console.ask(f"Apply {statements} to {target}? [y/N]").lower() in ("y", "yes")

    return consent


def _refusal(dangers: list[Hazard], why: str, missing: list[str]) -> str:
    asks = f"To agree: {' '.join(missing)}"
    if not dangers:
        return f"{why}; nothing was applied. {asks}"
    return "\n".join(filter(None, (dangers_told(dangers), why, f"Nothing was applied. {asks}")))


def sure(question: str, yes: bool) -> None:
    """Raises ConsentError unless --yes was given or the person agrees."""
    if yes:
        return
    if not console.can_ask:
        raise ConsentError(f"{question} Nobody is there to ask, so nothing was done. To agree: --yes")
    if console.ask(f"{question} [y/N]").lower() not in ("y", "yes"):
        raise ConsentError("nothing was done")
