"""Pages read as a renderer reads them: what is wrong with them as a whole."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

PARSER = MarkdownIt("commonmark").enable("table").enable("strikethrough")
QUOTED = r'"[^"%\\\r\n<>`:{}\[\]|]*"'
DIAGRAM = re.compile(
    rf"""erDiagram
    |\ \ (?:[a-z][a-z0-9_]*|T\d+\[{QUOTED}\])(?:\ \{{)?
    |\ \ \ \ [A-Za-z_][\w\[\]]*\ [A-Za-z_]\w*(?:\ [PFU]K(?:,[PFU]K)*)?(?:\ {QUOTED})?
    |\ \ \}}
    |\ \ \w+\ (?:\|\||\|o)--(?:o\{{|o\|)\ \w+\ :\ {QUOTED}
    |flowchart\ LR
    |\ \ n\d+\[{QUOTED}\]
    |\ \ n\d+\ -->\|{QUOTED}\|\ n\d+""",
    re.VERBOSE,
)
_ANCHOR = re.compile(r'<a id="[\w-]+">')
_HTML = re.compile(r'</?code>|</a>|<a id="[\w-]+">')


def leaves(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from leaves(token.children) if token.children else (token,)


def diagram_strays(lines: list[str]) -> list[str]:
    """Lines that are none of those that a diagram is made of, or that Mermaid would take for a command."""
    return [line for line in lines if not DIAGRAM.fullmatch(line) or re.search(r"direction\s", line, re.IGNORECASE)]


def faults(pages: Mapping[str, str]) -> list[str]:
    """Everything that keeps these pages from being what they should: stray HTML, odd diagrams, links that lead nowhere."""
    parsed = {page: list(leaves(PARSER.parse(text))) for page, text in pages.items()}
    anchors = {page: [anchor[7:-2] for anchor in _ANCHOR.findall(text)] for page, text in pages.items()}
    found = []
    for page, tokens in parsed.items():
        found += [f"{page}: {anchor} stands there twice" for anchor in set(anchors[page]) if anchors[page].count(anchor) > 1]
        for token in tokens:
            if token.type in ("html_inline", "html_block") and not _is_ours(token.content):
                found.append(f"{page}: {token.content!r}")
            elif token.type == "fence" and token.info == "mermaid":
                found += [f"{page}: {line!r}" for line in diagram_strays(token.content.splitlines())]
            elif token.type == "image":
                found.append(f"{page}: an image")
            elif token.type == "link_open":
                found += _dead(page, str(token.attrs["href"]), anchors)
    return found


def _is_ours(html: str) -> bool:
    return _HTML.sub("", html).strip() in ("", "<!-- Made by `growthos docs` from the manifests: edit those, then run it again. -->")


def _dead(page: str, href: str, anchors: Mapping[str, list[str]]) -> list[str]:
    path, _, anchor = unquote(href).partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    return [] if target in anchors and (not anchor or anchor in anchors[target]) else [f"{page}: nothing is at {href}"]
