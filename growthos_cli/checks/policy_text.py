"""What can be read off the text of a policy, as Postgres prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from growthos_cli.catalog.security import PUBLIC, Policy
from growthos_cli.checks.context import Context

_TOKEN = re.compile(
    r"'(?:[^']|'')*'|\(\s*(?P<select>SELECT\b)?|\)|(?P<call>(?:[\w$]+|\"(?:[^\"]|\"\")+\")(?:\.(?:[\w$]+|\"(?:[^\"]|\"\")+\"))+)\(\)"
)
_QUOTED = re.compile(r"'(?:[^']|'')*'")
_WORD = re.compile(r"[^\W\d][\w$]*")


def policies(context: Context) -> list[Policy]:
    """Every live policy, those on the platform's tables too."""
    return [item for item in context.live.kind("policy") if isinstance(item, Policy)]


def callers_of(context: Context, policy: Policy) -> frozenset[str]:
    """The callers that the policy is for; all of them where it is for PUBLIC."""
    return context.callers if PUBLIC in policy.roles else context.callers & frozenset(policy.roles)


def covers(policy: Policy, command: str) -> bool:
    return policy.command in (command, "all")


def predicates(policy: Policy) -> str:
    """Both predicates as one text."""
    return f"{policy.using or ''} {policy.check or ''}"


@cache
def words(text: str | None) -> frozenset[str]:
    """The names and keywords of an expression, without what stands between quotes."""
    return frozenset(_WORD.findall(_QUOTED.sub("''", text or "")))


def bare_calls(text: str) -> Iterator[str]:
    """Functions without arguments that are called outside any `(select ...)`: once for each row.

    Postgres prints names outside pg_catalog qualified, so what has no dot is its own and cheap.
    """
    inside: list[bool] = []
    for match in _TOKEN.finditer(text):
        if match[0].startswith("("):
            inside.append(bool(match["select"]) or (bool(inside) and inside[-1]))
        elif match[0] == ")" and inside:
            inside.pop()
        elif match["call"] and not (inside and inside[-1]):
            yield match["call"]


_PART = re.compile(r"'(?:[^']|'')*'|\(|\)| OR ")


def branches(text: str) -> Iterator[str]:
    """The alternatives of an expression: what stands between the `or`s that are in no other parentheses than its own."""
    start = depth = 0
    parts, whole = [], text.startswith("(")
    for match in _PART.finditer(text):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if match[0] == " OR " and depth == 0:
            parts.append(text[start : match.start()])
            start = match.end()
        # The first parenthesis closes before the end: it does not hold the whole.
        whole = whole and (depth > 0 or match.end() == len(text))
    if parts:
        for part in (*parts, text[start:]):
            yield from branches(part)
    elif whole:
        yield from branches(text[1:-1])
    else:
        yield text
