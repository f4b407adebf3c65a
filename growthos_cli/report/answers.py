"""The answers to what is asked of every environment: the role function, row security, buckets, how much there is."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

from growthos_cli.catalog.routines import Function
from growthos_cli.names import qualified, visible
from growthos_cli.report.counts import counted, listed
from growthos_cli.report.lines import DANGER, WIDTH, Line, Span

if TYPE_CHECKING:
    from growthos_cli.checks.summary import Summary

_LABEL = 15


def answer_lines(found: Summary) -> Iterator[Line]:
    """One paragraph per question. A project without a role function is not asked for one, nor Postgres by itself for buckets."""
    if found.role_function:
        name = qualified(*found.role_function)
        if not found.signatures:
            yield _answer("role function", f"{name} does not exist", DANGER)
        for function in found.signatures:
            yield from _answers("role function", _signature(function))
    if found.unprotected:
        off = ", ".join(qualified(*ref.path) for ref in found.unprotected)
        yield from _answers("row security", f"off on {len(found.unprotected)} of {counted(found.tables, 'table')}: {off}", DANGER)
    elif found.tables:
        yield _answer("row security", f"on for {'all of ' if found.tables > 1 else ''}{counted(found.tables, 'table')}")
    else:
        yield _answer("row security", "nothing to switch on: there are no tables")
    if found.buckets is not None:
        buckets = [f"{bucket.id} ({'public' if bucket.public else 'private'})" for bucket in found.buckets]
        yield from _answers("buckets", ", ".join(buckets) or "none")
    held = {"table": found.tables, "function": found.functions, "policy": found.policies, "trigger": found.triggers}
    yield _answer("in all", listed(held))


def _signature(function: Function) -> str:
    pinned = [f"{name} {value}" for name, value in function.settings]
    attributes = [function.language, function.volatility, f"security {function.security}", *pinned]
    return f"{qualified(function.schema, function.name)}({function.types}): {', '.join(attributes)}"


def _answers(question: str, text: str, meaning: str = "") -> Iterator[Line]:
    for number, part in enumerate(textwrap.wrap(visible(text), WIDTH - _LABEL)):
        yield _answer("" if number else question, part, meaning)


def _answer(question: str, text: str, meaning: str = "") -> Line:
    return (Span(f"{question:<{_LABEL}}"), Span(visible(text), meaning))
