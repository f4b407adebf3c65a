"""SQL cut where psql is between two statements of the outermost level.

Knows of psql what decides where a statement ends: quotes, comments, parentheses, bodies of routines, data of `copy`, and its own commands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"""--[^\n]*
    | /\*.*?\*/
    | \b[eE]'(?:[^'\\]|\\.|'')*'
    | '[^']*'
    | "[^"]*"
    | \$(?P<tag>[A-Za-z_]\w*)?\$.*?\$(?P=tag)\$ | \$\$.*?\$\$
    | ^[ \t]*\\[^\n]*
    | \\g\w*[^\n]*
    | (?P<atomic>\bbegin\s+atomic\b) | (?P<case>\bcase\b) | (?P<end>\bend\b)
    | [();]""",
    re.VERBOSE | re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_COPIES = re.compile(r"\s*copy\b.*\bfrom\s+stdin\b", re.IGNORECASE | re.DOTALL)
_END_OF_DATA = re.compile(r"^\\\.$", re.MULTILINE)
_DEFINES = re.compile(r"\s*(create|alter|drop|grant|revoke|comment|security|import|reassign)\b", re.IGNORECASE)
_OPENS = re.compile(r"\s*(begin|start\s+transaction)\b", re.IGNORECASE)
_CLOSES = re.compile(r"\s*(commit|end|abort|rollback(?!\s+(work\s+|transaction\s+)?to\b)|prepare\s+transaction)\b", re.IGNORECASE)


def pieces(text: str, most: int) -> Iterator[str]:
    """The whole text in pieces that hold `most` definitions each, cut outside of transactions and of what `\\if` decides on."""
    piece, count, inside, conditions = "", 0, False, 0
    for statement in statements(text):
        piece += statement
        bare = re.sub(r"--[^\n]*|/\*.*?\*/", "", statement, flags=re.DOTALL)
        conditions += bool(re.match(r"\s*\\if\b", bare)) - bool(re.match(r"\s*\\endif\b", bare))
        inside = bool(_OPENS.match(bare)) or (inside and not _CLOSES.match(bare))
        count += bool(_DEFINES.match(bare))
        if count >= most and not inside and not conditions:
            yield piece
            piece, count = "", 0
    yield piece


def statements(text: str) -> Iterator[str]:
    """The text's statements and psql's commands; joined they are the text."""
    start, place, parentheses, bodies = 0, 0, 0, 0
    while found := _TOKEN.search(text, place):
        place = found.end()
        token = found[0]
        blank = not re.sub(r"--[^\n]*|/\*.*?\*/", "", text[start : found.start()], flags=re.DOTALL).strip()
        if token in "()":
            parentheses += 1 if token == "(" else -1
        elif found["atomic"]:
            bodies += 1
        elif bodies and (found["case"] or found["end"]):
            bodies += 1 if found["case"] else -1
        elif (token == ";" and parentheses <= 0 and not bodies) or token.startswith("\\g") or (token.lstrip().startswith("\\") and blank):
            if _COPIES.match(text[start:place]) and (data := _END_OF_DATA.search(text, place)):
                place = data.end()
            yield text[start:place]
            start, parentheses, bodies = place, 0, 0
    yield text[start:]
