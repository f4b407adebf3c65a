"""What one word may look like, as data: a shape reads nodes, explains itself in errors and prints itself as JSON Schema.

Reading reports what is wrong and hands back a node without it, so that builders meet nothing unexpected. Knows no key.
"""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass
from typing import Any, ClassVar

from growthos_cli.manifest.nodes import List, Node, Scalar
from growthos_cli.manifest.paths import dotted, signature
from growthos_cli.manifest.problems import Problems, shown
from growthos_cli.manifest.sql_text import fault
from growthos_cli.names import MAX_IDENTIFIER_BYTES, fits, suggestion, visible

_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,18})")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,38})(?:\.[0-9]{1,50})?")  # what a real of Postgres can be


@dataclass(frozen=True)
class Shape:
    """Base. `expected` completes "must be ..."; `sort` is the node class that can be read at all."""

    _: KW_ONLY
    doc: str = ""

    sort: ClassVar[type[Node]] = Scalar

    @property
    def expected(self) -> str:
        raise NotImplementedError

    def read(self, node: Node, what: str, problems: Problems) -> Node | None:
        """The node as far as it is right; None when nothing of it is. `what` names the value in messages."""
        if type(node) is Node:  # refused and reported when the YAML was read
            return None
        if not isinstance(node, self.sort):
            problems.report(node.mark, f"{what} must be {self.expected}, not {found(node)}")
            return None
        return self.read_sort(node, what, problems)

    def read_sort(self, node: Any, what: str, problems: Problems) -> Node | None:
        raise NotImplementedError

    def json_schema(self) -> dict[str, Any]:
        return {**self.json_type(), **({"description": self.doc} if self.doc else {})}

    def json_type(self) -> dict[str, Any]:
        raise NotImplementedError


def found(node: Node) -> str:
    """What stands there instead: "a list", "a mapping", "nothing" or the word itself."""
    if isinstance(node, Scalar):
        if not node.text and node.plain:
            return "nothing"
        return shown(node.text) if node.plain else f"the text {shown(node.text)}"
    return "a list" if isinstance(node, List) else "a mapping"


@dataclass(frozen=True)
class Text(Shape):
    """The characters that stand there. JSON Schema allows booleans and numbers too: an editor takes `no` for one."""

    expected = "a text"
    empty: bool = False
    blank: bool = False
    """Whether quoted white space is a text: a column may be called so."""

    def read_sort(self, node: Scalar, what: str, problems: Problems) -> Node | None:
        allowed = not node.plain and (self.empty or (self.blank and node.text))
        if not node.text.strip() and not allowed:
            problems.report(node.mark, f"{what} is empty")
            return None
        return node

    def json_type(self) -> dict[str, Any]:
        return {"type": ["string", "number", "boolean", "null"]}


@dataclass(frozen=True)
class Sql(Text):
    """One SQL expression or type."""

    expected = "SQL"

    def read_sort(self, node: Scalar, what: str, problems: Problems) -> Node | None:
        if reason := fault(node.text):
            problems.report(node.mark, f"{what}: {reason}")
            return None
        return super().read_sort(node, what, problems)


@dataclass(frozen=True)
class Name(Shape):
    """An identifier, or a dotted one of `least` to `most` parts; with `types` a signature may follow."""

    least: int = 1
    most: int = 1
    types: bool = False
    form: str = ""
    """How it is put together, where that is not the usual: `server.role`."""

    @property
    def expected(self) -> str:
        usual = {(1, 1): "a name", (1, 2): "a name or schema.name", (2, 3): "table.column or schema.table.column"}
        return self.form or usual[self.least, self.most]

    def read_sort(self, node: Scalar, what: str, problems: Problems) -> Node | None:
        text = signature(node.text)[0] if self.types else node.text
        parts = (text,) if self.most == 1 else dotted(text)
        message = ""
        if not text:
            message = f"{what} is empty"
        elif not self.least <= len(parts) <= self.most:
            message = f"{what} must be {self.expected}, not {shown(node.text)}"
        for part in parts:
            if visible(part) != part and not node.escaped:
                message = f"{what} has an invisible character: {shown(part)}; write it as an escape between double quotes, or leave it out"
            elif not fits(part):
                size = len(part.encode())
                message = f"{what} {shown(part)} has {size} bytes; Postgres keeps {MAX_IDENTIFIER_BYTES}, so choose a shorter name"
        if message:
            problems.report(node.mark, message)
        # A wrong name is still a name to which other places refer.
        return node if text and self.least <= len(parts) <= self.most else None

    def json_type(self) -> dict[str, Any]:
        return {"type": ["string", "number", "boolean"]}


@dataclass(frozen=True)
class Spelled(Name):
    """An object as reports spell it, which may be longer than any one name: `function public.f(uuid, text)`."""

    def read_sort(self, node: Scalar, what: str, problems: Problems) -> Node | None:
        if not node.text.strip() or visible(node.text) != node.text:
            problems.report(
                node.mark, f"{what} is empty" if not node.text.strip() else f"{what} has an invisible character: {shown(node.text)}"
            )
        return node


@dataclass(frozen=True)
class Word(Shape):
    """One of a few words."""

    words: tuple[str, ...]

    @property
    def expected(self) -> str:
        return " or ".join(self.words) if len(self.words) < 3 else "one of " + ", ".join(self.words)

    def read_sort(self, node: Scalar, what: str, problems: Problems) -> Node | None:
        if node.text in self.words:
            return node
        near = suggestion(node.text, self.words)
        problems.report(node.mark, f"{what} must be {self.expected}, not {found(node)}{near}")
        return None

    def json_type(self) -> dict[str, Any]:
        booleans = [value for word, value in (("on", True), ("off", False)) if word in self.words]
        return {"enum": [*self.words, *booleans]}


@dataclass(frozen=True)
class Flag(Shape):
    expected = "true or false"

    def read_sort(self, node: Scalar, what: str, problems: Problems) -> Node | None:
        if node.plain and node.text in ("true", "false"):
            return node
        problems.report(node.mark, f"{what} must be {self.expected}, not {found(node)}")
        return None

    def json_type(self) -> dict[str, Any]:
        return {"type": "boolean"}


@dataclass(frozen=True)
class Number(Shape):
    """Decimal digits; with a fraction unless `whole`."""

    whole: bool = True
    least: int | None = None

    @property
    def expected(self) -> str:
        return ("a whole number" if self.whole else "a number") + (f" not below {self.least}" if self.least is not None else "")

    def read_sort(self, node: Scalar, what: str, problems: Problems) -> Node | None:
        digits = node.plain and (_WHOLE if self.whole else _DECIMAL).fullmatch(node.text)
        if digits and (self.least is None or float(node.text) >= self.least):
            return node
        problems.report(node.mark, f"{what} must be {self.expected}, not {found(node)}")
        return None

    def json_type(self) -> dict[str, Any]:
        limit = {} if self.least is None else {"minimum": self.least}
        return {"type": "integer" if self.whole else "number", **limit}
