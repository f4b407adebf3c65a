"""YAML text to nodes: the only door to yaml, and a narrow one. Knows no key.

Built from parser events instead of a loader, because a loader resolves `no` and `010` to other values, lets the last of two
equal keys win and expands aliases and merge keys without limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from growthos_cli.errors import Mark
from growthos_cli.manifest.nodes import List, Map, Node, Scalar
from growthos_cli.manifest.problems import Problems, shown
from growthos_cli.names import visible

if TYPE_CHECKING:
    import yaml

MOST_DEPTH = 40

HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]")
"""Control characters, and those that make a line read otherwise than it is stored. Joiners stay: emoji and scripts need them."""

_IMPOSSIBLE = re.compile("[\x00\ud800-\udfff]")
"""What no text of Postgres can hold."""

_OPERATOR_AFTER_SPACE = re.compile(r"[ \t]+#[>\-#=]")

_HINTS = {
    "mapping values are not allowed": "quote a text that contains ': '",
    "did not find expected ',' or": "inside { } and [ ], quote a text that contains a comma, a bracket, a brace or a quote",
    "did not find expected key": "quote the whole text when it begins with a quote, a bracket or a brace, and check the indentation",
    "cannot start any token": "indent with spaces, and quote a text that begins with @, ` or %",
    "could not find expected ':'": "every line of a mapping is `key: value`",
}
"""What libyaml says, and what the author most likely did."""


class _Unreadable(Exception):
    """The rest of the file cannot be read; the problem is reported."""


@dataclass(slots=True)
class _Open:
    """A collection whose end has not been seen."""

    line: int
    column: int
    is_map: bool
    items: list[Node] = field(default_factory=list)
    entries: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)
    key: Node | None = None


def parse(text: str, file: str, problems: Problems) -> Node | None:
    """The one document of a file; None when it is empty or cannot be read to its end."""
    if hidden := HIDDEN.search(text):
        before = text[: hidden.start()]
        mark = Mark(file, before.count("\n") + 1, hidden.start() - (before.rfind("\n") + 1) + 1)
        problems.report(mark, f"{_code_point(hidden.group())} is an invisible control character; remove it")
        problems.incomplete = True
        return None
    try:
        return _Composer(text, file, problems).document()
    except _Unreadable:
        problems.incomplete = True
        return None


def _code_point(char: str) -> str:
    return f"U+{ord(char):04X}"


class _Composer:
    def __init__(self, text: str, file: str, problems: Problems) -> None:
        self.text, self.file, self.problems = text, file, problems
        self.open: list[_Open] = []
        self.root: Node | None = None
        # Only a text that has ` #>` at all needs its lines at hand.
        self.lines = text.splitlines() if _OPERATOR_AFTER_SPACE.search(text) else []

    def document(self) -> Node | None:
        documents = 0
        for event in self.events():
            name = type(event).__name__
            if name == "ScalarEvent":
                self.scalar(event)
            elif name == "MappingStartEvent":
                self.start(event, is_map=True)
            elif name == "SequenceStartEvent":
                self.start(event, is_map=False)
            elif name in ("MappingEndEvent", "SequenceEndEvent"):
                self.end()
            elif name == "AliasEvent":
                self.refuse(event, "aliases are not read; write the value out")
                self.put(Node(self.file, *_place(event)))
            elif name == "DocumentStartEvent":
                documents += 1
                if documents > 1:
                    self.refuse(event, "a file holds one document; put what follows '---' into a file of its own")
                    raise _Unreadable
                if event.version or event.tags:
                    self.refuse(event, "directives are not read; remove the line that begins with %")
        return self.root

    def events(self) -> Iterator[Any]:
        """Parser events; what libyaml cannot read becomes a problem."""
        import yaml

        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            yield from yaml.parse(self.text, Loader=loader)
        except yaml.MarkedYAMLError as error:
            self.problems.report(_error_mark(error, self.file), f"not readable as YAML: {_reason(error)}")
            raise _Unreadable from error
        except yaml.YAMLError as error:
            self.problems.report(Mark(self.file, 1, 1), "not readable as YAML: a character is not allowed there")
            raise _Unreadable from error

    def refuse(self, event: Any, message: str) -> None:
        self.problems.report(Mark(self.file, *_place(event)), message)

    def scalar(self, event: Any) -> None:
        self.check_properties(event)
        line, column = _place(event)
        style, value = event.style, event.value
        plain = not style
        escaped = style in ('"', "|") and self.is_escaped(event)
        if escaped and (impossible := _IMPOSSIBLE.search(value)):
            self.refuse(event, f"{_code_point(impossible.group())} cannot be stored by Postgres; remove it")
            self.put(Node(self.file, line, column))
            return
        if plain and self.lines:
            rest = self.lines[event.end_mark.line][event.end_mark.column :] if event.end_mark.line < len(self.lines) else ""
            if _OPERATOR_AFTER_SPACE.match(rest):
                self.refuse(event, "the text ends before '#', which begins a comment; quote the whole text")
        self.put(Scalar(self.file, line, column, value, plain, escaped))

    def is_escaped(self, event: Any) -> bool:
        """Whether a text has something invisible, all of it spelled as an escape or as the line breaks of a block, which everybody sees."""
        raw = self.text[event.start_mark.index : event.end_mark.index]
        return visible(event.value) != event.value and all(visible(line) == line for line in raw.split("\n"))

    def start(self, event: Any, *, is_map: bool) -> None:
        self.check_properties(event)
        if len(self.open) >= MOST_DEPTH:
            self.refuse(event, f"nested deeper than {MOST_DEPTH} levels")
            raise _Unreadable
        self.open.append(_Open(*_place(event), is_map))

    def end(self) -> None:
        done = self.open.pop()
        if done.is_map:
            self.put(Map(self.file, done.line, done.column, done.entries))
        else:
            self.put(List(self.file, done.line, done.column, tuple(done.items)))

    def put(self, node: Node) -> None:
        """Hand a finished node to the collection that is open."""
        if not self.open:
            self.root = node
            return
        holder = self.open[-1]
        if not holder.is_map:
            holder.items.append(node)
        elif holder.key is None:
            holder.key = self.checked_key(node, holder)
        else:
            key, holder.key = holder.key, None
            if isinstance(key, Scalar):
                holder.entries[key.text] = (key, node)

    def checked_key(self, node: Node, holder: _Open) -> Node:
        """The key, or a bare node when it is refused, so that its value is passed over."""
        message = ""
        if isinstance(node, List | Map):
            message = "a key must be a text"
        elif isinstance(node, Scalar) and node.plain and node.text == "<<":
            message = "merge keys are not read; write the keys out"
        elif isinstance(node, Scalar) and node.plain and not node.text:
            message = "a key is missing before ':'"
        elif isinstance(node, Scalar) and node.text in holder.entries:
            first = holder.entries[node.text][0]
            message = f"key {shown(node.text)} stands here a second time; the first is in line {first.line}"
        if not message:
            return node
        self.problems.report(node.mark, message)
        return Node(self.file, node.line, node.column)

    def check_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self.refuse(event, "anchors are not read; remove the word that begins with &")
        if event.tag is not None:
            self.refuse(event, "tags are not read; remove the word that begins with !")


def _place(event: Any) -> tuple[int, int]:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


def _error_mark(error: yaml.MarkedYAMLError, file: str) -> Mark:
    mark: Any = error.problem_mark or error.context_mark
    return Mark(file, mark.line + 1, mark.column + 1) if mark else Mark(file, 1, 1)


def _reason(error: yaml.MarkedYAMLError) -> str:
    problem = str(error.problem or error.context or "unknown")
    hint = next((hint for part, hint in _HINTS.items() if part in problem), "")
    return f"{problem}; {hint}" if hint else problem
