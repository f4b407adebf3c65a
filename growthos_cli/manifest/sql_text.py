"""What can be said of SQL without a server: whether a text is one expression that cannot break out of its place.

Postgres parses the text itself; this only sees that `true) or (true` or `1; drop table t` never reaches it inside a statement.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"""
      (?<![\w$])[eE]'(?:[^'\\]|\\.|'')*'
    | '(?:[^']|'')*'
    | "(?:[^"]|"")*"
    | (?<![\w$])(?P<dollar>\$(?:[A-Za-z_]\w*|)\$)
    | (?P<comment>--|/\*)
    | (?P<stop>;)
    | (?P<opening>[(\[])
    | (?P<closing>[)\]])
    | (?P<quote>['"])
    """,
    re.VERBOSE | re.DOTALL,
)
_QUOTED = re.compile(r""""(?:[^"]|"")*"|'(?:[^']|'')*'""")
_SPECIAL = re.compile(r"""['";()\[\]$]|--|/\*""")
_PAIRS = {")": "(", "]": "["}


def fault(text: str) -> str | None:
    """Why this text is not one expression; None when nothing speaks against it."""
    if not _SPECIAL.search(text):
        return None
    opened: list[str] = []
    at = 0
    while token := _TOKEN.search(text, at):
        found, word, at = token.lastgroup, token.group(), token.end()
        if found == "comment":
            return f"'{word}' begins a comment, which does not belong into an expression; write it as a YAML comment"
        if found == "stop":
            return "';' does not belong into an expression"
        if found == "dollar":
            # Not by the pattern: looking for each closing tag anew would take quadratic time.
            close = text.find(word, at)
            found, at = ("quote", at) if close < 0 else (None, close + len(word))
        if found == "quote":
            return "a quote is opened and not closed"
        if found == "opening":
            opened.append(word)
        elif found == "closing" and (not opened or opened.pop() != _PAIRS[word]):
            return f"'{word}' closes what was not opened"
    return f"'{opened[-1]}' is not closed" if opened else None


def without_quoted(text: str) -> str:
    """The text without its string literals and quoted identifiers."""
    return _QUOTED.sub(" ", text)


def folded(text: str) -> str:
    """A type as Postgres compares it: white space folded, lower case outside quotes."""
    parts: list[str] = []
    end = 0
    for quoted in _QUOTED.finditer(text):
        parts += [_folded(text[end : quoted.start()]), quoted.group()]
        end = quoted.end()
    return "".join([*parts, _folded(text[end:])]).strip()


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).lower()
